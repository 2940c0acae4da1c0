package dev.stemma.studio.workbench;

import dev.stemma.generator.session.Replay;
import dev.stemma.studio.journals.JournalLines;
import dev.stemma.studio.workbench.Publication.FileKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs what is shown of pieces on the desk. */
final class DeskSigning {
    private static final int MIDI_FORMAT = 0;

    private final Pieces pieces;
    private final Signing signing;
    private final Publisher publisher;
    private final Models models;

    DeskSigning(Pieces pieces, Signing signing, Publisher publisher, Models models) {
        this.pieces = pieces;
        this.signing = signing;
        this.publisher = publisher;
        this.models = models;
    }

    /** Signs, and writes into the journal that it was done. */
    List<SignedFile> sign(DeskPiece piece, SigningWish wish) throws WorkbenchException {
        Hand hand = hand(wish.as().or(() -> Optional.of(piece.open().identity())), wish.password());
        OpenPiece open = pieces.inHandsOf(piece.open(), hand);
        Shown shown = piece.shown();
        Publication publication = publication(SafeName.of(shown.title()), wish);
        Replay.Models atHand = models.byDigest(List.of());
        List<SignedFile> files = publisher.handOver(
                open, shown, atHand::find, Replay.unbounded(atHand).last(open.journal(), shown.entry()), publication);
        return wanted(files, wish.kinds());
    }

    /** Files of the kinds, each followed by the journal that lies beside it, if it is too long to lie in it. */
    private static List<SignedFile> wanted(List<SignedFile> files, List<FileKind> kinds) {
        Set<String> types = kinds.stream().map(FileKind::mediaType).collect(Collectors.toSet());
        Set<String> names = files.stream()
                .filter(file -> types.contains(file.mediaType()))
                .flatMap(file -> Stream.of(file.name(), file.name() + JournalLines.ENDING))
                .collect(Collectors.toSet());
        return files.stream().filter(file -> names.contains(file.name())).toList();
    }

    private Hand hand(Optional<String> identity, Optional<String> password) throws WorkbenchException {
        Signatory signatory = new Signatory(identity, List.of(), Optional.empty());
        return GivenPassword.use(password, signing, identity, opened -> Hand.of(opened, signatory));
    }

    /** A rendering comes from a score, which is signed too. */
    private static Publication publication(String name, SigningWish wish) {
        FileKind score = wish.kinds().stream()
                .filter(kind -> kind != FileKind.WAV)
                .findFirst()
                .orElse(FileKind.MIDI);
        return new Publication(
                Path.of(name + "." + score.extension()),
                score,
                MIDI_FORMAT,
                false,
                wish.kinds().stream().filter(kind -> kind != score).collect(Collectors.toSet()),
                wish.sound(),
                wish.label(),
                false,
                false);
    }
}
