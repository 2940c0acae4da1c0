package dev.stemma.studio.workbench;

import dev.stemma.generator.session.Replay;
import dev.stemma.generator.session.Replayed;
import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.identity.HttpTimeStampAuthority;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.TimeStamped;
import dev.stemma.studio.journals.JournalFile;
import dev.stemma.studio.journals.JournalFolder;
import dev.stemma.studio.journals.OpeningsFile.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Tells what happened to the pieces of files, has it attested, and lets models write their part again. */
public final class Histories {
    private final JournalFolder journals;
    private final Pieces pieces;
    private final FileSigning signing;
    private final Verification verification;
    private final Models models;
    private final SecureRandom random;

    Histories(
            JournalFolder journals,
            Pieces pieces,
            FileSigning signing,
            Verification verification,
            Models models,
            SecureRandom random) {
        this.journals = journals;
        this.pieces = pieces;
        this.signing = signing;
        this.verification = verification;
        this.models = models;
        this.random = random;
    }

    private SourceFile read(Path file) throws WorkbenchException {
        SourceFile source = SourceFile.read(file, SafeFiles.read(file, FileSigning.LARGEST_FILE), verification);
        Editing.requireJournal(source);
        return source;
    }

    /**
     * What happened to the piece of a file, with what is known on this machine of what happened since.
     *
     * @throws WorkbenchException if the file carries no journal
     */
    public Story story(Path file) throws WorkbenchException {
        RecordedJournal recorded = read(file).recorded().orElseThrow();
        try {
            Journal journal = journals.peek(recorded.journal());
            List<Opening> openings = new ArrayList<>(recorded.openings());
            journals.openings(journal.piece()).read().stream()
                    .map(Known::opening)
                    .forEach(openings::add);
            return Story.of(journal, recorded.shows(), recorded.journal().size(), openings);
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    /**
     * Lets models write again what the journal of a file says they wrote.
     *
     * @param further folders of a model, or of several
     * @throws WorkbenchException if the file carries no journal
     */
    public Replayed replay(Path file, List<Path> further) throws WorkbenchException {
        return Replay.unbounded(models.byDigest(further))
                .of(read(file).recorded().orElseThrow().journal());
    }

    /**
     * Signs the journal of a piece on this machine as it is now: a time stamp of its last entry, if an authority is named, and
     * a line with credentials for all lines (C2PA 2.5, A.3.17).
     *
     * @return the journal
     */
    public Path checkpoint(Path file, Signatory signatory) throws WorkbenchException {
        try (OpenPiece open = pieces.resume(read(file), signatory)) {
            if (signatory.timeStamps().isPresent()) {
                open.session().stamp(stamp(open.journal(), signatory));
            }
            JournalFile journal = open.file().orElseThrow();
            ByteSource lines = journal.lines();
            byte[] content = lines.read(new ByteRange(0, lines.length()));
            byte[] line = open.hand()
                    .signer()
                    .checkpoint(
                            lines,
                            signing.definition(journal.path(), content, new JsonLinesCarrier()),
                            open.hand().identity());
            journal.appendCheckpoint(line);
            return journal.path();
        } catch (SigningException e) {
            throw new WorkbenchException("the journal cannot be signed: " + e.getMessage(), signatory.hint(), e);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    /** Over the digest of the last entry, so over all before it. */
    private TimeStamped stamp(Journal journal, Signatory signatory) throws WorkbenchException {
        byte[] imprint = Digest.of(journal.head().bytes()).bytes();
        byte[] token = Signing.guarded(
                signatory.hint(),
                () -> new HttpTimeStampAuthority(signatory.timeStamps().orElseThrow(), random).token(imprint));
        return new TimeStamped(new CborValue.Bytes(token));
    }
}
