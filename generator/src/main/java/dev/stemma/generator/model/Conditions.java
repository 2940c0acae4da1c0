package dev.stemma.generator.model;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is known of a melody before its first note: the tradition, the mode, and the bars that it fills.
 *
 * @param start where the first event stands, within the first bar or at the start of a later one
 */
public record Conditions(Tradition tradition, Mode mode, List<Bar> bars, Ticks start) {
    public Conditions {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a melody has at least one bar");
        }
    }

    /** {@code count} full bars of one metre. */
    public static Conditions ofBars(Tradition tradition, Mode mode, Metre metre, int count) {
        List<Bar> bars = IntStream.range(0, count)
                .mapToObj(i -> new Bar(i + 1, metre.barLength().times(i), metre.barLength(), metre))
                .toList();
        return new Conditions(tradition, mode, bars, Ticks.ZERO);
    }

    /** The same of another tradition. */
    public Conditions in(Tradition other) {
        return new Conditions(other, mode, bars, start);
    }

    /** Where the last bar ends. */
    public Ticks end() {
        return bars.get(bars.size() - 1).end();
    }
}
