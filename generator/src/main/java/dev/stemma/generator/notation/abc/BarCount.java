package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds written bars against the metre. A bar cut in two by a bar line, as at a repeat, counts as one. Where a bar is
 * too short or too long the metre is stated anew after it, so that the bars of the melody begin where the written
 * ones do.
 */
final class BarCount {
    private final Warnings warnings;
    private final Optional<Ticks> anacrusis;
    private final TreeMap<Ticks, Metre> metres = new TreeMap<>();
    /** Bar lines since {@code start}: each of them may divide one bar or end a short one. */
    private final List<Ticks> divisions = new ArrayList<>();

    private Metre metre = Metre.COMMON;
    private boolean free;
    private Ticks start = Ticks.ZERO;
    private Optional<Ticks> firstBar = Optional.empty();

    /** With the length of the pickup, where it is stated. */
    BarCount(Warnings warnings, Optional<Ticks> anacrusis) {
        this.warnings = warnings;
        this.anacrusis = anacrusis;
        metres.put(Ticks.ZERO, metre);
    }

    Map<Ticks, Metre> metres() {
        return metres;
    }

    Ticks barLength() {
        return metre.barLength();
    }

    /** A metre change; free metre goes on with the bars before. */
    void change(Optional<Metre> newMetre, int line, Ticks time) {
        if (newMetre.isEmpty()) {
            free = true;
            return;
        }
        if (start.isBefore(time)) {
            barLine(line, time);
            restart(line, time);
        }
        free = false;
        metre = newMetre.get();
        metres.put(time, metre);
    }

    void barLine(int line, Ticks time) {
        Ticks filled = time.minus(start);
        if (filled.isZero()
                || (!divisions.isEmpty() && divisions.get(divisions.size() - 1).equals(time))) {
            return;
        }
        if (firstBar.isEmpty()) {
            firstBar = Optional.of(filled);
            if (anacrusis.map(stated -> !stated.isZero()).orElse(filled.isBefore(barLength()))) {
                start = time;
                return;
            }
        }
        if (filled.isBefore(barLength())) {
            divisions.add(time);
        } else if (filled.value() % barLength().value() == 0) {
            begin(time);
        } else if (!divisions.isEmpty()) {
            restart(line, divisions.get(divisions.size() - 1));
            barLine(line, time);
        } else {
            warn(line, "a bar is " + filled + " quarter notes long, " + metre + " has " + barLength());
            state(time);
            begin(time);
        }
    }

    /** The bar lines up to {@code time} ended short bars. */
    private void restart(int line, Ticks time) {
        for (Ticks division : divisions) {
            warn(line, "a bar is " + division.minus(start) + " quarter notes long, " + metre + " has " + barLength());
            state(division);
            start = division;
        }
        begin(time);
    }

    private void warn(int line, String text) {
        if (!free) {
            warnings.add(line, text);
        }
    }

    private void begin(Ticks time) {
        divisions.clear();
        start = time;
    }

    private void state(Ticks time) {
        metres.putIfAbsent(time, metre);
    }

    /** Ends the piece and returns the length of its pickup, zero where it has none. */
    Ticks finish(Ticks end) {
        boolean more = firstBar.isPresent() && firstBar.get().isBefore(end);
        boolean shorter = more && firstBar.get().isBefore(metres.get(Ticks.ZERO).barLength());
        return anacrusis.orElse(shorter ? firstBar.get() : Ticks.ZERO);
    }
}
