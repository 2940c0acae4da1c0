package dev.stemma.generator.model.markov;

/**
 * Counts that never change, straight from the three arrays of a model folder: immutable, shared by all readings.
 *
 * <pre>
 * keys    int64[n]      context keys, ascending
 * starts  int32[n + 1]  the successors of context i are entries starts[i] to starts[i + 1] - 1
 * entries int32[m]      symbol * 65536 + count, count 1 to 65535, ascending within a context
 * </pre>
 */
public final class FrozenCounts implements Counts {
    private static final int MOST = 65535;

    private final long[] keys;
    private final int[] starts;
    private final int[] entries;
    private final int[] totals;
    private final int[] slots; // 1 + place, 0 for a free slot

    /** @throws IllegalArgumentException if the arrays are not as described */
    public FrozenCounts(long[] keys, int[] starts, int[] entries) {
        this.keys = keys.clone();
        this.starts = starts.clone();
        this.entries = entries.clone();
        if (starts.length != keys.length + 1 || starts[0] != 0 || starts[keys.length] != entries.length) {
            throw new IllegalArgumentException(
                    "successors of " + keys.length + " contexts do not fill " + entries.length + " entries");
        }
        totals = new int[keys.length];
        for (int place = 0; place < keys.length; place++) {
            if (starts[place] >= starts[place + 1] || place > 0 && keys[place - 1] >= keys[place]) {
                throw new IllegalArgumentException("context " + place + " is empty or out of order");
            }
            for (int i = starts[place]; i < starts[place + 1]; i++) {
                if ((entries[i] & MOST) == 0
                        || entries[i] < 0
                        || i > starts[place] && entries[i - 1] >>> 16 >= entries[i] >>> 16) {
                    throw new IllegalArgumentException("entry " + i + " counts nothing or is out of order");
                }
                totals[place] += entries[i] & MOST;
            }
        }
        slots = new int[Integer.highestOneBit(Math.max(1, keys.length)) * 4];
        for (int place = 0; place < keys.length; place++) {
            int slot = (int) keys[place] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = place + 1;
        }
    }

    static int entry(int symbol, int count) {
        return symbol << 16 | Math.min(MOST, count);
    }

    public long[] keys() {
        return keys.clone();
    }

    public int[] starts() {
        return starts.clone();
    }

    public int[] entries() {
        return entries.clone();
    }

    @Override
    public int find(long key) {
        int slot = (int) key & (slots.length - 1);
        while (slots[slot] != 0) {
            if (keys[slots[slot] - 1] == key) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    @Override
    public int total(int place) {
        return totals[place];
    }

    @Override
    public int successors(int place) {
        return starts[place + 1] - starts[place];
    }

    @Override
    public int symbol(int place, int successor) {
        return entries[starts[place] + successor] >>> 16;
    }

    @Override
    public int count(int place, int successor) {
        return entries[starts[place] + successor] & MOST;
    }
}
