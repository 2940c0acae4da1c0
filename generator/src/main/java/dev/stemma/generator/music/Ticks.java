package dev.stemma.generator.music;

/**
 * A musical time or duration, exact: {@code value / 322,560} of a quarter note (1,024 x 315). That divides by every
 * power of two to the 4096th note and by 3, 5, 7 and 9, so usual tuplets are exact; and because it exceeds twice the
 * largest division of a Standard MIDI File (32,767), a position read from any file goes back to the tick it came from.
 */
public record Ticks(long value) implements Comparable<Ticks> {
    public static final long PER_QUARTER = 322_560;
    public static final Ticks ZERO = new Ticks(0);

    /** {@code n} quarter notes. */
    public static Ticks quarters(long n) {
        return new Ticks(Math.multiplyExact(n, PER_QUARTER));
    }

    /** {@code numerator / denominator} of a quarter note, rounded to the nearest tick, halves up. */
    public static Ticks quarters(long numerator, long denominator) {
        return scaled(numerator, denominator, PER_QUARTER);
    }

    /** {@code count} units of which {@code perQuarter} make a quarter note, rounded to the nearest tick. */
    public static Ticks ofUnits(long count, long perQuarter) {
        return scaled(count, perQuarter, PER_QUARTER);
    }

    /** This time in units of which {@code perQuarter} make a quarter note, rounded to the nearest unit. */
    public long toUnits(long perQuarter) {
        return scaled(value, PER_QUARTER, perQuarter).value;
    }

    private static Ticks scaled(long count, long from, long to) {
        if (from <= 0) {
            throw new IllegalArgumentException("units to a quarter must be positive: " + from);
        }
        long doubled = Math.addExact(Math.multiplyExact(Math.multiplyExact(count, to), 2), from);
        return new Ticks(Math.floorDiv(doubled, 2 * from));
    }

    public Ticks plus(Ticks other) {
        return new Ticks(Math.addExact(value, other.value));
    }

    public Ticks minus(Ticks other) {
        return new Ticks(Math.subtractExact(value, other.value));
    }

    public Ticks times(long factor) {
        return new Ticks(Math.multiplyExact(value, factor));
    }

    public boolean isZero() {
        return value == 0;
    }

    public boolean isBefore(Ticks other) {
        return value < other.value;
    }

    public boolean isAfter(Ticks other) {
        return value > other.value;
    }

    public static Ticks min(Ticks a, Ticks b) {
        return a.value <= b.value ? a : b;
    }

    public static Ticks max(Ticks a, Ticks b) {
        return a.value >= b.value ? a : b;
    }

    @Override
    public int compareTo(Ticks other) {
        return Long.compare(value, other.value);
    }

    /** Quarter notes as a fraction in lowest terms: {@code "3/2"}, {@code "4"}, {@code "0"}. */
    public String toFraction() {
        long divisor = gcd(Math.abs(value), PER_QUARTER);
        long denominator = PER_QUARTER / divisor;
        return denominator == 1 ? Long.toString(value / divisor) : value / divisor + "/" + denominator;
    }

    /**
     * Reads what {@link #toFraction} writes.
     *
     * @throws IllegalArgumentException if the text is no fraction, or not a whole number of ticks
     */
    public static Ticks parseFraction(String text) {
        String[] parts = text.split("/", -1);
        try {
            long numerator = Long.parseLong(parts[0]);
            long denominator = parts.length == 1 ? 1 : Long.parseLong(parts[1]);
            if (parts.length <= 2 && denominator > 0 && Math.multiplyExact(numerator, PER_QUARTER) % denominator == 0) {
                return new Ticks(numerator * PER_QUARTER / denominator);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("not a time in quarter notes: " + text, e);
        }
        throw new IllegalArgumentException("not a time in quarter notes: " + text);
    }

    @Override
    public String toString() {
        return toFraction();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.max(a, 1) : gcd(b, a % b);
    }
}
