package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.Matching;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Constraints as records keep them: under the name of their {@link Wording} its value, and read back from there. */
public final class ConstraintTexts {
    /** Stands between several of one name. */
    public static final String BETWEEN = "; ";

    private static final Map<String, Function<String, Constraint>> READERS = readers();

    /** In the order in which a request keeps constraints. */
    public static final List<String> NAMES = List.copyOf(READERS.keySet());

    private ConstraintTexts() {}

    private static Map<String, Function<String, Constraint>> readers() {
        Map<String, Function<String, Constraint>> readers = new LinkedHashMap<>();
        readers.put("locked-passage", ConstraintTexts::lockedPassage);
        readers.put("locked-notes", text -> new LockedNotes(notes(text)));
        readers.put("pitch", ConstraintTexts::fixedPitches);
        readers.put("pitches", text -> new PitchClasses(new TreeSet<>(listed(text, ",", Integer::parseInt))));
        readers.put("first-note", text -> new FirstNote(Pitch.parse(text)));
        readers.put("cadence", text -> new Cadence(Integer.parseInt(text)));
        readers.put("no-loop", text -> new NoLoop(Integer.parseInt(text)));
        readers.put("density", ConstraintTexts::density);
        readers.put("rhythm", ConstraintTexts::fixedRhythm);
        readers.put("no-known-run", ConstraintTexts::noKnownRun);
        readers.put("contour", ConstraintTexts::contour);
        readers.put("range", Range::parse);
        readers.put("scale", text -> new Scale(Key.parse(text)));
        return readers;
    }

    /** The same constraints in the order of {@link #NAMES}, those of one name as they were. */
    public static List<Constraint> inOrder(List<Constraint> constraints) {
        return constraints.stream()
                .sorted(Comparator.comparingInt(
                        constraint -> NAMES.indexOf(constraint.wording().name())))
                .toList();
    }

    /** The value of each name. */
    public static SortedMap<String, String> of(List<Constraint> constraints) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Constraint constraint : constraints) {
            Wording wording = constraint.wording();
            texts.merge(wording.name(), wording.value(), (one, other) -> one + BETWEEN + other);
        }
        return texts;
    }

    /**
     * Reads the constraints of a name.
     *
     * @throws IllegalArgumentException if the text does not say what such a constraint says
     */
    public static List<Constraint> read(String name, String text) {
        Function<String, Constraint> reader = READERS.get(name);
        if (reader == null) {
            throw new IllegalArgumentException("there is no constraint " + name + "; there are " + NAMES);
        }
        return parts(text, reader);
    }

    /** The several that a text has under one name. */
    public static <T> List<T> parts(String text, Function<String, T> parse) {
        return listed(text, BETWEEN, parse);
    }

    private static <T> List<T> listed(String text, String separator, Function<String, T> parse) {
        return Stream.of(text.split(separator, -1)).map(parse).toList();
    }

    private static String[] pair(String text, String separator) {
        int at = text.indexOf(separator);
        if (at < 0) {
            throw new IllegalArgumentException("\"" + separator + "\" is missing in \"" + text + "\"");
        }
        return new String[] {text.substring(0, at), text.substring(at + separator.length())};
    }

    private static Span span(String text) {
        String[] ends = pair(text, "..");
        return new Span(Ticks.parseFraction(ends[0]), Ticks.parseFraction(ends[1]));
    }

    private static Span stretch(String text) {
        String[] times = pair(text, "+");
        Ticks from = Ticks.parseFraction(times[0]);
        return new Span(from, from.plus(Ticks.parseFraction(times[1])));
    }

    private static List<Note> notes(String text) {
        List<Note> notes = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String note : text.split(" ", -1)) {
                String[] rhythmAndPitch = pair(note, ":");
                Span sounding = stretch(rhythmAndPitch[0]);
                notes.add(new Note(
                        sounding.from(),
                        sounding.to().minus(sounding.from()),
                        new Pitch(Integer.parseInt(rhythmAndPitch[1]))));
            }
        }
        return notes;
    }

    private static Constraint lockedPassage(String text) {
        String[] spanAndNotes = pair(text, " ");
        return new LockedPassage(span(spanAndNotes[0]), notes(spanAndNotes[1]));
    }

    private static Constraint fixedPitches(String text) {
        String[] spanAndPitches = pair(text, " ");
        List<Pitch> pitches = spanAndPitches[1].isEmpty()
                ? List.of()
                : listed(spanAndPitches[1], " ", number -> new Pitch(Integer.parseInt(number)));
        return new FixedPitches(span(spanAndPitches[0]), pitches);
    }

    private static Constraint fixedRhythm(String text) {
        String[] spanAndNotes = pair(text, " ");
        List<Span> notes =
                spanAndNotes[1].isEmpty() ? List.of() : listed(spanAndNotes[1], " ", ConstraintTexts::stretch);
        return new FixedRhythm(span(spanAndNotes[0]), notes);
    }

    private static Constraint density(String text) {
        String[] fewestAndRest = pair(text, "-");
        String[] mostAndWhere = pair(fewestAndRest[1], " ");
        Density.Scope scope =
                mostAndWhere[1].equals(Density.IN_EACH_BAR) ? Density.Scope.EACH_BAR : Density.Scope.AVERAGE;
        return new Density(Integer.parseInt(fewestAndRest[0]), Integer.parseInt(mostAndWhere[0]), scope);
    }

    private static Constraint noKnownRun(String text) {
        boolean withRhythm = text.endsWith(NoKnownRun.WITH_RHYTHM);
        String notes = withRhythm ? text.substring(0, text.length() - NoKnownRun.WITH_RHYTHM.length()) : text;
        return new NoKnownRun(Integer.parseInt(notes), withRhythm ? Matching.WITH_RHYTHM : Matching.INTERVALS);
    }

    private static Constraint contour(String text) {
        String[] pointsAndTolerance = pair(text, Contour.WITHIN);
        return new Contour(
                listed(pointsAndTolerance[0], ",", Integer::parseInt), Integer.parseInt(pointsAndTolerance[1]));
    }
}
