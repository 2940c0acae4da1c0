package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Ticks;
import java.util.List;
import java.util.function.Function;

/**
 * Watches that no known run is completed and no figure goes on for too long: what no small automaton can do, since it depends
 * on as many notes as a run has.
 */
public final class RunGuard {
    private record Watch(int notes, ForbiddenRuns known) {}

    private final List<Watch> watches;
    private final List<Ticks> longestFigures;

    /** @param known the runs that a constraint keeps out */
    public RunGuard(Frame frame, List<Constraint> constraints, Function<NoKnownRun, ForbiddenRuns> known) {
        watches = constraints.stream()
                .filter(NoKnownRun.class::isInstance)
                .map(NoKnownRun.class::cast)
                .distinct()
                .map(run -> new Watch(run.notes(), known.apply(run)))
                .filter(watch -> watch.known() != ForbiddenRuns.NONE)
                .toList();
        Ticks bar = frame.conditions().bars().stream().map(Bar::length).reduce(Ticks.ZERO, Ticks::max);
        longestFigures = constraints.stream()
                .filter(NoLoop.class::isInstance)
                .map(loop -> bar.times(((NoLoop) loop).bars()))
                .toList();
    }

    /** Whether there is anything to watch for. */
    public boolean isIdle() {
        return watches.isEmpty() && longestFigures.isEmpty();
    }

    /** Whether no run or figure that ends later can hold a note that the model wrote, if it writes no more. */
    public boolean isPast(Trail trail) {
        return watches.stream().noneMatch(watch -> trail.isWrittenAmongLast(watch.notes() - 1))
                && longestFigures.stream()
                        .noneMatch(longest -> trail.isWrittenAmongLast(
                                trail.within(NoLoop.reach(longest)).size()));
    }

    /** Whether the last notes, of which the model wrote one at least, are a known run, or a figure that goes on too long. */
    public boolean repeats(Trail trail) {
        for (Watch watch : watches) {
            if (trail.lastWritten(watch.notes()).filter(watch.known()::ends).isPresent()) {
                return true;
            }
        }
        for (Ticks longest : longestFigures) {
            int looping = NoLoop.loopingNotes(trail.within(NoLoop.reach(longest)), longest);
            if (looping > 0 && trail.isWrittenAmongLast(looping)) {
                return true;
            }
        }
        return false;
    }
}
