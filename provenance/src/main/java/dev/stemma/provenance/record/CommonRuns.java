package dev.stemma.provenance.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that occurs in several sequences, as the smallest automaton that knows every stretch of them (A. Blumer et al., The
 * Smallest Automaton Recognizing the Subwords of a Text, 1985): building it, and asking how far another sequence agrees with
 * any of them, take time linear in their lengths.
 *
 * @param <S> what the sequences consist of
 */
final class CommonRuns<S> {
    /** A set of stretches that end at the same places. */
    private final class State {
        private final int length;
        private final Map<S, State> next;
        private State link;

        State(int length, Map<S, State> next) {
            this.length = length;
            this.next = next;
        }
    }

    private final State start = new State(0, new HashMap<>());

    /**
     * @param sequences that do not go over into each other
     * @param askedFor what the sequences to come consist of: nothing else can be common
     */
    CommonRuns(List<List<S>> sequences, Set<S> askedFor) {
        for (List<S> sequence : sequences) {
            State last = start;
            for (S symbol : sequence) {
                last = askedFor.contains(symbol) ? extended(last, symbol) : start;
            }
        }
    }

    private State extended(State last, S symbol) {
        State known = last.next.get(symbol);
        if (known != null) {
            return known.length == last.length + 1 ? known : split(last, symbol, known);
        }
        State added = new State(last.length + 1, new HashMap<>());
        State at = last;
        while (at != null && !at.next.containsKey(symbol)) {
            at.next.put(symbol, added);
            at = at.link;
        }
        if (at == null) {
            added.link = start;
        } else {
            State after = at.next.get(symbol);
            added.link = after.length == at.length + 1 ? after : split(at, symbol, after);
        }
        return added;
    }

    /** The shorter stretches of a state on their own, reached from {@code from} and its links. */
    private State split(State from, S symbol, State state) {
        State shorter = new State(from.length + 1, new HashMap<>(state.next));
        shorter.link = state.link;
        state.link = shorter;
        State at = from;
        while (at != null && at.next.get(symbol) == state) {
            at.next.put(symbol, shorter);
            at = at.link;
        }
        return shorter;
    }

    /** For each place of the sequence, how long the longest stretch is that ends there and occurs in one of the others. */
    List<Integer> endingAt(List<S> sequence) {
        List<Integer> lengths = new ArrayList<>(sequence.size());
        State at = start;
        int length = 0;
        for (S symbol : sequence) {
            while (at != start && !at.next.containsKey(symbol)) {
                at = at.link;
                length = at.length;
            }
            State following = at.next.get(symbol);
            if (following != null) {
                at = following;
                length++;
            }
            lengths.add(length);
        }
        return lengths;
    }
}
