package dev.stemma.generator.model.markov;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts that learn, and forget exactly: what was learned and forgotten leaves no trace in any prediction, so a work can be
 * predicted by all others without training again (leave one out). Mutable, for one thread.
 */
public final class GrowingCounts implements Counts {
    private long[] keys = new long[1 << 10];
    private int[] places = new int[1 << 10]; // 1 + place, 0 for a free slot
    private int[][] successors = new int[1 << 9][]; // symbol, count, symbol, count ...
    private int[] kinds = new int[1 << 9];
    private int[] totals = new int[1 << 9];
    private int size;
    private int known; // so many contexts there were when the ambiguous ones were looked for
    private long[] ambiguous = {}; // ascending

    /** Counts a symbol after each of some contexts. */
    public void learn(long[] contexts, int count, int symbol) {
        for (int i = 0; i < count; i++) {
            int place = placeOf(contexts[i]);
            int at = index(place, symbol);
            if (at < 0) {
                at = 2 * kinds[place]++;
                if (at == successors[place].length) {
                    successors[place] = Arrays.copyOf(successors[place], 2 * at);
                }
                successors[place][at] = symbol;
                successors[place][at + 1] = 0;
            }
            successors[place][at + 1]++;
            totals[place]++;
        }
    }

    /**
     * Takes back one {@link #learn} of the same contexts and symbol.
     *
     * @throws IllegalArgumentException if that was never learned
     */
    public void forget(long[] contexts, int count, int symbol) {
        for (int i = 0; i < count; i++) {
            int slot = slot(contexts[i]);
            int place = places[slot] - 1;
            int at = place < 0 ? -1 : index(place, symbol);
            if (at < 0) {
                throw new IllegalArgumentException(
                        "symbol " + symbol + " was not learned after the context of order " + i);
            }
            totals[place]--;
            if (--successors[place][at + 1] == 0) {
                int last = 2 * --kinds[place];
                successors[place][at] = successors[place][last];
                successors[place][at + 1] = successors[place][last + 1];
            }
        }
    }

    @Override
    public int find(long key) {
        int place = places[slot(key)] - 1;
        return place < 0 || totals[place] == 0 ? -1 : place;
    }

    @Override
    public int total(int place) {
        return totals[place];
    }

    @Override
    public int successors(int place) {
        return kinds[place];
    }

    @Override
    public int symbol(int place, int successor) {
        return successors[place][2 * successor];
    }

    @Override
    public int count(int place, int successor) {
        return successors[place][2 * successor + 1];
    }

    /**
     * The same counts in compact arrays, for a model folder.
     *
     * @param leastTotal contexts that fewer events followed are left out
     */
    public FrozenCounts freeze(int leastTotal) {
        long[] kept = new long[size];
        int n = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (places[slot] > 0 && totals[places[slot] - 1] >= Math.max(1, leastTotal)) {
                kept[n++] = keys[slot];
            }
        }
        kept = Arrays.copyOf(kept, n);
        Arrays.sort(kept);
        int[] starts = new int[n + 1];
        for (int i = 0; i < n; i++) {
            starts[i + 1] = starts[i] + kinds[find(kept[i])];
        }
        int[] entries = new int[starts[n]];
        for (int i = 0; i < n; i++) {
            int place = find(kept[i]);
            for (int j = 0; j < kinds[place]; j++) {
                entries[starts[i] + j] = FrozenCounts.entry(symbol(place, j), count(place, j));
            }
            Arrays.sort(entries, starts[i], starts[i + 1]);
        }
        return new FrozenCounts(kept, starts, entries);
    }

    /**
     * The same counts as {@link PackedCounts}, quickly where little has changed since they were packed.
     *
     * @param before what was packed
     * @param touched contexts of which something may have been learned or forgotten since
     * @param leastTotal contexts that fewer events followed are left out
     */
    public Counts packed(PackedCounts before, long[] touched, int leastTotal) {
        if (known != size) {
            ambiguous = ambiguous();
            known = size;
        }
        boolean ofItsOwn = Arrays.stream(touched)
                .allMatch(key -> Arrays.binarySearch(ambiguous, key >>> PackedCounts.DROPPED_BITS) < 0);
        return ofItsOwn ? new ChangedCounts(before, this, touched, leastTotal) : PackedCounts.of(freeze(leastTotal));
    }

    /** What is packed of keys, where several have that in common. */
    private long[] ambiguous() {
        long[] packed = new long[size];
        int n = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (places[slot] > 0) {
                packed[n++] = keys[slot] >>> PackedCounts.DROPPED_BITS;
            }
        }
        Arrays.sort(packed);
        return IntStream.range(1, n)
                .filter(i -> packed[i] == packed[i - 1])
                .mapToLong(i -> packed[i])
                .distinct()
                .toArray();
    }

    private int index(int place, int symbol) {
        int[] list = successors[place];
        for (int i = 0; i < 2 * kinds[place]; i += 2) {
            if (list[i] == symbol) {
                return i;
            }
        }
        return -1;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (places[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int placeOf(long key) {
        int slot = slot(key);
        if (places[slot] == 0) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            successors[size] = new int[2];
            places[slot] = ++size;
        }
        return places[slot] - 1;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldPlaces = places;
        keys = new long[2 * oldKeys.length];
        places = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldPlaces[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                places[slot] = oldPlaces[i];
            }
        }
        successors = Arrays.copyOf(successors, keys.length / 2);
        kinds = Arrays.copyOf(kinds, keys.length / 2);
        totals = Arrays.copyOf(totals, keys.length / 2);
    }
}
