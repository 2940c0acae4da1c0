package dev.stemma.provenance.log;

import dev.stemma.provenance.merkle.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the tiles and bundles of a log that grows; what it writes twice is the same both times. */
final class TileWriter {
    private final Path folder;
    private final TreeEdge edge;
    private final ByteArrayOutputStream bundle;

    /** Full tiles that a loss of power may still take. */
    private final Set<Path> notForced = new LinkedHashSet<>();

    private TileWriter(Path folder, TreeEdge edge, byte[] bundle) {
        this.folder = folder;
        this.edge = edge;
        this.bundle = new ByteArrayOutputStream();
        this.bundle.writeBytes(bundle);
    }

    /**
     * Goes on from tiles that are kept.
     *
     * @throws LogException if they are not those of the tree with this root
     */
    static TileWriter of(Path folder, long size, byte[] root) {
        LogReader kept = new LogReader(folder);
        TreeEdge edge = TreeEdge.of(size, kept);
        int width = (int) (size & 0xff);
        byte[] bundle =
                width == 0 ? new byte[0] : kept.tile(new TilePath(TilePath.ENTRIES, size / TilePath.FULL, width));
        List<byte[]> hashes = EntryBundle.read(bundle, width).stream()
                .map(MerkleTree::leafHash)
                .toList();
        boolean same = MessageDigest.isEqual(edge.root(), root)
                && (width == 0 || Arrays.equals(concatenated(hashes), edge.hashes(0)));
        if (!same) {
            throw new LogException("the log " + folder + " is damaged: the tiles of its first " + size
                    + " entries are not those that were written; put them back from a copy");
        }
        return new TileWriter(folder, edge, bundle);
    }

    private static byte[] concatenated(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    long size() {
        return edge.size();
    }

    byte[] root() {
        return edge.root();
    }

    /** Adds entries and writes what has changed. */
    void add(List<byte[]> entries) throws IOException {
        long before = edge.size();
        take(entries);
        writeParts(before);
    }

    /** Adds entries and writes the tiles that are full; {@link #writeParts()} is to follow. */
    void take(List<byte[]> entries) throws IOException {
        Map<TilePath, byte[]> full = new LinkedHashMap<>();
        for (byte[] entry : entries) {
            EntryBundle.write(entry, bundle);
            edge.add(MerkleTree.leafHash(entry), full::put);
            if (edge.size() % TilePath.FULL == 0) {
                full.put(
                        new TilePath(TilePath.ENTRIES, edge.size() / TilePath.FULL - 1, TilePath.FULL),
                        bundle.toByteArray());
                bundle.reset();
                write(full);
            }
        }
    }

    /** Writes all tiles that are not full. */
    void writeParts() throws IOException {
        writeParts(-1);
    }

    private void writeParts(long before) throws IOException {
        for (Map.Entry<TilePath, byte[]> part : parts(before).entrySet()) {
            LogFiles.write(folder.resolve(part.getKey().toString()), part.getValue());
        }
    }

    private void write(Map<TilePath, byte[]> full) throws IOException {
        for (Map.Entry<TilePath, byte[]> tile : full.entrySet()) {
            Path file = folder.resolve(tile.getKey().toString());
            LogFiles.write(file, tile.getValue());
            notForced.add(file);
        }
        full.clear();
    }

    /** The tiles that are not full and have grown since there were so many entries. */
    private Map<TilePath, byte[]> parts(long before) {
        Map<TilePath, byte[]> parts = new LinkedHashMap<>();
        for (int level = 0; level < edge.levels(); level++) {
            if (before >> (8 * level) != edge.size() >> (8 * level)) {
                byte[] hashes = edge.hashes(level);
                edge.path(level).ifPresent(path -> parts.put(path, hashes));
            }
        }
        edge.path(0)
                .ifPresent(path ->
                        parts.put(new TilePath(TilePath.ENTRIES, path.number(), path.width()), bundle.toByteArray()));
        return parts;
    }

    /** How many files would be lost with the power. */
    int notForced() {
        return notForced.size();
    }

    /** Puts all on the disk that is needed to go on from here, and takes away parts of tiles that are full by now. */
    void force() throws IOException {
        List<Path> files = new ArrayList<>(notForced);
        parts(-1).keySet().forEach(path -> files.add(folder.resolve(path.toString())));
        LogFiles.force(files, folder);
        for (Path full : notForced) {
            deleteParts(full.resolveSibling(full.getFileName() + ".p"));
        }
        notForced.clear();
    }

    private static void deleteParts(Path parts) throws IOException {
        if (Files.isDirectory(parts)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(parts)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(parts);
        }
    }
}
