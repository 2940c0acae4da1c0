package dev.stemma.provenance.log;

import dev.stemma.provenance.merkle.ConsistencyProof;
import dev.stemma.provenance.merkle.InclusionProof;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.merkle.StoredTree;
import dev.stemma.provenance.merkle.SubtreeHashes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the folder of a log, also while it grows: {@code checkpoint} and {@code tile/...}, as C2SP tlog-tiles has them under
 * the address of a log, so any server of files can show it.
 */
public final class LogReader {
    private static final int HASH = MerkleTree.HASH_LENGTH;
    private static final long LONGEST_TILE = (long) TilePath.FULL * (2 + EntryBundle.MAX_ENTRY);

    /** More than a proof needs. */
    private static final int TILES_AT_HAND = 32;

    private final Path folder;

    public LogReader(Path folder) {
        this.folder = folder;
    }

    /** The latest checkpoint. */
    public SignedNote checkpoint() {
        return published()
                .orElseThrow(
                        () -> new LogException("there is no log in " + folder + ": it has no file \"checkpoint\""));
    }

    Optional<SignedNote> published() {
        try {
            Optional<SignedNote> note = LogFiles.read(folder.resolve("checkpoint"), SignedNote.MAX_LENGTH)
                    .map(SignedNote::parse);
            note.ifPresent(signed -> Checkpoint.parse(signed.text()));
            return note;
        } catch (LogException e) {
            throw new LogException(
                    "the log " + folder + " is damaged: its checkpoint is none: " + e.getMessage()
                            + "; put it back from a copy",
                    e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** How many entries the latest checkpoint counts. */
    public long size() {
        return Checkpoint.parse(checkpoint().text()).size();
    }

    /** The bytes that stand at this path, or those of a wider tile as far as it asks; nothing if there are none. */
    public Optional<byte[]> find(TilePath path) {
        try {
            Optional<byte[]> exact = whole(path);
            if (exact.isPresent() || path.isFull()) {
                return exact;
            }
            return whole(path.full()).or(() -> wider(path)).map(bytes -> beginning(path, bytes));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Optional<byte[]> whole(TilePath path) throws IOException {
        return LogFiles.read(folder.resolve(path.toString()), LONGEST_TILE).filter(bytes -> isWhole(path, bytes));
    }

    /** A tile that is not full either: a loss of power may have taken the narrower one. */
    private Optional<byte[]> wider(TilePath path) {
        try {
            for (int width = path.width() + 1; width < TilePath.FULL; width++) {
                Optional<byte[]> found = whole(new TilePath(path.level(), path.number(), width));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean isWhole(TilePath path, byte[] bytes) {
        int length = path.level() == TilePath.ENTRIES ? EntryBundle.length(bytes, path.width()) : path.width() * HASH;
        return bytes.length == length;
    }

    private static byte[] beginning(TilePath path, byte[] full) {
        int length = path.level() == TilePath.ENTRIES ? EntryBundle.length(full, path.width()) : path.width() * HASH;
        return Arrays.copyOf(full, length);
    }

    byte[] tile(TilePath path) {
        return find(path)
                .orElseThrow(() -> new LogException("the log " + folder + " is damaged: " + path
                        + " is missing or cut off; put it back from a copy"));
    }

    private LogException unreadable(IOException e) {
        return new LogException("cannot read the log " + folder + ": " + LogFiles.problem(e), e);
    }

    /** An entry, from 0, of those that the latest checkpoint counts. */
    public byte[] entry(long index) {
        return entry(index, size());
    }

    private byte[] entry(long index, long size) {
        if (index < 0 || index >= size) {
            throw new LogException("the log has no entry " + index + "; it has " + size + ", counted from 0");
        }
        long bundle = index / TilePath.FULL;
        int place = (int) (index % TilePath.FULL);
        int width = TilePath.width(TilePath.ENTRIES, bundle, size);
        return EntryBundle.read(tile(new TilePath(TilePath.ENTRIES, bundle, width)), place + 1)
                .get(place);
    }

    /** Takes an entry, which has its place from 0. */
    public interface Taker {
        void take(long index, byte[] entry);
    }

    /** Has all entries that the latest checkpoint counts taken, in their order; a bundle of them is in memory at a time. */
    public void readAll(Taker taker) {
        readAll(size(), taker);
    }

    void readAll(long size, Taker taker) {
        for (long first = 0; first < size; first += TilePath.FULL) {
            long bundle = first / TilePath.FULL;
            int width = TilePath.width(TilePath.ENTRIES, bundle, size);
            long index = first;
            for (byte[] entry : EntryBundle.read(tile(new TilePath(TilePath.ENTRIES, bundle, width)), width)) {
                taker.take(index++, entry);
            }
        }
    }

    /**
     * Shows that an entry is in the log, under its latest checkpoint.
     *
     * @throws LogException also if what is on the disk is not what was signed
     */
    public LogProof prove(long index) {
        SignedNote note = checkpoint();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        byte[] entry = entry(index, checkpoint.size());
        InclusionProof proof = tree(checkpoint.size()).inclusionProof(index);
        if (!proof.proves(entry, checkpoint.root())) {
            throw new LogException("the log " + folder + " is damaged: entry " + index
                    + " and its tiles are not what the checkpoint was signed for; put them back from a copy");
        }
        return new LogProof(proof, note);
    }

    /** Shows that the tree of the latest checkpoint begins with that of the first entries. */
    public ConsistencyProof consistency(long oldSize) {
        Checkpoint checkpoint = Checkpoint.parse(checkpoint().text());
        if (oldSize < 0 || oldSize > checkpoint.size()) {
            throw new LogException("the log never had " + oldSize + " entries; it has " + checkpoint.size());
        }
        StoredTree tree = tree(checkpoint.size());
        ConsistencyProof proof = tree.consistencyProof(oldSize);
        byte[] oldRoot = new StoredTree(oldSize, hashes(checkpoint.size())).root();
        if (!MessageDigest.isEqual(tree.root(), checkpoint.root()) || !proof.proves(oldRoot, checkpoint.root())) {
            throw new LogException("the log " + folder
                    + " is damaged: its tiles are not what the checkpoint was signed for; put them back from a copy");
        }
        return proof;
    }

    private StoredTree tree(long size) {
        return new StoredTree(size, hashes(size));
    }

    /** The root of the first entries, of a tree that has that many now. */
    byte[] root(long entries, long size) {
        return new StoredTree(entries, hashes(size)).root();
    }

    private SubtreeHashes hashes(long size) {
        Map<TilePath, byte[]> atHand = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
                return size() > TILES_AT_HAND;
            }
        };
        return (height, place) -> {
            int level = height / 8;
            int below = height % 8;
            long first = place << below;
            long number = first / TilePath.FULL;
            int at = (int) (first % TilePath.FULL);
            TilePath path = new TilePath(level, number, TilePath.width(level, number, size));
            byte[] tile = atHand.computeIfAbsent(path, this::tile);
            return TreeEdge.root(
                    TreeEdge.split(Arrays.copyOfRange(tile, at * HASH, (at + (1 << below)) * HASH), 1 << below));
        };
    }
}
