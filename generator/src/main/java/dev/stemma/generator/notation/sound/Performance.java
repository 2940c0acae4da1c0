package dev.stemma.generator.notation.sound;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * A melody as it is played: frames for ticks, by its tempos, and how hard each note is struck, by its place in the bar.
 *
 * @param end frame at which the last note is let go
 */
record Performance(List<Tone> tones, int end) {
    /** Frames a second. */
    static final int RATE = 44_100;

    /** The longest piece that is rendered, in seconds. */
    static final int MAX_SECONDS = 600;

    private static final double BAR_BEGIN = 0.90;
    private static final double BEAT = 0.76;
    private static final double BETWEEN = 0.64;
    private static final double CONTOUR = 0.008;

    /**
     * Plays a melody.
     *
     * @throws IllegalArgumentException if it lasts longer than {@link #MAX_SECONDS}
     */
    static Performance of(Melody melody) {
        List<Bar> bars = melody.bars();
        double middle = melody.notes().stream()
                .mapToInt(note -> note.pitch().midi())
                .average()
                .orElse(60);
        List<Tone> tones = new ArrayList<>();
        int bar = 0;
        int end = 0;
        for (Note note : melody.notes()) {
            while (bar + 1 < bars.size() && !note.onset().isBefore(bars.get(bar).end())) {
                bar++;
            }
            int start = frame(melody.tempos(), note.onset());
            end = frame(melody.tempos(), note.end());
            double contour = CONTOUR * Math.max(-10, Math.min(10, note.pitch().midi() - middle));
            tones.add(new Tone(
                    start,
                    Math.max(1, end - start),
                    note.pitch().midi(),
                    strength(bars.get(bar), note.onset()) + contour,
                    tones.size()));
        }
        return new Performance(List.copyOf(tones), end);
    }

    /** A bar that ends early at its beginning, the pickup, is counted from its end. */
    private static double strength(Bar bar, Ticks onset) {
        Ticks missing = bar.number() == 0 ? bar.metre().barLength().minus(bar.length()) : Ticks.ZERO;
        Ticks place = onset.minus(bar.start()).plus(missing);
        if (place.isZero()) {
            return BAR_BEGIN;
        }
        return bar.metre().beats().contains(place) ? BEAT : BETWEEN;
    }

    /** The frame nearest to a time, computed in integers: exact whatever the tempo map. */
    private static int frame(Timeline<Tempo> tempos, Ticks time) {
        long elapsed = 0;
        List<Timeline.Change<Tempo>> changes = tempos.changes();
        for (int i = 0; i < changes.size() && changes.get(i).at().isBefore(time); i++) {
            Ticks until =
                    i + 1 < changes.size() ? Ticks.min(time, changes.get(i + 1).at()) : time;
            long ticks = until.minus(changes.get(i).at()).value();
            elapsed = Math.addExact(
                    elapsed, Math.multiplyExact(ticks, changes.get(i).value().microsPerQuarter()));
        }
        long second = Ticks.PER_QUARTER * 1_000_000;
        if (elapsed > MAX_SECONDS * second) {
            throw new IllegalArgumentException("the piece lasts longer than " + MAX_SECONDS
                    + " seconds, the longest that is rendered: found " + elapsed / second + " seconds");
        }
        return (int) ((elapsed * (RATE / 100) + second / 200) / (second / 100));
    }
}
