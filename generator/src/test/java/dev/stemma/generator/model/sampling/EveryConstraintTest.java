package dev.stemma.generator.model.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.StubModel;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.constraint.Automaton;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.Definitions;
import dev.stemma.generator.model.constraint.ForbiddenRuns;
import dev.stemma.generator.model.constraint.Frame;
import dev.stemma.generator.model.constraint.LockedNotes;
import dev.stemma.generator.model.constraint.LockedPassage;
import dev.stemma.generator.model.constraint.NoKnownRun;
import dev.stemma.generator.model.constraint.NoLoop;
import dev.stemma.generator.model.constraint.Possibility;
import dev.stemma.generator.model.constraint.RandomRequests;
import dev.stemma.generator.model.constraint.RandomRequests.Kind;
import dev.stemma.generator.model.constraint.RunGuard;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over two thousand random requests: each constraint alone and in pairs, among them impossible ones. */
class EveryConstraintTest {
    private static final Vocabulary VOCABULARY = Vocabulary.standard(List.of(Tradition.HYMN));
    private static final StubModel MODEL = new StubModel(VOCABULARY, 1);
    private static final List<String> METRES = List.of("4/4", "3/4", "2/4", "6/8", "9/8", "2+2+3/8", "5/4");
    private static final int LOWEST = 60;
    private static final int HIGHEST = 72;
    private static final int REQUESTS = 12;

    private static final Function<NoKnownRun, ForbiddenRuns> KNOWN = RandomRequests.KNOWN;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatIsDrawnKeepsEveryDefinitionAndARefusalNamesWhatToLeaveOut(Kind one) {
        Random random = new Random(1000 + one.ordinal());
        RandomRequests requests = new RandomRequests(random, LOWEST, HIGHEST, Integer.MAX_VALUE);
        int met = 0;
        for (Kind other : Kind.values()) {
            for (int run = 0; run < REQUESTS; run++) {
                String metre = METRES.get(random.nextInt(METRES.size()));
                Frame frame = requests.frame(VOCABULARY, metre, 1 + random.nextInt(3));
                List<Constraint> constraints = new ArrayList<>(List.of(requests.constraint(one, frame)));
                if (other != one) {
                    constraints.add(requests.constraint(other, frame));
                }
                met += isMet(frame, constraints, random.nextLong()) ? 1 : 0;
            }
        }
        assertThat(met).as("requests met").isGreaterThan(REQUESTS);
    }

    private static boolean isMet(Frame frame, List<Constraint> constraints, long seed) {
        Automaton automaton = new Automaton(frame, constraints);
        Optional<Sample> sample = Optional.empty();
        if (automaton.isOpen()) {
            sample = new ParticleSampler(MODEL)
                    .draw(
                            DrawnFrom.beginning(MODEL, frame),
                            frame.before(),
                            automaton,
                            new RunGuard(frame, constraints, KNOWN),
                            new ParticleSampler.Settings(1, 3, seed));
        }
        if (sample.isPresent()) {
            assertThat(new Definitions(frame, constraints, KNOWN).broken(melody(constraints, sample.get())))
                    .as("%s in %s", constraints, frame)
                    .isEmpty();
        } else {
            assertRefusedWithReason(frame, constraints);
        }
        return sample.isPresent();
    }

    private static void assertRefusedWithReason(Frame frame, List<Constraint> constraints) {
        Possibility possibility = new Possibility(frame, KNOWN);
        Optional<Possibility.Conflict> conflict = possibility.conflict(constraints);
        if (conflict.isEmpty()) { // the search of the sampler ended early: there must be a reason to search
            assertThat(constraints).anyMatch(one -> one instanceof NoKnownRun || one instanceof NoLoop);
            return;
        }
        List<Constraint> rest = new ArrayList<>(constraints);
        conflict.get().without().forEach(rest::remove);
        assertThat(conflict.get().together())
                .containsAnyElementsOf(conflict.get().without());
        assertThat(possibility.decide(rest)).isEqualTo(Possibility.Answer.POSSIBLE);
    }

    private static List<Note> melody(List<Constraint> constraints, Sample sample) {
        Stream<Note> locked = constraints.stream()
                .flatMap(constraint -> constraint instanceof LockedNotes lock
                        ? lock.notes().stream()
                        : constraint instanceof LockedPassage passage ? passage.notes().stream() : Stream.empty())
                .distinct();
        return Stream.concat(locked, sample.notes().stream().map(DrawnNote::note))
                .sorted(Comparator.comparing(Note::onset))
                .toList();
    }
}
