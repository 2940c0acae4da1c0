package dev.stemma.generator.model;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Ticks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The automaton of rhythm: its states are the places of a piece, its transitions the rhythm tokens that a musician would
 * write there and after which every bar can still be filled exactly and the piece closed by a note of at least
 * {@code closing} on an accented beat. A transition stays within its bar and its beat, unless it begins on a beat or half way between two; a
 * rest lasts a quaver to a half note; in compound metres there are no triplets. Decides exactly: a place is open if and only if the end can be reached from it.
 */
public final class BarFilling {
    private static final Ticks SHORTEST_REST = Ticks.quarters(1, 2);
    private static final Ticks LONGEST_REST = Ticks.quarters(2);
    private static final long TWENTY_FOURTH = Ticks.PER_QUARTER / 24;

    private final Vocabulary vocabulary;
    private final Conditions conditions;
    private final Ticks closing;
    private final Map<Long, Boolean> open = new HashMap<>();

    /**
     * @param closing shortest duration of the last note
     */
    public BarFilling(Vocabulary vocabulary, Conditions conditions, Ticks closing) {
        this.vocabulary = vocabulary;
        this.conditions = conditions;
        this.closing = closing;
        for (int i = conditions.bars().size() - 1; i >= 0; i--) {
            settle(conditions.bars().get(i));
        }
    }

    /** From the last quarter note to the first, so that {@link #isOpen} never looks far ahead, however long the bar. */
    private void settle(Bar bar) {
        long quarters = bar.length().value() / Ticks.PER_QUARTER;
        for (long quarter = quarters; quarter >= 0; quarter--) {
            isOpen(bar.start().plus(Ticks.quarters(quarter)));
        }
    }

    /** Whether the end can be reached from this place. */
    public boolean isOpen(Ticks place) {
        if (!place.isBefore(conditions.end())) {
            return place.equals(conditions.end());
        }
        Boolean known = open.get(place.value());
        if (known == null) {
            known = false;
            for (int token = 0; token < vocabulary.firstPitchToken() && !known; token++) {
                known = allows(place, token);
            }
            open.put(place.value(), known);
        }
        return known;
    }

    /** Whether the rhythm token may stand at this place. */
    public boolean allows(Ticks place, int rhythmToken) {
        Ticks duration = vocabulary.duration(rhythmToken);
        Ticks end = place.plus(duration);
        Bar bar = barAt(place);
        if (vocabulary.isRest(rhythmToken) && !isBreath(duration)) {
            return false;
        }
        if (end.isAfter(bar.end()) || !isWritten(place.minus(bar.start()), duration, bar)) {
            return false;
        }
        if (end.equals(conditions.end())) {
            return vocabulary.isNote(rhythmToken)
                    && !duration.isBefore(closing)
                    && isAccented(place.minus(bar.start()), bar);
        }
        return isOpen(end);
    }

    /** Rests last a quaver to a half note, none a fraction of a triplet. */
    private static boolean isBreath(Ticks duration) {
        return duration.value() % SHORTEST_REST.value() == 0 && !duration.isAfter(LONGEST_REST);
    }

    /** The first beat of the bar, and its middle beat; of three beats the second, on which a long last note may begin. */
    private static boolean isAccented(Ticks inBar, Bar bar) {
        List<Ticks> beats = bar.metre().beats();
        return inBar.isZero() || inBar.equals(beats.get(beats.size() / 2));
    }

    private Bar barAt(Ticks place) {
        int low = 0;
        int high = conditions.bars().size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place.isBefore(conditions.bars().get(middle).end())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return conditions.bars().get(low);
    }

    /**
     * Whether the duration is easy to read at this place. In simple metres the grid is that of 32nds, and what begins
     * between two quavers ends within its quarter note; or of triplets, within their quarter note. In compound metres what
     * begins within a beat ends within it.
     */
    private static boolean isWritten(Ticks inBar, Ticks duration, Bar bar) {
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
}
