package dev.stemma.provenance.asset;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Changes to a file: ranges of it, which do not overlap, and what takes their place. */
final class Edits {
    private record Edit(ByteRange range, byte[] replacement) {}

    private final byte[] file;
    private final Map<Long, Edit> byStart = new TreeMap<>();

    Edits(byte[] file) {
        this.file = file;
    }

    void remove(ByteRange range) {
        replace(range, new byte[0]);
    }

    void replace(ByteRange range, byte[] replacement) {
        byStart.put(range.start(), new Edit(range, replacement));
    }

    byte[] apply() {
        if (byStart.isEmpty()) {
            return file;
        }
        ByteArrayOutputStream result = new ByteArrayOutputStream(file.length);
        int position = 0;
        for (Edit edit : byStart.values()) {
            result.write(file, position, (int) edit.range.start() - position);
            result.writeBytes(edit.replacement);
            position = (int) edit.range.end();
        }
        result.write(file, position, file.length - position);
        return result.toByteArray();
    }
}
