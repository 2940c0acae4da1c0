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
        Clock clock = new Clock(melody.tempos());
        int bar = 0;
        int end = 0;
        for (int i = 0; i < melody.notes().size(); i++) {
            Note note = melody.notes().get(i);
            while (bar + 1 < bars.size() && !note.onset().isBefore(bars.get(bar).end())) {
                bar++;
            }
            int start = clock.frame(note.onset());
            end = clock.frame(note.end());
            int held = Math.max(1, end - start - (isRepeated(melody.notes(), i) ? gap(end - start) : 0));
            double contour = CONTOUR * Math.max(-10, Math.min(10, note.pitch().midi() - middle));
            tones.add(new Tone(start, held, note.pitch().midi(), strength(bars.get(bar), note.onset()) + contour, i));
        }
        return new Performance(List.copyOf(tones), end);
    }

    private static boolean isRepeated(List<Note> notes, int i) {
        return i + 1 < notes.size()
                && notes.get(i + 1).pitch().equals(notes.get(i).pitch())
                && notes.get(i + 1).onset().equals(notes.get(i).end());
    }

    /** How much sooner a note is let go so that the next of the same pitch is heard as a new one. */
    private static int gap(int frames) {
        return Math.min(frames / 4, RATE / 20);
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

    /** Frames for ticks in ascending order, computed in integers: exact whatever the tempo map. */
    private static final class Clock {
        /** Units of elapsed time to a second: a microsecond has as many as a quarter note has ticks. */
        private static final long SECOND = Ticks.PER_QUARTER * 1_000_000;

        private final List<Timeline.Change<Tempo>> changes;
        private int change = 0;
        private long elapsedAtChange = 0;

        Clock(Timeline<Tempo> tempos) {
            changes = tempos.changes();
        }

        /** The frame nearest to a time that is not before the last one asked for. */
        int frame(Ticks time) {
            while (change + 1 < changes.size() && !changes.get(change + 1).at().isAfter(time)) {
                elapsedAtChange = elapsed(changes.get(change + 1).at());
                change++;
            }
            return (int) ((elapsed(time) * (RATE / 100) + SECOND / 200) / (SECOND / 100));
        }

        private long elapsed(Ticks time) {
            long ticks = time.minus(changes.get(change).at()).value();
            long micros = changes.get(change).value().microsPerQuarter();
            if (ticks > (MAX_SECONDS * SECOND - elapsedAtChange) / micros) {
                throw new IllegalArgumentException("the piece lasts longer than " + MAX_SECONDS
                        + " seconds, the longest that is rendered: it is past them at " + time + " quarter notes");
            }
            return elapsedAtChange + ticks * micros;
        }
    }
}
