package dev.stemma.generator.model;

import dev.stemma.generator.music.Ticks;
import java.util.Arrays;

/** Tokens by the time at which they stand, taken in the order of time. Mutable; copying is cheap. */
final class Heard {
    private static final int MORE = 16;

    private long[] times;
    private int[] tokens;
    private int count;

    Heard() {
        this(new long[MORE], new int[MORE], 0);
    }

    private Heard(long[] times, int[] tokens, int count) {
        this.times = times;
        this.tokens = tokens;
        this.count = count;
    }

    Heard copy() {
        return new Heard(Arrays.copyOf(times, count + MORE), Arrays.copyOf(tokens, count + MORE), count);
    }

    /** Takes the next token; another one at the same time replaces the first. */
    void add(Ticks time, int token) {
        if (count > 0 && time.value() < times[count - 1]) {
            throw new IllegalArgumentException("a token at " + time + " after one at " + new Ticks(times[count - 1]));
        }
        if (count > 0 && time.value() == times[count - 1]) {
            count--;
        }
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        times[count] = time.value();
        tokens[count] = token;
        count++;
    }

    /** The token that stands exactly there, or the other value. */
    int at(long time, int otherwise) {
        int place = Arrays.binarySearch(times, 0, count, time);
        return place < 0 ? otherwise : tokens[place];
    }
}
