package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a melody must keep, whatever the model prefers. Locks state which notes are given; they stand as they are, and the
 * other constraints speak of the notes that the model writes, except {@link Density}, which counts both, and
 * {@link Cadence}. A note whose rhythm alone or pitches alone are fixed counts as written.
 */
public sealed interface Constraint {
    /** The option of the command line that asks for it. */
    String option();

    /** A noun phrase that names it in a sentence. */
    String phrase();

    /** The name under which records keep the value. */
    String name();

    /** The value in the form that records keep. */
    String asText();

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static void requireWithin(Span span, List<Span> notes) {
        notes.forEach(note -> {
            if (note.from().isBefore(span.from()) || note.to().isAfter(span.to())) {
                throw new IllegalArgumentException("a note lies at " + note + ", outside of " + span);
            }
        });
        requireApart(notes);
    }

    private static void requireApart(List<Span> notes) {
        for (int i = 1; i < notes.size(); i++) {
            if (notes.get(i).from().isBefore(notes.get(i - 1).to())) {
                throw new IllegalArgumentException(
                        "notes ascend and do not overlap, found " + notes.get(i - 1) + " and " + notes.get(i));
            }
        }
    }

    private static List<Span> spans(List<Note> notes) {
        return notes.stream().map(note -> new Span(note.onset(), note.end())).toList();
    }

    private static String written(Note note) {
        return note.onset() + "+" + note.duration() + ":" + note.pitch().midi();
    }

    /** These notes sound, exactly; what lies between them is open. */
    record LockedNotes(List<Note> notes) implements Constraint {
        public LockedNotes {
            notes = List.copyOf(notes);
            requireApart(spans(notes));
        }

        @Override
        public String name() {
            return "locked-notes";
        }

        @Override
        public String option() {
            return "--lock";
        }

        @Override
        public String phrase() {
            return notes.size() == 1 ? "the locked note" : "the locked notes";
        }

        @Override
        public String asText() {
            return joined(notes.stream().map(Constraint::written).toList());
        }
    }

    /** In this stretch exactly these notes sound. */
    record LockedPassage(Span span, List<Note> notes) implements Constraint {
        public LockedPassage {
            notes = List.copyOf(notes);
            requireWithin(span, spans(notes));
        }

        @Override
        public String name() {
            return "locked-passage";
        }

        @Override
        public String option() {
            return "--lock";
        }

        @Override
        public String phrase() {
            return "the locked passage";
        }

        @Override
        public String asText() {
            return span + " " + joined(notes.stream().map(Constraint::written).toList());
        }
    }

    /** In this stretch notes begin and end exactly at these times; their pitches are open. */
    record FixedRhythm(Span span, List<Span> notes) implements Constraint {
        public FixedRhythm {
            notes = List.copyOf(notes);
            requireWithin(span, notes);
        }

        /** The rhythm of some notes. */
        public static FixedRhythm of(Span span, List<Note> notes) {
            return new FixedRhythm(span, spans(notes));
        }

        @Override
        public String name() {
            return "rhythm";
        }

        @Override
        public String option() {
            return "--keep rhythm";
        }

        @Override
        public String phrase() {
            return "the rhythm that is kept";
        }

        @Override
        public String asText() {
            return span + " "
                    + joined(notes.stream()
                            .map(note -> note.from() + "+" + note.to().minus(note.from()))
                            .toList());
        }
    }

    /** The notes that begin in this stretch end in it and have exactly these pitches, in this order; when, is open. */
    record FixedPitches(Span span, List<Pitch> pitches) implements Constraint {
        public FixedPitches {
            pitches = List.copyOf(pitches);
        }

        @Override
        public String name() {
            return "pitch";
        }

        @Override
        public String option() {
            return "--keep pitch";
        }

        @Override
        public String phrase() {
            return "the pitches that are kept";
        }

        @Override
        public String asText() {
            return span + " " + joined(pitches.stream().map(Pitch::midi).toList());
        }
    }

    /** Only these pitch classes sound, 0 = C. */
    record PitchClasses(SortedSet<Integer> classes) implements Constraint {
        public PitchClasses {
            classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
            if (classes.isEmpty() || classes.first() < 0 || classes.last() > 11) {
                throw new IllegalArgumentException("pitch classes are 0 to 11, at least one, found " + classes);
            }
        }

        @Override
        public String name() {
            return "pitches";
        }

        @Override
        public String option() {
            return "--pitches";
        }

        @Override
        public String phrase() {
            return "the pitch set "
                    + classes.stream()
                            .map(pitchClass ->
                                    new Pitch(60 + pitchClass).toString().replace("4", ""))
                            .collect(Collectors.joining(","));
        }

        @Override
        public String asText() {
            return classes.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
    }

    /**
     * Only notes of the key sound; in minor its sixth and seventh degree in both forms, one of which does not follow the
     * other.
     */
    record Scale(Key key) implements Constraint {
        @Override
        public String name() {
            return "scale";
        }

        @Override
        public String option() {
            return "--key";
        }

        @Override
        public String phrase() {
            return "the scale of " + key;
        }

        @Override
        public String asText() {
            return key.toString();
        }
    }

    /** From the lowest pitch to the highest, both included. */
    record Range(Pitch lowest, Pitch highest) implements Constraint {
        public Range {
            if (lowest.midi() > highest.midi()) {
                throw new IllegalArgumentException("a range goes upwards, found " + lowest + " to " + highest);
            }
        }

        @Override
        public String name() {
            return "range";
        }

        @Override
        public String option() {
            return "--range";
        }

        @Override
        public String phrase() {
            return "the range " + asText();
        }

        @Override
        public String asText() {
            return lowest + "-" + highest;
        }
    }

    /**
     * How many notes begin in a bar, or on average in a bar, of those that the request speaks of. Bars that are locked from
     * one end to the other are not counted.
     *
     * @param fewest notes in a bar, from 0
     * @param most notes in a bar
     */
    record Density(int fewest, int most, Scope scope) implements Constraint {
        /** What the number of notes is counted over. */
        public enum Scope {
            EACH_BAR,
            AVERAGE
        }

        public Density {
            if (fewest < 0 || fewest > most || most > 96) {
                throw new IllegalArgumentException("0 to 96 notes begin in a bar, asked for " + fewest + " to " + most);
            }
        }

        @Override
        public String name() {
            return "density";
        }

        @Override
        public String option() {
            return "--density";
        }

        @Override
        public String phrase() {
            return "the density of " + asText();
        }

        @Override
        public String asText() {
            return fewest + "-" + most + (scope == Scope.EACH_BAR ? " notes in each bar" : " notes a bar on average");
        }
    }

    /**
     * The course of the pitch. Points are spread evenly from the first bar that the request speaks of to the last and
     * joined by straight lines; a note lies at most {@code tolerance} semitones from the line at its bar's number (with one
     * point for each bar: from the point of its bar).
     *
     * @param points pitches as MIDI numbers, one or more
     */
    record Contour(List<Integer> points, int tolerance) implements Constraint {
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
        public String name() {
            return "contour";
        }

        @Override
        public String option() {
            return "--contour";
        }

        @Override
        public String phrase() {
            return "the contour "
                    + points.stream().map(point -> new Pitch(point).toString()).collect(Collectors.joining(","))
                    + " within " + tolerance + (tolerance == 1 ? " semitone" : " semitones");
        }

        @Override
        public String asText() {
            return points.stream().map(String::valueOf).collect(Collectors.joining(",")) + " +-" + tolerance;
        }
    }

    /**
     * The last note is this degree of the key's scale; if its pitch is the model's choice, that octave of the degree in the
     * range which is nearest to the note before it.
     *
     * @param degree 1 = tonic
     */
    record Cadence(int degree) implements Constraint {
        public static final Cadence TONIC = new Cadence(1);

        public Cadence {
            if (degree < 1 || degree > 7) {
                throw new IllegalArgumentException("a degree is 1 (the tonic) to 7, found " + degree);
            }
        }

        @Override
        public String name() {
            return "cadence";
        }

        @Override
        public String option() {
            return "--cadence";
        }

        @Override
        public String phrase() {
            return degree == 1 ? "the end on the tonic" : "the end on degree " + degree;
        }

        @Override
        public String asText() {
            return Integer.toString(degree);
        }
    }

    /** The first note that the model writes. */
    record FirstNote(Pitch pitch) implements Constraint {
        @Override
        public String name() {
            return "first-note";
        }

        @Override
        public String option() {
            return "--first";
        }

        @Override
        public String phrase() {
            return "the first note " + pitch;
        }

        @Override
        public String asText() {
            return pitch.toString();
        }
    }

    /**
     * No run of this many notes, one of them written by the model, is found in a training work.
     *
     * @param matching when a run counts as found
     */
    record NoKnownRun(int notes, Matching matching) implements Constraint {
        /**
         * What no melody repeats from a work that its model learnt from, in whatever key and rhythm: ten intervals, the
         * length by which copying is measured.
         */
        public static final NoKnownRun COPY = new NoKnownRun(11, Matching.INTERVALS);

        public NoKnownRun {
            if (notes < WorkIndex.LEAST) {
                throw new IllegalArgumentException(
                        "a run to keep away from has at least " + WorkIndex.LEAST + " notes, asked for " + notes);
            }
        }

        @Override
        public String name() {
            return "no-known-run";
        }

        @Override
        public String option() {
            return "--no-near-copy";
        }

        @Override
        public String phrase() {
            return "no run of " + notes + " notes of a training work"
                    + (matching == Matching.WITH_RHYTHM ? ", with its rhythm" : "");
        }

        @Override
        public String asText() {
            return matching == Matching.WITH_RHYTHM ? notes + " with rhythm" : Integer.toString(notes);
        }
    }
}
