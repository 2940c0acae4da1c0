package dev.stemma.provenance.asset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The label in a WAV file: a chunk {@code AIGC} directly after {@code fmt }, as public implementations of GB 45438-2025
 * write it.
 *
 * <pre>"AIGC" u32 size text [pad]      size: of the text alone, little-endian; pad: a zero byte after a text of odd size</pre>
 *
 * <p>Read is every such chunk, whatever it holds and without the zeros at its end, and every label in a {@code LIST} of the
 * type {@code INFO}, where some writers put a copy.
 */
public final class WavLabelCarrier implements LabelCarrier {
    private static final String TYPE = "AIGC";
    private static final int CHUNK_HEADER = 8;
    private static final int LIST_HEADER = 12;

    /** A label is some hundred bytes long; of a list, no more is looked at. */
    private static final int LONGEST_LIST = 1 << 20;

    @Override
    public List<LabelField> find(ByteSource file) {
        List<LabelField> found = new ArrayList<>();
        for (ByteRange chunk : WavCarrier.chunks(file)) {
            String type = WavCarrier.type(file, chunk.start());
            if (type.equals(TYPE)) {
                found.add(new LabelField(chunk, text(file, chunk)));
            } else if (type.equals("LIST") && isInformation(file, chunk)) {
                addListed(file, chunk, found);
            }
        }
        return found;
    }

    private static boolean isInformation(ByteSource file, ByteRange chunk) {
        return chunk.length() >= LIST_HEADER
                && chunk.length() <= LONGEST_LIST
                && WavCarrier.type(file, chunk.start() + CHUNK_HEADER).equals("INFO");
    }

    private static void addListed(ByteSource file, ByteRange list, List<LabelField> found) {
        long position = list.start() + LIST_HEADER;
        while (list.end() - position >= CHUNK_HEADER) {
            long size = Math.min(WavCarrier.u32(file, position + 4), list.end() - position - CHUNK_HEADER);
            ByteRange entry = new ByteRange(position, CHUNK_HEADER + size);
            byte[] text = text(file, entry);
            if (WavCarrier.type(file, position).equals(TYPE) || LabelCarrier.isLabel(text)) {
                found.add(new LabelField(entry, text));
            }
            position = entry.end() + (size & 1);
        }
    }

    /** As much of it as shows what it is, without the zeros at its end. */
    private static byte[] text(ByteSource file, ByteRange chunk) {
        long end = Math.min(chunk.end(), chunk.start() + CHUNK_HEADER + LONGEST_LIST);
        byte[] text = file.read(ByteRange.between(chunk.start() + CHUNK_HEADER, end));
        int length = text.length;
        while (length > 0 && text[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(text, length);
    }

    @Override
    public byte[] put(byte[] file, String label) {
        byte[] plain = strip(file);
        ByteSource source = ByteSource.of(plain);
        ByteRange format = WavCarrier.chunks(source).stream()
                .filter(chunk -> WavCarrier.type(source, chunk.start()).equals("fmt "))
                .findFirst()
                .orElseThrow(() -> new AssetException(
                        WavCarrier.RIFF_HEADER, "the file has no chunk fmt, which a label would follow"));
        byte[] text = label.getBytes(StandardCharsets.UTF_8);
        byte[] chunk = ByteBuffer.allocate(CHUNK_HEADER + text.length + (text.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(TYPE.getBytes(StandardCharsets.US_ASCII))
                .putInt(text.length)
                .put(text)
                .array();
        if ((long) plain.length + chunk.length > Integer.MAX_VALUE - 8) {
            throw new AssetException(plain.length, "with a label the file would have more than 2 GiB");
        }
        Edits edits = new Edits(plain);
        edits.replace(new ByteRange(Math.min(format.end() + (format.length() & 1), plain.length), 0), chunk);
        edits.replace(WavCarrier.RIFF_SIZE, size(WavCarrier.u32(source, 4) + chunk.length));
        return edits.apply();
    }

    @Override
    public byte[] strip(byte[] file) {
        ByteSource source = ByteSource.of(file);
        List<ByteRange> chunks = WavCarrier.chunks(source);
        long riffEnd = CHUNK_HEADER + WavCarrier.u32(source, 4);
        Edits edits = new Edits(file);
        long removed = 0;
        for (ByteRange chunk : chunks) {
            String type = WavCarrier.type(source, chunk.start());
            ByteRange padded =
                    ByteRange.between(chunk.start(), Math.min(chunk.end() + (chunk.length() & 1), file.length));
            List<ByteRange> labels = type.equals(TYPE)
                    ? List.of(padded)
                    : type.equals("LIST") && isInformation(source, chunk) ? listed(source, chunk, padded) : List.of();
            for (ByteRange label : labels) {
                edits.remove(label);
                removed += Math.min(label.end(), riffEnd) - label.start();
            }
            if (!labels.isEmpty() && !labels.get(0).equals(padded)) {
                long rest = chunk.length() - CHUNK_HEADER;
                for (ByteRange label : labels) {
                    rest -= Math.min(label.end(), chunk.end()) - label.start();
                }
                edits.replace(new ByteRange(chunk.start() + 4, 4), size(rest));
            }
        }
        if (removed > 0) {
            edits.replace(WavCarrier.RIFF_SIZE, size(riffEnd - CHUNK_HEADER - removed));
        }
        return edits.apply();
    }

    /** The entries of a list that are labels, with what pads them; the list itself if it has no others. */
    private static List<ByteRange> listed(ByteSource file, ByteRange list, ByteRange padded) {
        List<LabelField> found = new ArrayList<>();
        addListed(file, list, found);
        List<ByteRange> labels = found.stream()
                .map(LabelField::range)
                .map(entry ->
                        ByteRange.between(entry.start(), Math.min(entry.end() + (entry.length() & 1), padded.end())))
                .toList();
        long all = labels.stream().mapToLong(ByteRange::length).sum();
        return LIST_HEADER + all == padded.length() ? List.of(padded) : labels;
    }

    private static byte[] size(long bytes) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) bytes)
                .array();
    }
}
