package dev.stemma.provenance.asset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The store in a WAV file (C2PA 2.5 A.3.9): a {@code C2PA} chunk, the last one of the first RIFF chunk.
 *
 * <pre>
 * "RIFF" u32 size "WAVE"                integers little-endian
 * chunks: type u32 size data [pad]      pad: a zero byte after data of odd size
 * "C2PA" u32 size store [pad]           inserted; the RIFF size grows with it
 * </pre>
 *
 * <p>The hard binding excludes the chunk's header and the store (as c2pa-rs 0.91 demands), not the pad byte. What the
 * samples are does not matter here. Where the last pad byte is missing, or left out of the RIFF size, reserving puts it right.
 */
public final class WavCarrier implements Carrier {
    static final int MAX_CHUNKS = 65_536;
    static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final String STORE_TYPE = "C2PA";

    /** The RIFF size, which section 16.3.1.6 recommends to leave out of the hash, for updates. */
    static final ByteRange RIFF_SIZE = new ByteRange(4, 4);

    /**
     * What is in a file.
     *
     * @param chunks of the RIFF, without pad bytes
     * @param chunksEnd offset after the last chunk of the RIFF, its pad byte included if that is there
     * @param padMissing whether the last chunk has odd size and no pad byte
     * @param end length of the file
     */
    private record Layout(
            List<ByteRange> chunks,
            List<ByteRange> stores,
            long lastChunk,
            long chunksEnd,
            boolean padMissing,
            long end) {
        boolean hasTrailing() {
            return end > chunksEnd;
        }
    }

    @Override
    public String mediaType() {
        return "audio/wav";
    }

    @Override
    public List<String> extensions() {
        return List.of("wav", "wave");
    }

    @Override
    public boolean recognizes(ByteSource file) {
        return file.length() >= RIFF_HEADER
                && type(file, 0).equals("RIFF")
                && type(file, 8).equals("WAVE");
    }

    @Override
    public Located locate(ByteSource file) {
        Layout layout = layout(file);
        List<ByteRange> stores = layout.stores;
        if (stores.isEmpty()) {
            return afterRiff(file, layout);
        }
        if (stores.size() > 1) {
            return new Located.Doubled(stores);
        }
        ByteRange chunk = stores.get(0);
        if (chunk.start() != layout.lastChunk) {
            return new Located.Misplaced(chunk, "other chunks follow it; expected it to be the last chunk of the RIFF");
        }
        if (layout.hasTrailing()) {
            return new Located.Misplaced(
                    chunk,
                    (layout.end - layout.chunksEnd) + " bytes follow the RIFF that it is in; expected the file to end");
        }
        if (chunk.length() - CHUNK_HEADER > MAX_STORE) {
            throw new AssetException(
                    chunk.start() + 4,
                    "a manifest store of " + (chunk.length() - CHUNK_HEADER) + " bytes; at most " + MAX_STORE
                            + " are read");
        }
        ByteRange store = ByteRange.between(chunk.start() + CHUNK_HEADER, chunk.end());
        return new Located.Found(file.read(store), store, chunk, List.of(RIFF_SIZE), true);
    }

    private static Located afterRiff(ByteSource file, Layout layout) {
        long rest = layout.end - layout.chunksEnd;
        if (rest >= CHUNK_HEADER && type(file, layout.chunksEnd).equals(STORE_TYPE)) {
            return new Located.Misplaced(
                    ByteRange.between(layout.chunksEnd, layout.end),
                    "after the RIFF; expected the last chunk inside it");
        }
        return new Located.Absent();
    }

    @Override
    public Optional<LabelCarrier> label() {
        return Optional.of(new WavLabelCarrier());
    }

    @Override
    public Optional<String> describe(ByteSource file, ByteRange range) {
        return Optional.of(WavPassage.describe(file, layout(file).chunks, range));
    }

    @Override
    public Placement reserve(byte[] file, int storeLength) {
        byte[] plain = strip(file);
        Layout layout = layout(ByteSource.of(plain));
        if (layout.hasTrailing()) {
            throw new AssetException(
                    layout.chunksEnd,
                    (layout.end - layout.chunksEnd)
                            + " bytes follow the RIFF chunk; a file with credentials must end with it");
        }
        if (storeLength < 0 || storeLength > MAX_STORE) {
            throw new AssetException(
                    plain.length, "a store of " + storeLength + " bytes; expected 0 to " + MAX_STORE + " bytes");
        }
        long start = layout.chunksEnd + (layout.padMissing ? 1 : 0);
        ByteRange exclusion = new ByteRange(start, CHUNK_HEADER + (long) storeLength);
        long size = exclusion.end() + (storeLength & 1);
        if (size > Integer.MAX_VALUE - 8) {
            throw new AssetException(
                    plain.length, "the file would have " + size + " bytes; files of up to 2 GiB can be signed");
        }
        ByteBuffer result = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        result.put(plain).putInt(4, (int) (size - CHUNK_HEADER)).position((int) start);
        result.put(STORE_TYPE.getBytes(StandardCharsets.US_ASCII)).putInt(storeLength);
        ByteRange store = new ByteRange(start + CHUNK_HEADER, storeLength);
        return new Placement(result.array(), store, StoreEncoding.RAW, exclusion);
    }

    @Override
    public byte[] strip(byte[] file) {
        Layout layout = layout(ByteSource.of(file));
        ByteRange stray = strayStores(ByteSource.of(file), layout);
        if (layout.stores.isEmpty() && stray.length() == 0) {
            return file;
        }
        Edits edits = new Edits(file);
        long riffSize = layout.chunksEnd - CHUNK_HEADER;
        for (ByteRange chunk : layout.stores) {
            long end = Math.min(chunk.end() + (chunk.length() & 1), layout.chunksEnd);
            edits.remove(ByteRange.between(chunk.start(), end));
            riffSize -= end - chunk.start();
        }
        edits.replace(
                RIFF_SIZE,
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt((int) riffSize)
                        .array());
        edits.remove(stray);
        return edits.apply();
    }

    /** The chunks of stores that stand right after the RIFF; none, if something else stands there. */
    private static ByteRange strayStores(ByteSource file, Layout layout) {
        long position = layout.chunksEnd;
        while (layout.end - position >= CHUNK_HEADER && type(file, position).equals(STORE_TYPE)) {
            long size = u32(file, position + 4);
            position = Math.min(layout.end, position + CHUNK_HEADER + size + (size & 1));
        }
        return ByteRange.between(layout.chunksEnd, position);
    }

    /** The chunks of the RIFF, without pad bytes. */
    static List<ByteRange> chunks(ByteSource file) {
        return new WavCarrier().layout(file).chunks;
    }

    private Layout layout(ByteSource file) {
        if (!recognizes(file)) {
            throw new AssetException(0, "not a WAV file; expected RIFF, a size and WAVE (12 bytes)");
        }
        long riffEnd = CHUNK_HEADER + u32(file, 4);
        if (riffEnd > file.length() || riffEnd < RIFF_HEADER) {
            throw new AssetException(
                    4,
                    "the RIFF chunk promises " + (riffEnd - CHUNK_HEADER) + " bytes; expected 4 to "
                            + (file.length() - CHUNK_HEADER) + ", what the file has");
        }
        List<ByteRange> all = new ArrayList<>();
        List<ByteRange> stores = new ArrayList<>();
        long position = RIFF_HEADER;
        long last = RIFF_HEADER;
        for (int chunks = 0; position < riffEnd; chunks++) {
            if (chunks == MAX_CHUNKS) {
                throw new AssetException(position, "more than " + MAX_CHUNKS + " chunks");
            }
            ByteRange chunk = chunkAt(file, position, riffEnd);
            all.add(chunk);
            if (type(file, position).equals(STORE_TYPE)) {
                stores.add(chunk);
            }
            last = position;
            position = chunk.end() + (chunk.length() & 1);
        }
        // Some writers leave the last pad byte out of the RIFF size, or out of the file.
        boolean padMissing = position > file.length();
        return new Layout(all, stores, last, padMissing ? file.length() : position, padMissing, file.length());
    }

    private static ByteRange chunkAt(ByteSource file, long position, long riffEnd) {
        if (riffEnd - position < CHUNK_HEADER) {
            throw new AssetException(
                    position,
                    (riffEnd - position) + " bytes left in the RIFF chunk; expected a chunk (8 bytes or more)");
        }
        long size = u32(file, position + 4);
        if (size > riffEnd - position - CHUNK_HEADER) {
            throw new AssetException(
                    position + 4,
                    "the chunk promises " + size + " bytes, the RIFF chunk has only "
                            + (riffEnd - position - CHUNK_HEADER) + " more");
        }
        return new ByteRange(position, CHUNK_HEADER + size);
    }

    static String type(ByteSource file, long position) {
        return new String(file.read(new ByteRange(position, 4)), StandardCharsets.ISO_8859_1);
    }

    static long u32(ByteSource file, long position) {
        return ByteBuffer.wrap(file.read(new ByteRange(position, 4)))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt()
                & 0xFFFFFFFFL;
    }
}
