package dev.stemma.generator.model.markov;

import dev.stemma.provenance.asset.SafeTensors;
import java.util.Arrays;
import java.util.List;

/**
 * Counts that never change, in little room: immutable, shared by all readings, and ready without any table being built.
 *
 * <p>As tensors, with n contexts in ascending order of their keys (unsigned) and m successors in all:
 *
 * <pre>
 * markov.buckets  I32 [65537]  contexts whose key begins with the 16 bits b are buckets[b] to buckets[b + 1] - 1
 * markov.keys     I32 [n]      bits 16 to 47 of each key; the lowest 16 are not kept
 * markov.kinds    U8  [n]      how many different symbols followed each context, at least 1
 * markov.symbols  U8  [m]      these symbols, context after context, ascending within each
 * markov.counts   U8  [m]      their counts, as below
 * </pre>
 *
 * <p>A count c below 32 is the byte c, a greater one is rounded down to five significant bits: byte 16 (e + 1) + f stands
 * for (16 + f) 2<sup>e</sup>.
 */
public final class PackedCounts implements Counts {
    private static final String BUCKETS = "markov.buckets";
    private static final String KEYS = "markov.keys";
    private static final String KINDS = "markov.kinds";
    private static final String SYMBOLS = "markov.symbols";
    private static final String COUNTS = "markov.counts";
    private static final int BUCKET_COUNT = 1 << 16;

    /** The lowest bits of a key are not kept. */
    static final int DROPPED_BITS = 16;

    private static final int[] VALUES = new int[256];

    static {
        for (int code = 0; code < VALUES.length; code++) {
            VALUES[code] = code < 32 ? code : (16 + (code & 15)) << ((code >> 4) - 1);
        }
    }

    private final int[] buckets;
    private final long[] contexts; // key << 32 | the first of its successors; behind the last, the number of successors
    private final short[] successors; // symbol << 8 | byte of its count

    private PackedCounts(int[] buckets, int[] keys, byte[] kinds, byte[] symbols, byte[] counts) {
        this.buckets = buckets;
        contexts = new long[kinds.length + 1];
        successors = new short[symbols.length];
        boolean fits = keys.length == kinds.length && symbols.length == counts.length;
        int start = 0;
        for (int i = 0; fits && i < kinds.length; i++) {
            contexts[i] = (long) keys[i] << 32 | start;
            start += kinds[i] & 0xFF;
            fits = kinds[i] != 0;
        }
        for (int i = 0; fits && i < counts.length; i++) {
            successors[i] = (short) (symbols[i] << 8 | counts[i] & 0xFF);
            fits = counts[i] != 0;
        }
        contexts[kinds.length] = start;
        if (!fits || buckets.length != BUCKET_COUNT + 1 || start != symbols.length) {
            throw new IllegalArgumentException(
                    keys.length + " contexts, " + kinds.length + " numbers of successors and " + symbols.length
                            + " successors with " + counts.length + " counts do not fit each other");
        }
        requireOrder();
    }

    private void requireOrder() {
        boolean ascends = buckets[0] == 0 && buckets[BUCKET_COUNT] == contexts();
        for (int i = 0; i < BUCKET_COUNT && ascends; i++) {
            ascends = buckets[i] <= buckets[i + 1];
        }
        if (!ascends) {
            throw new IllegalArgumentException(
                    BUCKETS + " must ascend from 0 to the number of contexts, " + contexts());
        }
    }

    /** The same counts, rounded. Of two contexts whose keys agree in their first 48 bits the first remains. */
    public static PackedCounts of(FrozenCounts frozen) {
        long[] signed = frozen.keys();
        int n = signed.length;
        int negative = 0;
        while (negative < n && signed[negative] < 0) {
            negative++;
        }
        int[] buckets = new int[BUCKET_COUNT + 1];
        int[] keys = new int[n];
        byte[] kinds = new byte[n];
        byte[] symbols = new byte[frozen.entries().length];
        byte[] counts = new byte[symbols.length];
        int size = 0;
        int end = 0;
        long before = -1;
        for (int i = 0; i < n; i++) {
            int place = i < n - negative ? negative + i : i - (n - negative);
            long key = signed[place] >>> DROPPED_BITS;
            if (key == before) {
                continue;
            }
            before = key;
            buckets[(int) (key >>> 32) + 1]++;
            keys[size] = (int) key;
            kinds[size++] = (byte) frozen.successors(place);
            for (int j = 0; j < frozen.successors(place); j++) {
                symbols[end] = (byte) frozen.symbol(place, j);
                counts[end++] = (byte) code(frozen.count(place, j));
            }
        }
        for (int i = 0; i < BUCKET_COUNT; i++) {
            buckets[i + 1] += buckets[i];
        }
        return new PackedCounts(
                buckets,
                Arrays.copyOf(keys, size),
                Arrays.copyOf(kinds, size),
                Arrays.copyOf(symbols, end),
                Arrays.copyOf(counts, end));
    }

    /** A count as it is kept: of large ones the first five bits. */
    static int rounded(int count) {
        return VALUES[code(count)];
    }

    private static int code(int count) {
        if (count < 32) {
            return count;
        }
        int exponent = 27 - Integer.numberOfLeadingZeros(count);
        return 16 * (exponent + 1) + (count >> exponent) - 16;
    }

    /**
     * Reads the tensors.
     *
     * @throws IllegalArgumentException if one is missing or they do not fit each other
     */
    public static PackedCounts from(SafeTensors tensors) {
        return new PackedCounts(
                tensors.ints(BUCKETS),
                tensors.ints(KEYS),
                tensors.bytes(KINDS),
                tensors.bytes(SYMBOLS),
                tensors.bytes(COUNTS));
    }

    /** The tensors given, and these. */
    public SafeTensors addTo(SafeTensors tensors) {
        int[] keys = new int[contexts()];
        byte[] kinds = new byte[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (int) (contexts[i] >>> 32);
            kinds[i] = (byte) successors(i);
        }
        byte[] symbols = new byte[successors.length];
        byte[] counts = new byte[successors.length];
        for (int i = 0; i < successors.length; i++) {
            symbols[i] = (byte) (successors[i] >> 8);
            counts[i] = (byte) successors[i];
        }
        return tensors.withInts(BUCKETS, List.of((long) buckets.length), buckets)
                .withInts(KEYS, List.of((long) keys.length), keys)
                .withBytes(KINDS, List.of((long) kinds.length), kinds)
                .withBytes(SYMBOLS, List.of((long) symbols.length), symbols)
                .withBytes(COUNTS, List.of((long) counts.length), counts);
    }

    /** Number of contexts. */
    public int contexts() {
        return contexts.length - 1;
    }

    @Override
    public int find(long key) {
        return find(key, guess(key));
    }

    /**
     * Memory is what takes time here, for the arrays are larger than the caches: loops without branches, of loads that
     * do not depend on each other, let a processor wait for all contexts at once.
     */
    @Override
    public int find(long[] sought, int count, int[] places, int[] ahead) {
        for (int i = 0; i < count; i++) {
            places[i] = guess(sought[i]);
        }
        for (int i = 0; i < count; i++) {
            ahead[i] = (int) contexts[places[i]];
        }
        int last = Math.max(0, successors.length - 1);
        for (int i = 0; i < count && successors.length > 0; i++) {
            ahead[i] = successors[Math.min(last, ahead[i])];
        }
        int known = 0;
        while (known < count && (places[known] = find(sought[known], places[known])) >= 0) {
            known++;
        }
        return known;
    }

    /** Keys lie evenly, so a place in proportion is near. */
    private int guess(long key) {
        int bucket = (int) (key >>> 48);
        int low = buckets[bucket];
        return low + (int) ((key >>> 16 & 0xFFFF_FFFFL) * (buckets[bucket + 1] - low) >>> 32);
    }

    private int find(long key, int guess) {
        int bucket = (int) (key >>> 48);
        int low = buckets[bucket];
        int high = buckets[bucket + 1];
        long wanted = key >>> 16 & 0xFFFF_FFFFL;
        int place = guess;
        while (place > low && contexts[place - 1] >>> 32 >= wanted) {
            place--;
        }
        while (place < high && contexts[place] >>> 32 < wanted) {
            place++;
        }
        return place < high && contexts[place] >>> 32 == wanted ? place : -1;
    }

    @Override
    public int successors(int place) {
        return (int) contexts[place + 1] - (int) contexts[place];
    }

    @Override
    public int symbol(int place, int successor) {
        return successors[(int) contexts[place] + successor] >> 8 & 0xFF;
    }

    @Override
    public int count(int place, int successor) {
        return VALUES[successors[(int) contexts[place] + successor] & 0xFF];
    }

    @Override
    public int read(int place, int[] symbols, int[] counts) {
        int from = (int) contexts[place];
        int kinds = (int) contexts[place + 1] - from;
        for (int i = 0; i < kinds; i++) {
            short successor = successors[from + i];
            symbols[i] = successor >> 8 & 0xFF;
            counts[i] = VALUES[successor & 0xFF];
        }
        return kinds;
    }
}
