package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Ticks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Note lengths as ABC writes them: {@code 2}, {@code /}, {@code 3/2}. */
final class Lengths {
    /** A 256th note: what is no multiple of it is a tuplet's or has no plain name. */
    private static final long SHORTEST = Ticks.PER_QUARTER / 64;

    private static final long MAX_NUMBER = 999_999;

    private Lengths() {}

    /** Whether plain notes, tied if need be, fill this length. */
    static boolean isPlain(Ticks length) {
        return length.value() % SHORTEST == 0;
    }

    /** Whether one plain note, or one with one or two dots, has this length. */
    static boolean isSingle(Ticks length) {
        if (!isPlain(length)) {
            return false;
        }
        long odd = odd(length.value() / SHORTEST);
        return odd == 1 || odd == 3 || odd == 7;
    }

    private static long odd(long number) {
        return number >> Long.numberOfTrailingZeros(number);
    }

    /** The lengths to be tied together; a length without a name stays whole where ABC can write it as a fraction. */
    static List<Ticks> split(Ticks length) {
        List<Ticks> parts = new ArrayList<>();
        long rest = length.value();
        while (rest > 0 && (isPlain(new Ticks(rest)) ? !isSingle(new Ticks(rest)) : rest > MAX_NUMBER)) {
            long part = Long.highestOneBit(rest / SHORTEST) * SHORTEST;
            parts.add(new Ticks(part));
            rest -= part;
        }
        parts.add(new Ticks(rest));
        return parts;
    }

    /** The number after a note. */
    static String text(Ticks length, Ticks unit) {
        long divisor = BigInteger.valueOf(length.value())
                .gcd(BigInteger.valueOf(unit.value()))
                .longValueExact();
        long times = length.value() / divisor;
        long by = unit.value() / divisor;
        String denominator = by == 1 ? "" : by == 2 ? "/" : "/" + by;
        return (times == 1 ? "" : String.valueOf(times)) + denominator;
    }
}
