package dev.stemma.provenance.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries one after the other, each behind its length in two bytes, the greater first (C2SP tlog-tiles). */
final class EntryBundle {
    /** How many bytes an entry may have. */
    static final int MAX_ENTRY = 65_535;

    private EntryBundle() {}

    static void write(byte[] entry, ByteArrayOutputStream out) {
        out.write(entry.length >> 8);
        out.write(entry.length);
        out.writeBytes(entry);
    }

    /** The first entries of a bundle; nothing may follow those of a whole one. */
    static List<byte[]> read(byte[] bundle, int count) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = at + 2 > bundle.length ? -1 : (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            if (length < 0 || at + 2 + length > bundle.length) {
                throw new LogException("a bundle of entries ends in entry " + i + " of " + count);
            }
            entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return entries;
    }

    /** How many bytes the first entries of a bundle take. */
    static int length(byte[] bundle, int count) {
        return read(bundle, count).stream().mapToInt(entry -> 2 + entry.length).sum();
    }
}
