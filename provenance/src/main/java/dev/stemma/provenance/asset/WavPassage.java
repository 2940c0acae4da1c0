package dev.stemma.provenance.asset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What lies in a range of a WAV file, in words: {@code the samples from 1.25 s to 1.31 s}. */
final class WavPassage {
    private static final int CHUNK_HEADER = 8;
    private static final int BYTE_RATE = CHUNK_HEADER + 8;

    private WavPassage() {}

    /**
     * @param chunks of the file, without pad bytes, at least down to the end of the range
     */
    static String describe(ByteSource file, List<ByteRange> chunks, ByteRange range) {
        List<String> parts = new ArrayList<>();
        if (range.start() < WavCarrier.RIFF_HEADER) {
            parts.add("the file's header");
        }
        long bytesPerSecond = 0;
        for (ByteRange chunk : chunks) {
            String type = WavCarrier.type(file, chunk.start());
            if (type.equals("fmt ") && chunk.length() >= BYTE_RATE + 4) {
                bytesPerSecond = WavCarrier.u32(file, chunk.start() + BYTE_RATE);
            }
            if (chunk.overlaps(range)) {
                parts.add(name(type, chunk, range, bytesPerSecond));
            }
        }
        return String.join("; ", parts);
    }

    private static String name(String type, ByteRange chunk, ByteRange range, long bytesPerSecond) {
        long samples = chunk.start() + CHUNK_HEADER;
        if (!type.equals("data") || bytesPerSecond == 0 || range.end() <= samples) {
            return "the chunk " + type.trim();
        }
        long from = Math.max(0, range.start() - samples);
        long to = Math.min(chunk.end(), range.end()) - samples;
        return "the samples from " + seconds(from, bytesPerSecond, RoundingMode.FLOOR) + " s to "
                + seconds(to, bytesPerSecond, RoundingMode.CEILING) + " s";
    }

    private static String seconds(long bytes, long bytesPerSecond, RoundingMode rounding) {
        return BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(bytesPerSecond), 3, rounding)
                .toPlainString();
    }
}
