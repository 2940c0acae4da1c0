package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.List;

/**
 * Where a model writes: the bars of a piece, and the part of them that is there already.
 *
 * @param before notes that are there already, all before {@code from}
 * @param from where the constraints begin to hold; everything from here to the end of the bars is filled
 * @param referenceTonic the MIDI number from which pitch tokens are counted
 * @param firstBar index of the first bar that density and contour speak of
 * @param lastBar index of the last
 */
public record Frame(
        Vocabulary vocabulary,
        Conditions conditions,
        Key key,
        List<Note> before,
        Ticks from,
        int referenceTonic,
        int firstBar,
        int lastBar) {
    public Frame {
        before = List.copyOf(before);
        if (from.isBefore(conditions.start()) || !from.isBefore(conditions.end())) {
            throw new IllegalArgumentException("the part to fill begins at " + from
                    + ", outside of the bars, which last " + conditions.start() + " to " + conditions.end());
        }
        if (firstBar < 0 || firstBar > lastBar || lastBar >= conditions.bars().size()) {
            throw new IllegalArgumentException("bars " + firstBar + " to " + lastBar + " are not among the "
                    + conditions.bars().size());
        }
    }

    /** A piece of which nothing is there yet. */
    public static Frame whole(Vocabulary vocabulary, Conditions conditions, Key key, int referenceTonic) {
        return new Frame(
                vocabulary,
                conditions,
                key,
                List.of(),
                conditions.start(),
                referenceTonic,
                0,
                conditions.bars().size() - 1);
    }

    Ticks end() {
        return conditions.end();
    }

    /** Index of the bar in which a time lies; the last for later times. */
    int barAt(Ticks time) {
        List<Bar> bars = conditions.bars();
        int low = 0;
        int high = bars.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.isBefore(bars.get(middle).end())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The last note lasts at least a beat and a quarter note, or the whole bar where that is shorter. */
    Ticks closing() {
        Bar last = conditions.bars().get(conditions.bars().size() - 1);
        Metre metre = last.metre();
        Ticks beat = metre.isCompound() ? metre.unit().times(3) : metre.unit();
        return Ticks.min(Ticks.max(beat, Ticks.quarters(1)), last.length());
    }
}
