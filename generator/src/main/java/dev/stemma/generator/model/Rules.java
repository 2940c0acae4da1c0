package dev.stemma.generator.model;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a melody must keep, whatever the model prefers.
 *
 * @param lowest pitch
 * @param highest pitch
 * @param scale pitch classes that may sound, 0 = C
 * @param finals pitch classes that may close the piece
 * @param known works of which no run of {@value WorkIndex#RUN} notes may be repeated
 */
public record Rules(Pitch lowest, Pitch highest, Set<Integer> scale, Set<Integer> finals, WorkIndex known) {
    public Rules {
        scale = Set.copyOf(scale);
        finals = Set.copyOf(finals);
        if (lowest.midi() > highest.midi()) {
            throw new IllegalArgumentException("a range goes upwards, found " + lowest + " to " + highest);
        }
    }

    /** Whether this note may follow the notes before it. */
    boolean allows(List<Note> before, Note next, boolean closes) {
        int pitchClass = next.pitch().pitchClass();
        return next.pitch().midi() >= lowest.midi()
                && next.pitch().midi() <= highest.midi()
                && scale.contains(pitchClass)
                && (!closes || finals.contains(pitchClass))
                && !repeatsKnown(before, next);
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
