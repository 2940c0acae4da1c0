package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.session.ScoreReading;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Opening;
import dev.stemma.studio.workbench.PieceCredentials.Parent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a person does to the piece of a file: all of it or nothing. */
public final class Editing {
    private final Pieces pieces;
    private final Publisher publisher;
    private final Verification verification;

    Editing(Pieces pieces, Publisher publisher, Verification verification) {
        this.pieces = pieces;
        this.publisher = publisher;
        this.verification = verification;
    }

    /**
     * Edits the piece of a file by hand and signs the outcome: all edits, or none.
     *
     * @throws WorkbenchException if one of them cannot be carried out, naming it
     */
    public Edited edit(Path file, ReadOptions options, List<Edit> edits, Publication publication, Signatory signatory)
            throws WorkbenchException {
        return change(file, options, publication, signatory, "edited", open -> carryOut(open, edits));
    }

    /** Does all of it, or nothing if one of them cannot be done. */
    static void carryOut(OpenPiece open, List<Edit> edits) throws SessionException, WorkbenchException {
        Session trial = open.session().rehearsal();
        for (int i = 0; i < edits.size(); i++) {
            rehearse(trial, open, edits.get(i), i + 1);
        }
        for (Edit edit : edits) {
            edit.apply(open.session(), open.worker(), open::annotate);
        }
    }

    private static void rehearse(Session trial, OpenPiece open, Edit edit, int number) throws WorkbenchException {
        try {
            edit.apply(trial, open.worker(), text -> trial.annotate(open.worker(), unsalted(text)));
        } catch (SessionException e) {
            throw new WorkbenchException(
                    "operation " + number + " (" + edit.name() + "): " + e.getMessage(),
                    e.hint() + "; no operation was carried out",
                    e);
        }
    }

    /** Of a text that nobody gets to see. */
    private static Opening unsalted(String text) {
        CborValue.Bytes salt = new CborValue.Bytes(new byte[Commitment.SALT_LENGTH]);
        return new Opening(Opening.Kind.TEXT, salt, text, Optional.empty());
    }

    /**
     * Goes back to an earlier version of the piece of a file.
     *
     * @param to the entry of the journal after which it was so; the one before the last change if empty
     */
    public Edited undo(Path file, OptionalInt to, Publication publication, Signatory signatory)
            throws WorkbenchException {
        return change(
                file,
                ReadOptions.DEFAULT,
                publication,
                signatory,
                "taken back",
                open -> new Edit.Undo(to).apply(open.session(), open.worker(), open::annotate));
    }

    /** Something that is done to a piece. */
    private interface Change {
        void apply(OpenPiece open) throws SessionException, WorkbenchException;
    }

    private Edited change(
            Path file, ReadOptions options, Publication publication, Signatory signatory, String done, Change change)
            throws WorkbenchException {
        publisher.requireFree(publication);
        SourceFile source = SourceFile.read(file, verification);
        Reading reading = Composing.read(file, source.content(), options);
        requireWhole(reading, publication);
        try (OpenPiece open = pieces.open(source, reading, signatory)) {
            int before = open.journal().size();
            change.apply(open);
            Shown shown = Shown.of(open.session(), title(source, reading), Optional.of(reading.melody()));
            int after = open.journal().size();
            List<WrittenFile> files = publisher.publish(open, shown, done, publication);
            return Edited.of(open, shown, before, after, files);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    /** What else is in a file would be lost. */
    private static void requireWhole(Reading reading, Publication publication) throws WorkbenchException {
        if (publication.inPlace() && (reading.voices().size() > 1 || reading.isPolyphonic())) {
            throw new WorkbenchException(
                    "the file holds more than one melody, of which only one would be left in it",
                    "name another file with --out");
        }
    }

    private static String title(SourceFile source, Reading reading) {
        return reading.melody()
                .title()
                .or(() -> source.verdict()
                        .manifests()
                        .flatMap(store -> store.active().claim())
                        .flatMap(claim -> claim.title()))
                .orElse(source.name());
    }

    /**
     * Takes over what somebody made of a signed file with another program; what was done is inferred. The edited file stays
     * as it is and gets credentials.
     *
     * @param out where the file with its credentials goes; the edited file itself if empty
     */
    public Edited adopt(
            Path edited, Path signed, ReadOptions options, Optional<Path> out, boolean overwrite, Signatory who)
            throws WorkbenchException {
        Path target = out.orElse(edited);
        SafeFiles.requireFree(target, overwrite || out.isEmpty());
        SourceFile source = SourceFile.read(signed, verification);
        requireJournal(source);
        byte[] content = SafeFiles.read(edited, Limits.FILE_BYTES);
        Reading reading = Composing.read(edited, content, options);
        Reading before = Composing.read(signed, source.content(), ReadOptions.DEFAULT);
        try (OpenPiece open = pieces.resume(source, who)) {
            int first = open.journal().size();
            requireSame(reading.melody(), content);
            open.session().adopt(open.worker(), reading.melody());
            Shown shown = Shown.of(open.session(), title(source, before), Optional.of(reading.melody()));
            int after = open.journal().size();
            List<WrittenFile> files = KeptFile.of(content)
                    .labelled(open, Optional.empty())
                    .sign(
                            open,
                            telling -> PieceCredentials.edited(
                                    shown.title(), telling, new Parent(source, "edited elsewhere, as far as it shows")),
                            target,
                            path -> overwrite || path.equals(edited));
            return Edited.of(open, shown, first, after, files);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    private static void requireSame(Melody melody, byte[] content) throws WorkbenchException {
        Optional<String> more = ScoreReading.difference(melody, content);
        if (more.isPresent()) {
            throw new WorkbenchException(
                    "the edited file cannot stand for the piece: " + more.get(),
                    "a piece has one voice; leave the others out of the file");
        }
    }

    static void requireJournal(SourceFile source) throws WorkbenchException {
        if (source.recorded().isEmpty()) {
            throw new WorkbenchException(
                    source.path() + " carries no journal that can be gone on with",
                    "stemma verify says what it carries; compose, fill and edit write files with a journal");
        }
    }

    /** Chooses the candidate that a file holds, and signs it. */
    public Edited choose(Path file, Optional<Path> out, boolean overwrite, Signatory signatory)
            throws WorkbenchException {
        SafeFiles.requireFree(out.orElse(file), overwrite || out.isEmpty());
        SourceFile source = SourceFile.read(file, verification);
        requireJournal(source);
        Reading reading = Composing.read(file, source.content(), ReadOptions.DEFAULT);
        try (OpenPiece open = pieces.resume(source, signatory)) {
            if (!open.session().isPending()) {
                throw new WorkbenchException(
                        file + " is no candidate among several that waits to be chosen",
                        "candidates come from --count; stemma history " + file.getFileName() + " shows what happened");
            }
            int first = open.journal().size();
            open.session().choose(open.worker(), offer(open));
            Shown shown = Shown.of(open.session(), title(source, reading), Optional.of(reading.melody()));
            List<WrittenFile> files = KeptFile.of(source.content())
                    .labelled(open, Optional.empty())
                    .sign(
                            open,
                            telling -> PieceCredentials.published(
                                    shown.title(), telling, new Parent(source, "chosen among several")),
                            out.orElse(file),
                            path -> overwrite || path.equals(file));
            return Edited.of(open, shown, first, first + 1, files);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    /** The offer that is shown. */
    private static int offer(OpenPiece open) {
        Journal journal = open.journal();
        return journal.ancestry(open.session().shown()).stream()
                .flatMap(index -> journal.entry(index).stream())
                .filter(entry -> entry.operation() instanceof Generation.Offered)
                .reduce((earlier, later) -> later)
                .map(Entry::index)
                .orElseThrow();
    }
}
