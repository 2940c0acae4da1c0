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

    /** The first entries of a bundle. */
    static List<byte[]> read(byte[] bundle, int count) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            int end = end(bundle, at);
            if (end < 0) {
                throw new LogException("a bundle of entries ends in entry " + i + " of " + count);
            }
            entries.add(Arrays.copyOfRange(bundle, at + 2, end));
            at = end;
        }
        return entries;
    }

    /** How many bytes the first entries of a bundle take; -1 if it has not so many. */
    static int length(byte[] bundle, int count) {
        int at = 0;
        for (int i = 0; i < count && at >= 0; i++) {
            at = end(bundle, at);
        }
        return at;
    }

    /** Where the entry ends that begins here; -1 if it is cut off. */
    private static int end(byte[] bundle, int at) {
        if (at + 2 > bundle.length) {
            return -1;
        }
        int end = at + 2 + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
        return end > bundle.length ? -1 : end;
    }
}
