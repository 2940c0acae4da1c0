package dev.stemma.generator.model.constraint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether constraints can be met, and if not, which of them contradict each other. The automaton decides; where runs of
 * training works are to be avoided, a depth-first search through the automaton does, which is complete but stops after a
 * number of steps.
 */
public final class Possibility {
    private static final int STEPS = 50_000;

    private final Frame frame;
    private final Function<NoKnownRun, ForbiddenRuns> known;

    public Possibility(Frame frame, Function<NoKnownRun, ForbiddenRuns> known) {
        this.frame = frame;
        this.known = known;
    }

    /** An answer. */
    public enum Answer {
        POSSIBLE,
        IMPOSSIBLE,
        /** The search ended before it had seen everything. */
        UNKNOWN
    }

    /**
     * Why constraints cannot be met.
     *
     * @param together a smallest set that cannot be met: without any one of them the rest of them can; empty if the bars
     *     cannot be filled at all
     * @param without what to leave out so that all the others can be met
     */
    public record Conflict(List<Constraint> together, List<Constraint> without) {
        public Conflict {
            together = List.copyOf(together);
            without = List.copyOf(without);
        }
    }

    /** Decides. */
    public Answer decide(List<Constraint> constraints) {
        Automaton automaton = new Automaton(frame, constraints);
        if (!automaton.isOpen()) {
            return Answer.IMPOSSIBLE;
        }
        RunGuard guard = new RunGuard(frame, constraints, known);
        return guard.isIdle() ? Answer.POSSIBLE : search(automaton, guard).answer();
    }

    /** Tokens from the beginning of the frame to its end, if a way was found. */
    record Found(Answer answer, List<Integer> tokens) {}

    /** A way through that avoids known runs, if the search finds one. */
    public Optional<List<Integer>> wayThrough(List<Constraint> constraints) {
        Automaton automaton = new Automaton(frame, constraints);
        Found found = search(automaton, new RunGuard(frame, constraints, known));
        return found.answer() == Answer.POSSIBLE ? Optional.of(found.tokens()) : Optional.empty();
    }

    private record Step(State state, Trail trail, BitSet left, int token) {}

    private Found search(Automaton automaton, RunGuard guard) {
        Deque<Step> path = new ArrayDeque<>();
        State first = automaton.start();
        path.push(new Step(first, Trail.of(frame.before()), first.allowed(), -1));
        for (int steps = 0; !path.isEmpty(); steps++) {
            Step step = path.peek();
            if (step.state().isComplete() && !step.state().awaitsPitch()) {
                List<Integer> tokens =
                        new ArrayList<>(path.stream().map(Step::token).toList());
                Collections.reverse(tokens);
                return new Found(Answer.POSSIBLE, tokens.subList(1, tokens.size()));
            }
            if (steps >= STEPS) {
                return new Found(Answer.UNKNOWN, List.of());
            }
            int token = step.left().nextSetBit(0);
            if (token < 0) {
                path.pop();
                continue;
            }
            step.left().clear(token);
            Trail trail = step.state().awaitsPitch()
                    ? step.trail().with(step.state().note(token), !step.state().isGiven())
                    : step.trail();
            if (trail == step.trail() || !guard.repeats(trail)) {
                State next = step.state().after(token);
                path.push(new Step(next, trail, next.isComplete() ? new BitSet() : next.allowed(), token));
            }
        }
        return new Found(Answer.IMPOSSIBLE, List.of());
    }

    /**
     * What contradicts what; nothing if the constraints can be met, or if that is not known.
     *
     * @param constraints those that should rather be kept first
     */
    public Optional<Conflict> conflict(List<Constraint> constraints) {
        if (decide(constraints) != Answer.IMPOSSIBLE) {
            return Optional.empty();
        }
        List<Constraint> together = smallest(constraints);
        List<Constraint> kept = new ArrayList<>();
        List<Constraint> without = new ArrayList<>();
        for (Constraint constraint : constraints) {
            kept.add(constraint);
            if (decide(kept) == Answer.IMPOSSIBLE) {
                kept.remove(kept.size() - 1);
                without.add(constraint);
            }
        }
        return Optional.of(new Conflict(together, without));
    }

    /**
     * Leaves out one after the other as long as the rest contradicts itself. One round would be enough if fewer constraints
     * could never be harder to keep; but they can: a locked passage also allows silences that are longer than a rest.
     */
    private List<Constraint> smallest(List<Constraint> constraints) {
        List<Constraint> together = new ArrayList<>(constraints);
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Constraint constraint : List.copyOf(together)) {
                List<Constraint> rest = new ArrayList<>(together);
                rest.remove(constraint);
                if (decide(rest) == Answer.IMPOSSIBLE) {
                    together = rest;
                    smaller = true;
                }
            }
        }
        return together;
    }
}
