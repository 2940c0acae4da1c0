package dev.stemma.generator.model.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.constraint.Possibility.Answer;
import dev.stemma.generator.model.constraint.Possibility.Conflict;
import dev.stemma.generator.model.constraint.RandomRequests.Kind;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PossibilityTest {
    private static final Vocabulary SMALL = new Vocabulary(
            LongStream.of(1, 2, 3, 4)
                    .mapToObj(quavers -> Ticks.quarters(quavers, 2))
                    .toList(),
            -5,
            12,
            List.of(Tradition.HYMN),
            List.of(Metre.COMMON));
    private static final int LOWEST = 60;
    private static final int HIGHEST = 63;
    private static final int LONGEST = 4;
    private static final List<String> PIECES = List.of("1/4 1", "1/4 2", "2/4 1", "3/8 1", "1/8 4", "1/8 7", "2/4 2");

    @Test
    void aRequestIsDecidedAndItsContradictionNamed() {
        Conditions conditions = Conditions.ofBars(Tradition.HYMN, Mode.MAJOR, Metre.COMMON, 4);
        Frame frame = Frame.whole(Vocabulary.standard(List.of(Tradition.HYMN)), conditions, Key.C_MAJOR, 60);
        Constraint narrow = new Range(new Pitch(62), new Pitch(71));
        Constraint dense = new Density(3, 6, Density.Scope.EACH_BAR);
        List<Constraint> wanted = List.of(narrow, dense, Cadence.TONIC);
        Conflict conflict = new Possibility(frame, notes -> ForbiddenRuns.NONE)
                .conflict(wanted)
                .orElseThrow();
        assertThat(conflict.together()).containsExactly(narrow, Cadence.TONIC);
        assertThat(conflict.without()).containsExactly(Cadence.TONIC);
    }

    /** All melodies of quavers and longer notes, and whether they keep the definitions. */
    private static Set<List<Note>> byBruteForce(Frame frame, List<Constraint> constraints) {
        Set<List<Note>> kept = new HashSet<>();
        Definitions definitions = new Definitions(frame, constraints, RandomRequests.KNOWN);
        extend(frame, frame.from(), new ArrayList<>(), definitions, kept);
        return kept;
    }

    private static void extend(
            Frame frame, Ticks now, List<Note> notes, Definitions definitions, Set<List<Note>> kept) {
        if (now.equals(frame.end())) {
            if (definitions.broken(notes).isEmpty()) {
                kept.add(List.copyOf(notes));
            }
            return;
        }
        extend(frame, now.plus(Ticks.quarters(1, 2)), notes, definitions, kept);
        for (Ticks duration : SMALL.durations()) {
            if (!now.plus(duration).isAfter(frame.end())) {
                for (int midi = LOWEST; midi <= HIGHEST; midi++) {
                    notes.add(new Note(now, duration, new Pitch(midi)));
                    extend(frame, now.plus(duration), notes, definitions, kept);
                    notes.remove(notes.size() - 1);
                }
            }
        }
    }

    /** All melodies that the masks leave; a state that leaves nothing is a dead end, which must not be. */
    private static void walk(State state, Trail trail, RunGuard guard, List<Note> notes, Set<List<Note>> kept) {
        if (state.isComplete() && !state.awaitsPitch()) {
            kept.add(List.copyOf(notes));
            return;
        }
        BitSet allowed = state.allowed();
        assertThat(allowed.isEmpty()).as("dead end after %s", notes).isFalse();
        for (int token = allowed.nextSetBit(0); token >= 0; token = allowed.nextSetBit(token + 1)) {
            if (state.awaitsPitch()) {
                Note note = state.note(token);
                Trail longer = trail.with(note, !state.isGiven());
                if (!guard.repeats(longer)) {
                    notes.add(note);
                    walk(state.after(token), longer, guard, notes, kept);
                    notes.remove(notes.size() - 1);
                }
            } else {
                walk(state.after(token), trail, guard, notes, kept);
            }
        }
    }

    private static Frame frame(RandomRequests requests, Random random) {
        String[] piece = PIECES.get(random.nextInt(PIECES.size())).split(" ");
        return requests.frame(SMALL, piece[0], Integer.parseInt(piece[1]));
    }

    private static void assertDecidedAsByBruteForce(Frame frame, List<Constraint> constraints) {
        Set<List<Note>> expected = byBruteForce(frame, constraints);
        Possibility possibility = new Possibility(frame, RandomRequests.KNOWN);
        assertThat(possibility.decide(constraints))
                .as("%s in %s", constraints, frame)
                .isEqualTo(expected.isEmpty() ? Answer.IMPOSSIBLE : Answer.POSSIBLE);
        Set<List<Note>> masked = new HashSet<>();
        Automaton automaton = new Automaton(frame, constraints);
        if (automaton.isOpen()) {
            RunGuard guard = new RunGuard(frame, constraints, RandomRequests.KNOWN);
            walk(automaton.start(), Trail.of(frame.before()), guard, new ArrayList<>(), masked);
        }
        assertThat(masked).as("%s in %s", constraints, frame).isEqualTo(expected);
    }

    /** Pitches to which brute force is kept, so that it ends. */
    private static final Constraint FEW = new Range(new Pitch(LOWEST), new Pitch(HIGHEST));

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theMasksLeaveExactlyTheMelodiesThatTheDefinitionsAllow(Kind one) {
        Random random = new Random(one.ordinal());
        RandomRequests requests = new RandomRequests(random, LOWEST, HIGHEST, LONGEST);
        for (Kind other : Kind.values()) {
            for (int run = 0; run < 4; run++) {
                Frame frame = frame(requests, random);
                List<Constraint> constraints = new ArrayList<>(List.of(FEW, requests.constraint(one, frame)));
                if (other != one) {
                    constraints.add(requests.constraint(other, frame));
                }
                assertDecidedAsByBruteForce(frame, constraints);
            }
        }
    }

    @Test
    void thePartsOfAContradictionCanBeKeptWithoutAnyOneOfThem() {
        Random random = new Random(99);
        RandomRequests requests = new RandomRequests(random, LOWEST, HIGHEST, LONGEST);
        int impossible = 0;
        for (int run = 0; run < 300; run++) {
            Frame frame = frame(requests, random);
            List<Constraint> constraints = new ArrayList<>(List.of(FEW));
            for (int i = 0; i < 4; i++) {
                constraints.add(requests.constraint(Kind.values()[random.nextInt(Kind.values().length)], frame));
            }
            Optional<Conflict> conflict = new Possibility(frame, RandomRequests.KNOWN).conflict(constraints);
            if (conflict.isEmpty() || conflict.get().together().isEmpty()) {
                continue;
            }
            impossible++;
            List<Constraint> together = conflict.get().together();
            assertThat(new Possibility(frame, RandomRequests.KNOWN).decide(together))
                    .isEqualTo(Answer.IMPOSSIBLE);
            for (Constraint each : together) {
                assertThat(new Possibility(frame, RandomRequests.KNOWN).decide(without(together, List.of(each))))
                        .isEqualTo(Answer.POSSIBLE);
            }
            List<Constraint> rest = without(constraints, conflict.get().without());
            assertThat(new Possibility(frame, RandomRequests.KNOWN).decide(rest))
                    .isEqualTo(Answer.POSSIBLE);
        }
        assertThat(impossible).isGreaterThan(100);
    }

    private static List<Constraint> without(List<Constraint> constraints, List<Constraint> removed) {
        List<Constraint> rest = new ArrayList<>(constraints);
        removed.forEach(rest::remove);
        return rest;
    }
}
