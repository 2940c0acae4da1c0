package dev.stemma.generator.notation;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Written bar lines as {@link dev.stemma.generator.music.Melody#bars} understands them. A short first bar is a pickup;
 * a short bar elsewhere is one after which the metre is stated again; a long one gets a metre of its own length.
 */
public record Barring(Ticks anacrusis, Timeline<Metre> metres) {
    /**
     * Fits a pickup and metre changes to bar lines.
     *
     * @param starts where bars begin, ascending, the first at zero
     * @param end end of the last bar
     * @param stated time signatures by their place, the first at zero; one inside a bar ends that bar
     */
    public static Barring of(List<Ticks> starts, Ticks end, NavigableMap<Ticks, Metre> stated) {
        TreeMap<Ticks, Ticks> lines = new TreeMap<>();
        starts.forEach(start -> lines.put(start, start));
        stated.keySet().forEach(at -> lines.put(at, at));
        List<Ticks> bars = new ArrayList<>(lines.headMap(end, false).keySet());
        List<Timeline.Change<Metre>> changes = new ArrayList<>();
        Ticks anacrusis = Ticks.ZERO;
        Ticks expected = Ticks.ZERO;
        Metre current = stated.firstEntry().getValue();
        changes.add(new Timeline.Change<>(Ticks.ZERO, current));
        for (int i = 0; i < bars.size(); i++) {
            Ticks start = bars.get(i);
            boolean last = i + 1 == bars.size();
            Ticks length = (last ? end : bars.get(i + 1)).minus(start);
            Metre written = stated.floorEntry(start).getValue();
            Metre metre = length.isAfter(written.barLength()) ? ofLength(length, written) : written;
            if (!metre.equals(current) || !expected.equals(start)) {
                put(changes, new Timeline.Change<>(start, metre));
                current = metre;
            }
            if (i == 0 && !last && length.isBefore(metre.barLength())) {
                anacrusis = length;
                expected = bars.get(1);
            } else {
                expected = start.plus(metre.barLength());
            }
        }
        return new Barring(anacrusis, new Timeline<>(changes));
    }

    /**
     * Fits a pickup to metre changes without bar lines: a change that states the metre in force again, on a bar line, is
     * left out.
     *
     * @param stated time signatures by their place, the first at zero
     */
    public static Barring of(Ticks anacrusis, NavigableMap<Ticks, Metre> stated) {
        List<Timeline.Change<Metre>> changes = new ArrayList<>();
        Ticks barLine = Ticks.ZERO;
        Metre current = stated.firstEntry().getValue();
        for (Map.Entry<Ticks, Metre> change : stated.entrySet()) {
            Ticks at = change.getKey();
            boolean onBarLine = at.equals(anacrusis)
                    || at.minus(barLine).value() % current.barLength().value() == 0;
            if (changes.isEmpty() || !change.getValue().equals(current) || !onBarLine) {
                changes.add(new Timeline.Change<>(at, change.getValue()));
            }
            current = change.getValue();
            barLine = at.isZero() ? anacrusis : at;
        }
        return new Barring(anacrusis, new Timeline<>(changes));
    }

    private static void put(List<Timeline.Change<Metre>> changes, Timeline.Change<Metre> change) {
        if (changes.get(changes.size() - 1).at().equals(change.at())) {
            changes.remove(changes.size() - 1);
        }
        changes.add(change);
    }

    /** A metre that fills a bar of this length, in the written unit if it fits; otherwise the written one. */
    public static Metre ofLength(Ticks length, Metre written) {
        for (int denominator = written.denominator(); denominator <= 64; denominator *= 2) {
            Ticks unit = Ticks.quarters(4, denominator);
            if (length.value() % unit.value() == 0 && length.value() / unit.value() <= 64) {
                return new Metre(List.of((int) (length.value() / unit.value())), denominator);
            }
        }
        return written;
    }
}
