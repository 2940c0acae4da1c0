package dev.stemma.generator.music;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Microseconds to a quarter note, 1 to 16,777,215, as Standard MIDI Files have it. */
public record Tempo(int microsPerQuarter) {
    private static final BigDecimal MICROS_PER_MINUTE = BigDecimal.valueOf(60_000_000);

    public Tempo {
        if (microsPerQuarter < 1 || microsPerQuarter > 0xFFFFFF) {
            throw new IllegalArgumentException(
                    "tempo must be 1 to 16,777,215 microseconds a quarter, found " + microsPerQuarter);
        }
    }

    /** Quarter notes a minute, 4 to 1,000. */
    public static Tempo ofBpm(double quartersPerMinute) {
        if (!(quartersPerMinute >= 4 && quartersPerMinute <= 1000)) {
            throw new IllegalArgumentException(
                    "tempo must be 4 to 1000 quarter notes a minute, found " + quartersPerMinute);
        }
        return new Tempo((int) Math.rint(60_000_000 / quartersPerMinute));
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is no tempo
     */
    public static Tempo parse(String text) {
        if (!text.matches("\\d{1,8}(\\.\\d{1,12})?") || new BigDecimal(text).signum() == 0) {
            throw new IllegalArgumentException(
                    "not a tempo: \"" + text + "\"; accepted: quarter notes a minute, as 84");
        }
        return new Tempo(micros(new BigDecimal(text)).intValueExact());
    }

    private static BigDecimal micros(BigDecimal quartersPerMinute) {
        return MICROS_PER_MINUTE.divide(quartersPerMinute, 0, RoundingMode.HALF_EVEN);
    }

    /** Quarter notes a minute, with as few decimals as tell this tempo from others: {@code 84}, {@code 83.97}. */
    @Override
    public String toString() {
        BigDecimal exact = MICROS_PER_MINUTE.divide(BigDecimal.valueOf(microsPerQuarter), 20, RoundingMode.HALF_EVEN);
        int decimals = 0;
        BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP);
        while (rounded.signum() == 0 || micros(rounded).longValueExact() != microsPerQuarter) {
            rounded = exact.setScale(++decimals, RoundingMode.HALF_UP);
        }
        return rounded.toPlainString();
    }

    /** Quarter notes a minute. */
    public double bpm() {
        return 60_000_000.0 / microsPerQuarter;
    }
}
