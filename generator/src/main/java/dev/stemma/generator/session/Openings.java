package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Span;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;

/** Where bars of a melody are opened to be written again: a note that sounds into them stays. */
final class Openings {
    private Openings() {}

    /**
     * @param melody as the model reads it
     * @param bars to be opened
     * @param locked bars among them that stay
     */
    static List<Span> of(Melody melody, List<Bar> bars, List<BarRange> locked) throws RequestException {
        List<Span> openings = new ArrayList<>();
        List<Bar> open = new ArrayList<>();
        for (Bar bar : bars) {
            if (locked.stream().anyMatch(range -> range.holds(bar))) {
                addTo(openings, melody, open);
                open.clear();
            } else {
                open.add(bar);
            }
        }
        addTo(openings, melody, open);
        if (openings.isEmpty()) {
            throw new RequestException("all the bars to be written again are locked", "relax --lock");
        }
        return openings;
    }

    private static void addTo(List<Span> openings, Melody melody, List<Bar> bars) throws RequestException {
        if (bars.isEmpty()) {
            return;
        }
        Ticks from = bars.get(0).start();
        Ticks to = bars.get(bars.size() - 1).end();
        Ticks begin = from;
        Ticks close = to;
        for (Note note : melody.notes()) {
            begin = note.onset().isBefore(from) ? Ticks.max(begin, note.end()) : begin;
            close = note.onset().isBefore(to) ? Ticks.max(close, note.end()) : close;
        }
        if (!begin.isBefore(to)) {
            throw new RequestException(
                    "a note that begins before bar " + bars.get(0).number()
                            + " sounds through the bars to be written again",
                    "let the bars begin where it does");
        }
        openings.add(new Span(begin, close));
    }
}
