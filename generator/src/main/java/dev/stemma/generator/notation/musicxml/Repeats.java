package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.NotationException;
import java.util.ArrayList;
import java.util.List;

/** The order in which written bars are played: repeats and endings. */
final class Repeats {
    private static final int MAX_PLAYED = 20_000;

    private final List<Measure> measures;

    private Repeats(List<Measure> measures) {
        this.measures = measures;
    }

    /** Indices of the bars as they are played, at most 20,000. */
    static List<Integer> order(List<Measure> measures) throws NotationException {
        return new Repeats(measures).order();
    }

    private List<Integer> order() throws NotationException {
        List<Integer> order = new ArrayList<>();
        int section = 0;
        int pass = 1;
        int i = 0;
        while (i < measures.size()) {
            Measure measure = measures.get(i);
            boolean afterEndings = measure.endings.isEmpty()
                    && i > 0
                    && !measures.get(i - 1).endings.isEmpty();
            if (i != section && (measure.repeatBegins || afterEndings)) {
                section = i;
                pass = 1;
            }
            if (!measure.endings.isEmpty() && !measure.endings.contains(pass)) {
                i++;
                continue;
            }
            if (order.size() == MAX_PLAYED) {
                throw new NotationException(
                        "with its repeats the score has more than " + MAX_PLAYED + " bars, the most that is read");
            }
            order.add(i);
            if (measure.times > 1 && pass < passes(i)) {
                pass++;
                i = section;
            } else {
                if (measure.times > 1 && measure.endings.isEmpty()) {
                    section = i + 1;
                    pass = 1;
                }
                i++;
            }
        }
        return order;
    }

    /** How often the section that ends with this bar is played: as its sign or the last of its endings says. */
    private int passes(int index) {
        int passes = measures.get(index).times;
        for (int i = index; i < measures.size() && !measures.get(i).endings.isEmpty(); i++) {
            for (int ending : measures.get(i).endings) {
                passes = Math.max(passes, ending);
            }
        }
        return passes;
    }
}
