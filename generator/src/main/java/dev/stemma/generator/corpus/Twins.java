package dev.stemma.generator.corpus;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds works that are there already: the same bytes, or the same notes under another name or in another key. Two works
 * have the same notes if all their melodies have the same intervals, onsets and durations; tempo and title do not count.
 */
public final class Twins {
    private final Map<Object, Work> byBytes = new HashMap<>();
    private final Map<List<Long>, Work> byShape = new HashMap<>();

    /**
     * Takes a work, unless it has a twin among those taken before.
     *
     * @return a sentence that names the twin; empty if the work was taken
     */
    public Optional<String> take(Work work) {
        Work same = byBytes.get(work.entry().digest());
        if (same != null) {
            return Optional.of("the same bytes as " + same.entry().id());
        }
        List<Long> shape = shape(work);
        Work twin = byShape.get(shape);
        if (twin != null) {
            int up = firstPitch(work) - firstPitch(twin);
            return Optional.of("the same notes as " + twin.entry().id() + " ("
                    + twin.entry().title() + ")"
                    + (up == 0 ? "" : ", " + Math.abs(up) + " semitones " + (up > 0 ? "higher" : "lower")));
        }
        byBytes.put(work.entry().digest(), work);
        byShape.put(shape, work);
        return Optional.empty();
    }

    private static int firstPitch(Work work) {
        return work.melodies().stream()
                .flatMap(melody -> melody.notes().stream())
                .findFirst()
                .map(note -> note.pitch().midi())
                .orElse(0);
    }

    /** For each melody the number of its notes, then for each note onset, duration and interval, from its first note. */
    private static List<Long> shape(Work work) {
        List<Long> shape = new ArrayList<>();
        for (Melody melody : work.melodies()) {
            shape.add((long) melody.notes().size());
            for (Note note : melody.notes()) {
                Note first = melody.notes().get(0);
                shape.add(note.onset().value() - first.onset().value());
                shape.add(note.duration().value());
                shape.add((long) note.pitch().midi() - first.pitch().midi());
            }
        }
        return shape;
    }
}
