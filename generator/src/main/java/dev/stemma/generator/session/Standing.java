package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Cadence;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.FixedPitches;
import dev.stemma.generator.model.constraint.LockedNotes;
import dev.stemma.generator.model.constraint.LockedPassage;
import dev.stemma.generator.model.constraint.NoKnownRun;
import dev.stemma.generator.model.constraint.NoLoop;
import dev.stemma.generator.model.constraint.PitchClasses;
import dev.stemma.generator.model.constraint.Range;
import dev.stemma.generator.model.constraint.Scale;
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
        all.add(new Range(request.range().lowest(), request.range().highest()));
        boolean pitchesKept = given.stream().anyMatch(FixedPitches.class::isInstance);
        if (!pitchesKept && !has(request, PitchClasses.class) && !has(request, Scale.class)) {
            all.add(new Scale(request.key()));
        }
        if (!has(request, Cadence.class) && all.stream().noneMatch(one -> givesEnd(one, end))) {
            all.add(Cadence.TONIC);
        }
        all.add(NoKnownRun.COPY);
        if (!has(request, NoLoop.class)) {
            all.add(NoLoop.USUAL);
        }
        return List.copyOf(all);
    }

    private static boolean has(Request request, Class<? extends Constraint> type) {
        return request.constraints().stream().anyMatch(type::isInstance);
    }

    /** Whether the last pitch is not the model's to choose. */
    private static boolean givesEnd(Constraint constraint, Ticks end) {
        if (constraint instanceof LockedNotes lock) {
            return lock.notes().stream().anyMatch(note -> !note.end().isBefore(end));
        }
        if (constraint instanceof LockedPassage passage) {
            return !passage.span().to().isBefore(end);
        }
        return constraint instanceof FixedPitches sequence
                && !sequence.span().to().isBefore(end);
    }
}
