package dev.stemma.studio.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does the same with several things on as many cores as there are; what comes out does not depend on how many that is. */
final class SideBySide {
    private SideBySide() {}

    /** What is done with each. */
    interface Work<T, R> {
        R with(T thing) throws WorkbenchException;
    }

    private record Outcome<R>(Optional<R> result, Optional<WorkbenchException> refusal) {
        static <T, R> Outcome<R> of(T thing, Work<T, R> work) {
            try {
                return new Outcome<>(Optional.of(work.with(thing)), Optional.empty());
            } catch (WorkbenchException e) {
                return new Outcome<>(Optional.empty(), Optional.of(e));
            }
        }
    }

    /**
     * What comes of each, in their order.
     *
     * @throws WorkbenchException the first that was thrown, in their order
     */
    static <T, R> List<R> each(List<T> things, Work<T, R> work) throws WorkbenchException {
        List<Outcome<R>> outcomes =
                things.parallelStream().map(thing -> Outcome.of(thing, work)).toList();
        List<R> results = new ArrayList<>();
        for (Outcome<R> outcome : outcomes) {
            if (outcome.refusal().isPresent()) {
                throw outcome.refusal().get();
            }
            results.add(outcome.result().orElseThrow());
        }
        return results;
    }
}
