package dev.stemma.provenance.log;

import dev.stemma.provenance.merkle.MerkleTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log in a folder, for the one who adds to it. What {@link #append} has answered for is on the disk, and no two trees are
 * ever signed of which one does not begin with the other: entries are on the disk before anything is signed about them, and
 * a log that finds less than it has signed does not open.
 *
 * <p>The folder has {@code checkpoint} and {@code tile/}, which are for everybody ({@link LogReader}), and {@code state/},
 * which is not.
 */
public final class TransparencyLog implements Closeable {
    private static final int TILES_BETWEEN_FORCES = 128;
    private static final long BYTES_BETWEEN_FORCES = 16 << 20;

    private final Path folder;
    private final NoteKey key;
    private final FileChannel lock;
    private final BatchFiles batches;
    private final TileWriter tiles;
    private final LogReader reader;
    private SignedNote checkpoint;
    private boolean stopped;

    /**
     * Entries that were taken.
     *
     * @param first place of the first of them, from 0
     * @param checkpoint signed by the log, which counts them
     */
    public record Appended(long first, SignedNote checkpoint) {}

    private TransparencyLog(Path folder, NoteKey key, FileChannel lock, BatchFiles batches) throws IOException {
        this.folder = folder;
        this.key = key;
        this.lock = lock;
        this.batches = batches;
        this.reader = new LogReader(folder);
        this.tiles = TileWriter.of(
                folder, batches.current().base(), batches.current().baseRoot());
        Optional<SignedNote> last = reader.published();
        if (last.isPresent()) {
            requireOwnBeginning(last.get());
        }
        batches.current().recover(tiles::take);
        tiles.writeParts();
        this.checkpoint =
                last.filter(note -> isOfNow(Checkpoint.parse(note.text()))).orElseGet(this::sign);
        publish();
    }

    /**
     * A new log without entries.
     *
     * @param folder absent or empty
     * @param key whose name is that of the log: {@code example.com/log}
     */
    public static TransparencyLog create(Path folder, NoteKey key) {
        return run(folder, () -> {
            Files.createDirectories(state(folder));
            return holding(folder, Duration.ZERO, lock -> {
                if (BatchFiles.areIn(state(folder)) || Files.exists(folder.resolve("checkpoint"))) {
                    throw new LogException(
                            "there is a log in " + folder + " already; open it, or choose another folder");
                }
                return begin(folder, key, lock, BatchFiles.create(state(folder), MerkleTree.emptyRoot()));
            });
        });
    }

    /**
     * A log to go on with, as it was when it last answered, whatever happened then.
     *
     * @throws LogException if another process has it open, if it is not that of the key, or if it is damaged
     */
    public static TransparencyLog open(Path folder, NoteKey key) {
        return open(folder, key, Duration.ZERO);
    }

    /**
     * The same, for those who add to it in turns.
     *
     * @param patience how long another process is waited for that has it open
     */
    public static TransparencyLog open(Path folder, NoteKey key, Duration patience) {
        return run(folder, () -> {
            if (!Files.isDirectory(state(folder))) {
                throw new LogException(
                        Files.exists(folder.resolve("checkpoint"))
                                ? "the log " + folder + " can be read but not added to: its folder " + state(folder)
                                        + " is missing; put it back from a copy"
                                : "there is no log in " + folder);
            }
            return holding(folder, patience, lock -> begin(folder, key, lock, BatchFiles.open(state(folder))));
        });
    }

    private interface Opening {
        TransparencyLog open(FileChannel lock) throws IOException;
    }

    private static TransparencyLog holding(Path folder, Duration patience, Opening opening) throws IOException {
        FileChannel lock = LogFiles.hold(state(folder).resolve("lock"), patience)
                .orElseThrow(() ->
                        new LogException("another process has the log " + folder + " open; close it there first"));
        try {
            return opening.open(lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static TransparencyLog begin(Path folder, NoteKey key, FileChannel lock, BatchFiles batches)
            throws IOException {
        try {
            return new TransparencyLog(folder, key, lock, batches);
        } catch (IOException | RuntimeException e) {
            batches.close();
            throw e;
        }
    }

    /** Whether there is a log in a folder, or the beginning of one that was broken off. */
    public static boolean isIn(Path folder) {
        return Files.exists(state(folder)) || Files.exists(folder.resolve("checkpoint"));
    }

    private static Path state(Path folder) {
        return folder.resolve("state");
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T run(Path folder, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new LogException(
                    "cannot write to the log " + folder + ": " + LogFiles.problem(e)
                            + "; what it has confirmed is kept",
                    e);
        }
    }

    /** Refuses a checkpoint that the entries at hand do not go on from, before anything is written over or cut off. */
    private void requireOwnBeginning(SignedNote note) throws IOException {
        Checkpoint signed = Checkpoint.parse(note.text());
        if (!signed.origin().equals(key.verifier().name())
                || note.verify(List.of(key.verifier())).isEmpty()) {
            throw new LogException("the log " + folder + " is that of " + Exact.shown(signed.origin())
                    + " under another key; expected " + key.verifier());
        }
        BatchFile kept = batches.current();
        byte[] root;
        if (signed.size() <= kept.base()) {
            root = reader.root(signed.size(), kept.base());
        } else {
            TreeEdge grown = grown(kept, signed.size());
            if (grown.size() < signed.size()) {
                throw new LogException(
                        "the log " + folder + " has signed " + signed.size() + " entries and has only " + grown.size()
                                + "; it does not go on, for others hold the longer one: put it back from a copy");
            }
            root = grown.root();
        }
        if (!MessageDigest.isEqual(root, signed.root())) {
            throw new LogException("the log " + folder + " has signed other entries than it has among its first "
                    + signed.size() + "; it does not go on: put it back from a copy");
        }
    }

    /** The tree of as many entries as there are, at most of so many. */
    private TreeEdge grown(BatchFile kept, long most) throws IOException {
        TreeEdge tree = TreeEdge.of(kept.base(), reader);
        kept.readAll(entries -> {
            for (byte[] entry : entries) {
                if (tree.size() < most) {
                    tree.add(MerkleTree.leafHash(entry), (tile, hashes) -> {});
                }
            }
        });
        return tree;
    }

    private boolean isOfNow(Checkpoint signed) {
        return signed.size() == tiles.size();
    }

    private SignedNote sign() {
        String text = new Checkpoint(key.verifier().name(), tiles.size(), tiles.root()).text();
        return new SignedNote(text, List.of(key.sign(text)));
    }

    private void publish() throws IOException {
        LogFiles.write(folder.resolve("checkpoint"), checkpoint.encode());
    }

    /** Number of entries. */
    public synchronized long size() {
        return tiles.size();
    }

    /** What the log has signed last, with the signatures that {@link #cosigned} brought. */
    public synchronized SignedNote checkpoint() {
        return checkpoint;
    }

    /** Reads entries and makes proofs. */
    public LogReader reader() {
        return reader;
    }

    /**
     * Adds entries together, all or none: they are on the disk, and counted by a checkpoint, when this returns. After a
     * failure they may be there all the same when the log is opened again.
     *
     * @param entries at least one, of at most 65,535 bytes each, and 64 MiB together
     */
    public synchronized Appended append(List<byte[]> entries) {
        requireBatch(entries);
        if (stopped) {
            throw new LogException("the log " + folder + " stopped after a failure; open it again");
        }
        stopped = true;
        Appended appended = run(folder, () -> {
            if (tiles.notForced() >= TILES_BETWEEN_FORCES || batches.current().length() >= BYTES_BETWEEN_FORCES) {
                tiles.force();
                batches.next(tiles.size(), tiles.root());
            }
            long first = tiles.size();
            batches.current().append(first, entries);
            tiles.add(entries);
            checkpoint = sign();
            publish();
            return new Appended(first, checkpoint);
        });
        stopped = false;
        return appended;
    }

    private static void requireBatch(List<byte[]> entries) {
        long length = 0;
        for (byte[] entry : entries) {
            if (entry.length > EntryBundle.MAX_ENTRY) {
                throw new LogException(
                        "an entry has at most " + EntryBundle.MAX_ENTRY + " bytes, found " + entry.length);
            }
            length += 2 + entry.length;
        }
        if (entries.isEmpty() || length > BatchFile.MAX_BATCH) {
            throw new LogException("entries are added one or more at a time, at most " + BatchFile.MAX_BATCH
                    + " bytes together; found " + entries.size() + " of " + length + " bytes");
        }
    }

    /**
     * Keeps signatures that witnesses have made under the latest checkpoint, for all who read it. Those under an earlier one
     * come too late and are left out, and of each witness the last one is kept.
     *
     * @param witnesses whose signatures are taken
     * @param note the checkpoint that was signed, with the signatures
     */
    public synchronized SignedNote cosigned(SignedNote note, Collection<VerifierKey> witnesses) {
        if (note.text().equals(checkpoint.text())) {
            List<NoteSignature> taken = note.verify(witnesses).stream()
                    .map(SignedNote.Verified::signature)
                    .toList();
            List<NoteSignature> others = checkpoint.signatures().stream()
                    .filter(known -> taken.stream().noneMatch(known::isByTheSameKeyAs))
                    .toList();
            checkpoint = new SignedNote(
                    checkpoint.text(),
                    Stream.concat(others.stream(), taken.stream()).toList());
            run(folder, () -> {
                publish();
                return checkpoint;
            });
        }
        return checkpoint;
    }

    /** Lets others open the log. */
    @Override
    public synchronized void close() {
        stopped = true;
        run(folder, () -> {
            batches.close();
            lock.close();
            return null;
        });
    }
}
