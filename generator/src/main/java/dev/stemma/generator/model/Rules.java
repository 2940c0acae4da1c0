package dev.stemma.generator.model;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import java.util.ArrayList;
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
 * @param known works of which no run of {@value WorkIndex#RUN} notes may be repeated
 */
public record Rules(
        Pitch lowest,
        Pitch highest,
        Set<Integer> scale,
        Set<Integer> finals,
        Map<Integer, Integer> variants,
        WorkIndex known) {
    public Rules {
        scale = Set.copyOf(scale);
        finals = Set.copyOf(finals);
        variants = Map.copyOf(variants);
        if (lowest.midi() > highest.midi()) {
            throw new IllegalArgumentException("a range goes upwards, found " + lowest + " to " + highest);
        }
    }

    /** Whether this note may follow the notes before it. */
    boolean allows(List<Note> before, Note next, boolean closes) {
        return inRange(next.pitch().midi())
                && scale.contains(next.pitch().pitchClass())
                && !isVariantOfLast(before, next)
                && (!closes || isNearestFinal(before, next))
                && !repeatsKnown(before, next);
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

    private boolean repeatsKnown(List<Note> before, Note next) {
        if (before.size() < WorkIndex.RUN - 1) {
            return false;
        }
        List<Note> run = new ArrayList<>(before.subList(before.size() - (WorkIndex.RUN - 1), before.size()));
        run.add(next);
        return known.findEndOf(run).isPresent();
    }
}
