package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;

/** The constraints of a request together with those that hold if nothing is said. */
final class Standing {
    private Standing() {}

    /**
     * @param given what stays of a melody that is there
     * @param end of the piece
     * @return those that should rather be kept first
     */
    static List<Constraint> with(Request request, List<Constraint> given, Ticks end) {
        List<Constraint> all = new ArrayList<>(given);
        all.addAll(request.constraints());
        all.add(new Constraint.Range(request.range().lowest(), request.range().highest()));
        boolean pitchesKept = given.stream().anyMatch(Constraint.FixedPitches.class::isInstance);
        if (!pitchesKept && !has(request, Constraint.PitchClasses.class) && !has(request, Constraint.Scale.class)) {
            all.add(new Constraint.Scale(request.key()));
        }
        if (!has(request, Constraint.Cadence.class) && all.stream().noneMatch(one -> givesEnd(one, end))) {
            all.add(Constraint.Cadence.TONIC);
        }
        all.add(Constraint.NoKnownRun.COPY);
        return List.copyOf(all);
    }

    private static boolean has(Request request, Class<? extends Constraint> type) {
        return request.constraints().stream().anyMatch(type::isInstance);
    }

    /** Whether the last pitch is not the model's to choose. */
    private static boolean givesEnd(Constraint constraint, Ticks end) {
        if (constraint instanceof Constraint.LockedNotes lock) {
            return lock.notes().stream().anyMatch(note -> !note.end().isBefore(end));
        }
        if (constraint instanceof Constraint.LockedPassage passage) {
            return !passage.span().to().isBefore(end);
        }
        return constraint instanceof Constraint.FixedPitches sequence
                && !sequence.span().to().isBefore(end);
    }
}
