package dev.stemma.generator.model.markov;

import java.util.Arrays;

/**
 * Packed counts of which a few contexts have changed: what packing all of them once more would give, to the last bit, in a
 * fraction of the time. Immutable.
 */
public final class ChangedCounts implements Counts {
    private final PackedCounts unchanged;
    private final long[] keys; // the first 48 bits of each, ascending
    private final int[] starts; // the successors of the changed context i are starts[i] to starts[i + 1] - 1
    private final int[] symbols;
    private final int[] counts;

    /**
     * @param unchanged what was packed before
     * @param now the same counts as they are now
     * @param touched the contexts that may differ; no other context has the same first 48 bits as one of them
     * @param leastTotal contexts that fewer events followed are not packed
     */
    ChangedCounts(PackedCounts unchanged, GrowingCounts now, long[] touched, int leastTotal) {
        this.unchanged = unchanged;
        long[] sorted = Arrays.stream(touched)
                .boxed()
                .sorted(Long::compareUnsigned)
                .distinct()
                .mapToLong(Long::longValue)
                .toArray();
        keys = Arrays.stream(sorted)
                .map(key -> key >>> PackedCounts.DROPPED_BITS)
                .toArray();
        starts = new int[keys.length + 1];
        int[] places = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int place = now.find(sorted[i]);
            boolean kept = place >= 0 && now.total(place) >= Math.max(1, leastTotal);
            places[i] = place;
            starts[i + 1] = starts[i] + (kept ? now.successors(place) : 0);
        }
        symbols = new int[starts[keys.length]];
        counts = new int[symbols.length];
        for (int i = 0; i < keys.length; i++) {
            int[] entries = new int[starts[i + 1] - starts[i]];
            for (int j = 0; j < entries.length; j++) {
                entries[j] = FrozenCounts.entry(now.symbol(places[i], j), now.count(places[i], j));
            }
            Arrays.sort(entries);
            for (int j = 0; j < entries.length; j++) {
                symbols[starts[i] + j] = entries[j] >>> 16;
                counts[starts[i] + j] = PackedCounts.rounded(entries[j] & 0xFFFF);
            }
        }
    }

    @Override
    public int find(long key) {
        int changed = Arrays.binarySearch(keys, key >>> PackedCounts.DROPPED_BITS);
        if (changed < 0) {
            return unchanged.find(key);
        }
        return starts[changed] == starts[changed + 1] ? -1 : unchanged.contexts() + changed;
    }

    @Override
    public int successors(int place) {
        int changed = place - unchanged.contexts();
        return changed < 0 ? unchanged.successors(place) : starts[changed + 1] - starts[changed];
    }

    @Override
    public int symbol(int place, int successor) {
        int changed = place - unchanged.contexts();
        return changed < 0 ? unchanged.symbol(place, successor) : symbols[starts[changed] + successor];
    }

    @Override
    public int count(int place, int successor) {
        int changed = place - unchanged.contexts();
        return changed < 0 ? unchanged.count(place, successor) : counts[starts[changed] + successor];
    }
}
