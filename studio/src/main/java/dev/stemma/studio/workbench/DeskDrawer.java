package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.record.Journal;
import dev.stemma.studio.journals.Cover;
import dev.stemma.studio.journals.JournalFolder;
import dev.stemma.studio.journals.JournalWriter;
import dev.stemma.studio.journals.OpeningsFile.Known;
import dev.stemma.studio.journals.PieceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Where the pieces of the desk lie while nobody works on them. */
final class DeskDrawer {
    private final JournalFolder journals;
    private final Pieces pieces;
    private final Signing signing;
    private final Verification verification;

    DeskDrawer(JournalFolder journals, Pieces pieces, Signing signing, Verification verification) {
        this.journals = journals;
        this.pieces = pieces;
        this.signing = signing;
        this.verification = verification;
    }

    /** A new piece, which is on the disk. */
    DeskPiece begin(Optional<String> as, Instant now, String title) throws WorkbenchException {
        OpenPiece open = pieces.begin(as, Optional.empty());
        return settled(open, Cover.BLANK.titled(title, now).of(as), Optional.empty());
    }

    /** @param release called with the piece whose journal is about to be opened */
    DeskPiece bringIn(String name, byte[] content, Optional<String> as, Instant now, Consumer<UUID> release)
            throws WorkbenchException {
        if (content.length > Limits.FILE_BYTES) {
            throw new WorkbenchException(
                    "the file has " + content.length + " bytes",
                    "melodies of at most " + Limits.FILE_BYTES + " are read");
        }
        SourceFile source = SourceFile.handedOver(name, content, verification);
        Reading reading = read(name, content);
        Cover cover = Cover.BLANK
                .titled(reading.melody().title().orElse(withoutEnding(name)), now)
                .of(as)
                .from(name, reading.keyStated());
        OpenPiece open;
        if (source.recorded().isPresent()) {
            release.accept(source.recorded().get().journal().piece());
            open = resumed(source, as);
        } else {
            open = Pieces.bringIn(pieces.begin(as, Optional.of(source)), source, reading);
        }
        DeskPiece piece = settled(open, cover, Optional.of(reading.melody()));
        try {
            piece.files().keepSource(content);
            return piece;
        } catch (IOException e) {
            piece.close();
            throw WorkbenchException.ofJournal(e);
        }
    }

    private OpenPiece resumed(SourceFile source, Optional<String> as) throws WorkbenchException {
        RecordedJournal recorded = source.recorded().orElseThrow();
        try {
            JournalWriter writer = JournalWriter.resume(journals, recorded.journal());
            return pieces.resume(writer, as, Optional.of(source), recorded.shows());
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    private static Reading read(String name, byte[] content) throws WorkbenchException {
        return Composing.read(Path.of(SafeName.of(name)), content, ReadOptions.DEFAULT);
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private DeskPiece settled(OpenPiece open, Cover cover, Optional<Melody> words) throws WorkbenchException {
        try {
            open.writer().settle();
            PieceFiles files = PieceFiles.of(open.file().orElseThrow().path()).orElseThrow();
            DeskPiece piece = new DeskPiece(files, open, cover, words);
            piece.keepWithView();
            return piece;
        } catch (IOException e) {
            open.close();
            throw WorkbenchException.ofJournal(e);
        }
    }

    /** A piece that was left, with its journal. */
    DeskPiece open(UUID id) throws WorkbenchException {
        try {
            PieceFiles files = journals.find(id)
                    .orElseThrow(() -> WorkbenchException.missing(
                            "there is no piece " + id, "the list of pieces shows those that are here"));
            Cover cover = files.cover();
            Optional<SourceFile> source = source(files, cover);
            JournalWriter writer = JournalWriter.resume(journals, files);
            Optional<String> worker = cover.identity().or(() -> last(writer)).filter(signing::has);
            OpenPiece open = pieces.resume(writer, worker, source, shown(cover, writer.journal()));
            return new DeskPiece(files, open, cover, source.flatMap(DeskDrawer::words));
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    private Optional<SourceFile> source(PieceFiles files, Cover cover) throws IOException, WorkbenchException {
        Optional<byte[]> content = files.source();
        return content.isPresent()
                ? Optional.of(SourceFile.handedOver(cover.file().orElse("file"), content.get(), verification))
                : Optional.empty();
    }

    private static Optional<Melody> words(SourceFile source) {
        try {
            return Optional.of(
                    MelodyFile.read(source.content(), ReadOptions.DEFAULT).melody());
        } catch (NotationException readOnceAndNoMore) {
            return Optional.empty();
        }
    }

    /** Who worked on it last, of those whose keys are here. */
    private static Optional<String> last(JournalWriter writer) {
        return writer.known().stream().flatMap(each -> each.identity().stream()).reduce((earlier, later) -> later);
    }

    /** What the cover says, else the last version that is at hand. */
    private static int shown(Cover cover, Journal journal) {
        int shown = cover.shown(journal.size()).orElse(journal.size() - 1);
        while (shown > 0 && journal.version(shown).isEmpty()) {
            shown--;
        }
        return shown;
    }

    /** The same piece in the hands of somebody. */
    OpenPiece inHandsOf(OpenPiece open, Optional<String> identity) throws WorkbenchException {
        return pieces.inHandsOf(open, identity);
    }

    /** A piece that is only looked at. */
    record Kept(UUID id, String title, Cover cover, PieceVersion shown) {}

    /**
     * Pieces that can be read; others may be working on them.
     *
     * @param wanted by their ids, and when their files were last written
     */
    List<Kept> changed(BiPredicate<UUID, Instant> wanted) throws WorkbenchException {
        List<Kept> all = new ArrayList<>();
        try {
            for (PieceFiles files : journals.pieces()) {
                if (wanted.test(files.id(), files.changed())) {
                    kept(files).ifPresent(all::add);
                }
            }
            return all;
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    private Optional<Kept> kept(PieceFiles files) {
        try {
            Journal journal = files.peek();
            if (journal.isEmpty()) {
                return Optional.empty();
            }
            Cover cover = files.cover();
            List<Known> known = journals.openings(files.piece()).read();
            int shown = shown(cover, journal);
            Story story = Story.of(
                    journal, shown, 0, known.stream().map(Known::opening).toList());
            String title = DeskRows.title(cover, Optional.empty(), journal);
            return Optional.of(new Kept(files.id(), title, cover, PieceVersion.of(story, shown, title)));
        } catch (IOException | WorkbenchException damaged) {
            return Optional.empty();
        }
    }
}
