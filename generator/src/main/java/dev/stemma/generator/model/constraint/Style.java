package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Ticks;
import java.util.List;

/**
 * Which rhythms a musician would write. In simple metres the grid is that of 32nds, and what begins between two quavers
 * ends within its quarter note; or of triplets, within their quarter note. In compound metres what begins within a beat
 * ends within it, and there are no triplets. Rests last a quaver to a half note.
 */
final class Style {
    static final Ticks QUAVER = Ticks.quarters(1, 2);
    private static final Ticks LONGEST_REST = Ticks.quarters(2);
    private static final long TWENTY_FOURTH = Ticks.PER_QUARTER / 24;

    private Style() {}

    /** The place in the bar as it is written: a pickup stands at the end of its bar. */
    static Ticks inBar(Ticks place, Bar bar) {
        Ticks written = bar.metre().barLength();
        boolean pickup = bar.number() == 0 && bar.length().isBefore(written);
        return place.minus(bar.start()).plus(pickup ? written.minus(bar.length()) : Ticks.ZERO);
    }

    /** Rests last a quaver to a half note, none a fraction of a triplet. */
    static boolean isBreath(Ticks duration) {
        return duration.value() % QUAVER.value() == 0 && !duration.isAfter(LONGEST_REST);
    }

    /** The first beat of the bar, and its middle beat; of three beats the second, on which a long last note may begin. */
    static boolean isAccented(Ticks inBar, Bar bar) {
        List<Ticks> beats = bar.metre().beats();
        return inBar.isZero() || inBar.equals(beats.get(beats.size() / 2));
    }

    /** Whether any note may begin or end here. */
    static boolean isOnGrid(Ticks inBar, Bar bar) {
        if (inBar.value() % TWENTY_FOURTH != 0) {
            return false;
        }
        long place = inBar.value() / TWENTY_FOURTH;
        return place % 3 == 0 || (place % 4 == 0 && !bar.metre().isCompound());
    }

    /** Whether the duration is easy to read at this place. */
    static boolean isWritten(Ticks inBar, Ticks duration, Bar bar) {
        if (inBar.value() % TWENTY_FOURTH != 0 || duration.value() % TWENTY_FOURTH != 0) {
            return false;
        }
        long beat = bar.metre().isCompound() ? bar.metre().unit().value() / TWENTY_FOURTH * 3 : 24;
        long place = inBar.value() / TWENTY_FOURTH % beat;
        long length = duration.value() / TWENTY_FOURTH;
        boolean withinBeat = place + length <= beat;
        if (place % 3 == 0 && length % 3 == 0) {
            return withinBeat || place == 0 || (place == 12 && !bar.metre().isCompound());
        }
        boolean triplet = place % 4 == 0 && length % 4 == 0 && length % 3 != 0;
        return triplet && withinBeat && !bar.metre().isCompound();
    }

    /** The next quaver of the bar after a place. */
    static Ticks nextQuaver(Ticks place, Bar bar) {
        long quavers = inBar(place, bar).value() / QUAVER.value() + 1;
        return place.plus(QUAVER.times(quavers).minus(inBar(place, bar)));
    }
}
