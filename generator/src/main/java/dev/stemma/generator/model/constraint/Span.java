package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Ticks;

/** A stretch of time, its end not included. */
public record Span(Ticks from, Ticks to) {
    public Span {
        if (from.value() < 0 || !from.isBefore(to)) {
            throw new IllegalArgumentException("a stretch goes forwards from 0 or later, found " + from + " to " + to);
        }
    }

    boolean holds(Ticks time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}
