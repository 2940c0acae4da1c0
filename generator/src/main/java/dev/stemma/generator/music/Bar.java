package dev.stemma.generator.music;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One bar of a piece.
 *
 * @param number as a musician counts: 1 for the first full bar, 0 for a pickup bar
 */
public record Bar(int number, Ticks start, Ticks length, Metre metre) {
    public Ticks end() {
        return start.plus(length);
    }

    /** Where in the bar a time lies, counted from 1 in beats of the metre, a pickup's from the end of its bar: {@code 2.5}. */
    public String beat(Ticks time) {
        Ticks whole = metre.barLength();
        Ticks missing = number == 0 && length.isBefore(whole) ? whole.minus(length) : Ticks.ZERO;
        Ticks at = time.minus(start).plus(missing);
        Ticks beat = metre.isCompound() ? metre.unit().times(3) : metre.unit();
        return BigDecimal.valueOf(at.plus(beat).value())
                .divide(BigDecimal.valueOf(beat.value()), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
