package dev.stemma.generator.model.constraint;

import java.util.List;
import java.util.function.Function;

/**
 * Watches that no known run is completed: what no small automaton can do, since it depends on as many notes as a run has.
 */
public final class RunGuard {
    private record Watch(int notes, ForbiddenRuns known) {}

    private final List<Watch> watches;

    /** @param known the runs that a constraint keeps out */
    public RunGuard(List<Constraint> constraints, Function<NoKnownRun, ForbiddenRuns> known) {
        watches = constraints.stream()
                .filter(NoKnownRun.class::isInstance)
                .map(NoKnownRun.class::cast)
                .distinct()
                .map(run -> new Watch(run.notes(), known.apply(run)))
                .filter(watch -> watch.known() != ForbiddenRuns.NONE)
                .toList();
    }

    /** Whether there is anything to watch for. */
    public boolean isIdle() {
        return watches.isEmpty();
    }

    /** Whether no run that ends later can hold a note that the model wrote, if it writes no more. */
    public boolean isPast(Trail trail) {
        return watches.stream().noneMatch(watch -> trail.isWrittenAmongLast(watch.notes() - 1));
    }

    /** Whether the last notes, of which the model wrote one at least, are a known run. */
    public boolean repeats(Trail trail) {
        for (Watch watch : watches) {
            if (trail.lastWritten(watch.notes()).filter(watch.known()::ends).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
