package dev.stemma.generator.model;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a melody must keep, whatever the model prefers.
 *
 * @param lowest pitch
 * @param highest pitch
 * @param scale pitch classes that may sound, 0 = C
 * @param finals pitch classes that may close the piece, each where it is nearest to the note before
 * @param variants pairs of pitch classes that are two forms of one degree, both ways: one does not follow the other
 * @param known runs of works that may not be repeated
 */
public record Rules(
        Pitch lowest,
        Pitch highest,
        Set<Integer> scale,
        Set<Integer> finals,
        Map<Integer, Integer> variants,
        List<KnownRuns> known) {
    /** Notes of the runs, with their rhythm, that no melody repeats from a work that its model learnt from. */
    public static final int COPY = 12;

    public Rules {
        scale = Set.copyOf(scale);
        finals = Set.copyOf(finals);
        variants = Map.copyOf(variants);
        known = List.copyOf(known);
        if (lowest.midi() > highest.midi()) {
            throw new IllegalArgumentException("a range goes upwards, found " + lowest + " to " + highest);
        }
    }

    /** Where the works go on as the melody did so far: for {@link #allows}, once for a place of the melody. */
    List<KnownRuns.Ahead> ahead(List<Note> before) {
        return known.stream()
                .map(runs -> runs.after(before))
                .filter(KnownRuns.Ahead::isPossible)
                .toList();
    }

    /**
     * Whether this note may follow the notes before it.
     *
     * @param ahead from {@link #ahead} of the same notes
     */
    boolean allows(List<Note> before, Note next, boolean closes, List<KnownRuns.Ahead> ahead) {
        return inRange(next.pitch().midi())
                && scale.contains(next.pitch().pitchClass())
                && !isVariantOfLast(before, next)
                && (!closes || isNearestFinal(before, next))
                && ahead.stream().noneMatch(known -> known.isCompletedBy(next));
    }

    private boolean inRange(int midi) {
        return midi >= lowest.midi() && midi <= highest.midi();
    }

    private boolean isVariantOfLast(List<Note> before, Note next) {
        return !before.isEmpty()
                && next.pitch().pitchClass()
                        == variants.getOrDefault(last(before).pitchClass(), -1);
    }

    private boolean isNearestFinal(List<Note> before, Note next) {
        if (!finals.contains(next.pitch().pitchClass())) {
            return false;
        }
        if (before.isEmpty()) {
            return true;
        }
        int from = last(before).midi();
        int distance = Math.abs(next.pitch().midi() - from);
        return IntStream.range(from - distance + 1, from + distance)
                .noneMatch(nearer -> inRange(nearer) && finals.contains(Math.floorMod(nearer, 12)));
    }

    private static Pitch last(List<Note> notes) {
        return notes.get(notes.size() - 1).pitch();
    }
}
