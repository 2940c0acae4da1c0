package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Pitch;
import java.util.List;

/**
 * The course of the pitch. Points are spread evenly from the first bar that the request speaks of to the last and
 * joined by straight lines; a note lies at most {@code tolerance} semitones from the line at its bar's number (with one
 * point for each bar: from the point of its bar).
 *
 * @param points pitches as MIDI numbers, one or more
 */
public record Contour(List<Integer> points, int tolerance) implements Constraint {
    static final String WITHIN = " +-";

    public Contour {
        points = List.copyOf(points);
        if (points.isEmpty() || points.stream().anyMatch(point -> point < 0 || point > 127)) {
            throw new IllegalArgumentException("a contour has points of 0 to 127, at least one, found " + points);
        }
        if (tolerance < 0) {
            throw new IllegalArgumentException("a tolerance is 0 semitones or more, found " + tolerance);
        }
    }

    /** Whether a pitch in a bar (0 = the first, of {@code bars}) is near enough. */
    boolean allows(int midi, int bar, int bars) {
        int steps = Math.max(1, bars - 1);
        int at = bar * (points.size() - 1);
        int left = at / steps;
        int from = points.get(left);
        int to = points.get(Math.min(points.size() - 1, left + 1));
        int line = from * steps + (to - from) * (at % steps);
        return Math.abs(midi * steps - line) <= tolerance * steps;
    }

    @Override
    public Wording wording() {
        List<Pitch> pitches = points.stream().map(Pitch::new).toList();
        String phrase = "the contour " + Wording.joined(",", pitches) + " within " + tolerance
                + (tolerance == 1 ? " semitone" : " semitones");
        return new Wording("contour", "--contour", phrase, Wording.joined(",", points) + WITHIN + tolerance);
    }
}
