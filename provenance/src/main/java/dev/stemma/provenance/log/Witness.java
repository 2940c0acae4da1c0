package dev.stemma.provenance.log;

import dev.stemma.provenance.merkle.ConsistencyProof;
import dev.stemma.provenance.merkle.MerkleTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs what logs say as long as each of them only grows (C2SP tlog-witness). It remembers the last checkpoint that it
 * signed for each log, and that is on the disk before anybody gets the signature.
 *
 * <p>Its folder has {@code <SHA-256 of the origin>/checkpoint} for each log, which anybody may read.
 */
public final class Witness implements Closeable {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final KeptCheckpoints kept;
    private final NoteKey key;
    private final List<VerifierKey> logs;
    private final Clock clock;
    private final FileChannel lock;

    private Witness(Path folder, NoteKey key, Collection<VerifierKey> logs, Clock clock, FileChannel lock) {
        this.folder = folder;
        this.kept = new KeptCheckpoints(folder);
        this.key = key;
        this.logs = List.copyOf(logs);
        this.clock = clock;
        this.lock = lock;
    }

    /**
     * A witness that goes on from what it remembers, or begins.
     *
     * @param key one that makes cosignatures
     * @param logs keys of the logs that it knows, whose names are those of the logs
     * @throws LogException if another process has the folder open
     */
    public static Witness open(Path folder, NoteKey key, Collection<VerifierKey> logs, Clock clock) {
        if (!key.verifier().type().isTimed()) {
            throw new IllegalArgumentException("a witness has a key for cosignatures");
        }
        try {
            Files.createDirectories(folder);
            FileChannel lock = LogFiles.hold(folder.resolve("lock"))
                    .orElseThrow(() -> new LogException(
                            "another process has the witness " + folder + " open; close it there first"));
            return new Witness(folder, key, logs, clock, lock);
        } catch (IOException e) {
            throw new LogException("cannot use the folder " + folder + " for a witness: " + LogFiles.problem(e), e);
        }
    }

    /** The key that its signatures are checked with. */
    public VerifierKey verifier() {
        return key.verifier();
    }

    /** Answers a request, of which it takes one at a time. */
    public WitnessAnswer add(byte[] request) {
        WitnessRequest read;
        Checkpoint checkpoint;
        try {
            read = WitnessRequest.parse(request);
            checkpoint = Checkpoint.parse(read.checkpoint().text());
        } catch (LogException e) {
            return new WitnessAnswer.Refused(WitnessAnswer.Reason.BAD_REQUEST, e.getMessage());
        }
        return add(read, checkpoint);
    }

    private WitnessAnswer add(WitnessRequest request, Checkpoint checkpoint) {
        List<VerifierKey> keys = logs.stream()
                .filter(log -> log.name().equals(checkpoint.origin()))
                .toList();
        if (keys.isEmpty()) {
            return new WitnessAnswer.Refused(
                    WitnessAnswer.Reason.UNKNOWN_LOG,
                    "this witness does not know the log " + Exact.shown(checkpoint.origin()));
        }
        List<NoteSignature> signed;
        try {
            signed = request.checkpoint().verify(keys).stream()
                    .map(SignedNote.Verified::signature)
                    .toList();
        } catch (LogException e) {
            return new WitnessAnswer.Refused(WitnessAnswer.Reason.NOT_SIGNED, e.getMessage());
        }
        if (signed.isEmpty()) {
            return new WitnessAnswer.Refused(
                    WitnessAnswer.Reason.NOT_SIGNED, "no key of " + checkpoint.origin() + " has signed the checkpoint");
        }
        if (request.oldSize() > checkpoint.size()) {
            return new WitnessAnswer.Refused(
                    WitnessAnswer.Reason.BAD_REQUEST,
                    "the old number of entries is greater than the new: " + request.oldSize() + ", "
                            + checkpoint.size());
        }
        return compareAndSign(request, checkpoint, signed);
    }

    private synchronized WitnessAnswer compareAndSign(
            WitnessRequest request, Checkpoint checkpoint, List<NoteSignature> signed) {
        Checkpoint last = last(checkpoint.origin())
                .map(note -> Checkpoint.parse(note.text()))
                .orElseGet(() -> new Checkpoint(checkpoint.origin(), 0, MerkleTree.emptyRoot()));
        if (request.oldSize() != last.size()) {
            return new WitnessAnswer.Conflict(last.size());
        }
        if (!goesOn(last, checkpoint, request.path())) {
            return new WitnessAnswer.Refused(
                    WitnessAnswer.Reason.INCONSISTENT,
                    "it was not shown that the tree of " + checkpoint.size() + " entries begins with that of "
                            + last.size() + " which this witness signed");
        }
        NoteSignature cosignature = key.cosign(checkpoint, clock.instant());
        remember(checkpoint.origin(), new SignedNote(checkpoint.text(), signed).with(List.of(cosignature)));
        return new WitnessAnswer.Cosigned(List.of(cosignature));
    }

    private static boolean goesOn(Checkpoint last, Checkpoint checkpoint, List<byte[]> path) {
        try {
            return new ConsistencyProof(last.size(), checkpoint.size(), path).proves(last.root(), checkpoint.root());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The last checkpoint that it signed for a log, with the signatures of both. */
    public Optional<SignedNote> last(String origin) {
        return remembered(origin, kept.fileOf(origin), () -> kept.last(origin));
    }

    /**
     * The same, for all who ask (C2SP tlog-witness, monitor retrieval).
     *
     * @param hash SHA-256 of the origin of the log, 64 hexadecimal digits in lower case; of another text nothing is known
     */
    public Optional<SignedNote> lastOf(String hash) {
        return HASH.matcher(hash).matches()
                ? remembered(hash, kept.file(hash), () -> kept.lastOf(hash))
                : Optional.empty();
    }

    private interface Reading {
        Optional<SignedNote> read() throws IOException;
    }

    private Optional<SignedNote> remembered(String name, Path file, Reading reading) {
        try {
            Optional<SignedNote> note = reading.read();
            if (note.isPresent() && note.get().verify(List.of(key.verifier())).isEmpty()) {
                throw new LogException("it is not what this witness signed");
            }
            return note;
        } catch (IOException | LogException e) {
            throw new LogException(
                    "the witness cannot read what it signed last for " + Exact.shown(name)
                            + " and signs nothing more for it: " + LogFiles.problem(e) + "; put " + file
                            + " back from a copy",
                    e);
        }
    }

    private void remember(String origin, SignedNote note) {
        try {
            kept.keep(note);
        } catch (IOException e) {
            throw new LogException(
                    "the witness cannot write " + kept.fileOf(origin) + ": " + LogFiles.problem(e)
                            + "; nothing was signed",
                    e);
        }
    }

    /** Lets others open the folder. */
    @Override
    public synchronized void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new LogException("cannot close the witness " + folder + ": " + LogFiles.problem(e), e);
        }
    }
}
