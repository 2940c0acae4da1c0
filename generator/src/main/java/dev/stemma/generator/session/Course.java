package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Contour;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Pitch;
import java.util.Arrays;
import java.util.List;

/**
 * The course of the pitch as somebody draws it: points spread over the bars, as pitches or as steps of the scale, where 1
 * is the tonic nearest below the middle of the range (of a scale of seven, 8 is the tonic above).
 *
 * @param points pitches as MIDI numbers, or steps
 * @param steps whether the points are steps
 * @param tolerance semitones that a note may lie above or below the line between the points
 */
public record Course(List<Integer> points, boolean steps, int tolerance) {
    /** Wide enough for neighbouring notes, narrow enough to be heard. */
    public static final int USUAL_TOLERANCE = 4;

    public Course {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a contour has at least one point");
        }
        if (tolerance < 0) {
            throw new IllegalArgumentException("a tolerance is 0 semitones or more, found " + tolerance);
        }
    }

    /**
     * Reads {@code C4,E4,G4} or {@code 1,3,5,8}; with {@code :2} behind it the tolerance in semitones.
     *
     * @throws IllegalArgumentException if the text is no contour
     */
    public static Course parse(String text) {
        String accepted = "; accepted: pitches C4,E4,G4 or steps of the scale 1,3,5, and a tolerance in semitones :2";
        int colon = text.indexOf(':');
        String line = colon < 0 ? text : text.substring(0, colon);
        String width = colon < 0 ? Integer.toString(USUAL_TOLERANCE) : text.substring(colon + 1);
        List<String> parts = Arrays.asList(line.split(",", -1));
        if (!width.matches("\\d{1,2}") || parts.size() > Request.MOST_BARS) {
            throw new IllegalArgumentException("not a contour: \"" + text + "\"" + accepted);
        }
        boolean steps = parts.stream().allMatch(part -> part.strip().matches("-?\\d{1,2}"));
        if (steps) {
            return new Course(
                    parts.stream().map(part -> Integer.parseInt(part.strip())).toList(), true, Integer.parseInt(width));
        }
        if (parts.stream().anyMatch(part -> part.strip().matches("-?\\d*"))) {
            throw new IllegalArgumentException("not a contour: \"" + text + "\"" + accepted);
        }
        return new Course(
                parts.stream().map(part -> Pitch.parse(part).midi()).toList(), false, Integer.parseInt(width));
    }

    /** As a constraint on a melody in a key and range. */
    Contour in(Key key, PitchRange range) throws RequestException {
        if (!steps) {
            return new Contour(points, tolerance);
        }
        List<Integer> pitches =
                points.stream().map(step -> pitch(step, key, range)).toList();
        if (pitches.stream().anyMatch(pitch -> pitch < 0 || pitch > 127)) {
            throw new RequestException(
                    "the contour " + points + " leaves what MIDI can write in " + key,
                    "count its steps from 1, the tonic in the middle of the range " + range);
        }
        return new Contour(pitches, tolerance);
    }

    private static int pitch(int step, Key key, PitchRange range) {
        int tonic = range.middle() - Math.floorMod(range.middle() - key.tonic().pitchClass(), 12);
        List<Integer> scale = key.mode().degrees();
        int degree = Math.floorMod(step - 1, scale.size());
        return tonic + 12 * Math.floorDiv(step - 1, scale.size()) + scale.get(degree);
    }
}
