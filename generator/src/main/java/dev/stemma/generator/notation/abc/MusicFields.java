package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of {@code M:}, {@code L:} and {@code Q:} as values. */
final class MusicFields {
    private static final Pattern UNIT = Pattern.compile("(\\d{1,3})(?:/(\\d{1,4}))?");
    private static final Pattern BEATS =
            Pattern.compile("((?:\\d{1,3}/\\d{1,4}\\s*)+)=[^0-9]*(\\d{1,9}(?:\\.\\d{1,9})?).*");
    private static final Pattern UNIT_BEATS =
            Pattern.compile("(?:[A-Ga-g]\\d{0,2}\\s*=\\s*)?(\\d{1,9}(?:\\.\\d{1,9})?)");

    private MusicFields() {}

    /**
     * Reads {@code M:}; none is free metre.
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    static Optional<Metre> metre(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.equalsIgnoreCase("none") || name.equalsIgnoreCase("free")) {
            return Optional.empty();
        }
        return Optional.of(Metre.parse(name));
    }

    /** The unit note length without {@code L:}: a sixteenth where the metre as a fraction is below 3/4, else an eighth. */
    static Ticks defaultUnit(Optional<Metre> metre) {
        boolean small = metre.isPresent() && metre.get().barLength().isBefore(Ticks.quarters(3));
        return Ticks.quarters(1, small ? 4 : 2);
    }

    /**
     * Reads {@code L:}, such as {@code 1/8}.
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    static Ticks unit(String text) {
        Matcher fraction = UNIT.matcher(text.strip());
        if (fraction.matches()) {
            long numerator = Integer.parseInt(fraction.group(1));
            long denominator = fraction.group(2) == null ? 1 : Integer.parseInt(fraction.group(2));
            long scaled = 4 * Ticks.PER_QUARTER * numerator;
            if (numerator > 0
                    && numerator <= 16
                    && denominator > 0
                    && denominator <= 512
                    && scaled % denominator == 0) {
                return new Ticks(scaled / denominator);
            }
        }
        throw new IllegalArgumentException(
                "not a unit note length: \"" + text.strip() + "\"; accepted: 1, 1/2 ... 1/512");
    }

    /**
     * Reads {@code Q:} in all its forms: {@code 1/4=120}, {@code "Slow" 3/8=40}, {@code 1/4 3/8=40}, {@code C3=40} and
     * {@code 120} (unit notes a minute). A field of words alone names no tempo.
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    static Optional<Tempo> tempo(String text, Ticks unit) {
        String field = text.replaceAll("\"[^\"]*\"", " ").strip();
        if (field.isEmpty()) {
            return Optional.empty();
        }
        Matcher beats = BEATS.matcher(field);
        Matcher unitBeats = UNIT_BEATS.matcher(field);
        if (beats.matches()) {
            Ticks beat = Ticks.ZERO;
            for (String fraction : beats.group(1).strip().split("\\s+")) {
                beat = beat.plus(unit(fraction));
            }
            return Optional.of(tempo(beat, beats.group(2)));
        }
        if (unitBeats.matches()) {
            String count = field.replaceAll("[^0-9=]|=.*", "");
            long units = field.contains("=") && !count.isEmpty() ? Integer.parseInt(count) : 1;
            return Optional.of(tempo(unit.times(units), unitBeats.group(1)));
        }
        throw new IllegalArgumentException(
                "not a tempo: \"" + text.strip() + "\"; accepted: 1/4=120, \"Slow\" 3/8=40, 120");
    }

    private static Tempo tempo(Ticks beat, String perMinute) {
        BigDecimal count = new BigDecimal(perMinute);
        if (count.signum() <= 0 || beat.isZero()) {
            throw new IllegalArgumentException("a tempo must be above zero, found " + perMinute);
        }
        BigDecimal micros = microsPerQuarter(beat, count);
        return new Tempo(micros.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValueExact());
    }

    /** Microseconds to a quarter note where {@code count} beats make a minute, rounded, halves up. */
    static BigDecimal microsPerQuarter(Ticks beat, BigDecimal count) {
        return BigDecimal.valueOf(60_000_000)
                .multiply(BigDecimal.valueOf(Ticks.PER_QUARTER))
                .divide(count.multiply(BigDecimal.valueOf(beat.value())), 0, RoundingMode.HALF_UP);
    }
}
