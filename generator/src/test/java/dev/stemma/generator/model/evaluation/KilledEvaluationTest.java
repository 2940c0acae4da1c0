package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.generator.model.mixture.Learner;
import dev.stemma.generator.model.mixture.Predictor;
import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledEvaluationTest {
    private static final int FINISHED = 6;

    /** Counts how often it is asked to learn, and never comes back from the seventh time on. */
    private record Hanging(AtomicInteger folds, int most) implements Learner {
        @Override
        public List<String> members(Task task) {
            return List.of("counts");
        }

        @Override
        public Predictor learn(
                List<EventMelody> training, Alphabet alphabet, Task task, Regime regime, Set<String> on, long seed) {
            if (folds.incrementAndGet() > most) {
                System.out.println("hanging");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return Floors.ORDER_1.learn(training, alphabet, task, regime, on, seed);
        }
    }

    /** An evaluation that does not end, in a process of its own. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] words) throws Exception {
            evaluate(new Hanging(new AtomicInteger(), FINISHED), Path.of(words[0]), 2);
        }
    }

    private static List<SetScore> evaluate(Learner learner, Path folder, int threads) throws Exception {
        MelodySet set = Sets.of("tunes", 50);
        Plan plan = new Plan(
                Task.PITCH, Regime.FROZEN, List.of("counts"), 1, List.of(new Plan.Part(set, Folds.ranked(set, 10, 1))));
        return new CrossValidation(
                        learner, plan, FoldStore.open(folder, plan.digest()), threads, EvaluationProgress.NONE)
                .run();
    }

    @Test
    void aKilledRunLosesTheFoldsInFlightAndNoOther(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("killed");
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("hanging");
            assertThat(out.readLine()).as("the other thread").isEqualTo("hanging");
        } finally {
            victim.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(FINISHED);
        }
        Hanging rest = new Hanging(new AtomicInteger(), Integer.MAX_VALUE);

        List<SetScore> resumed = evaluate(rest, folder, 2);

        assertThat(rest.folds()).hasValue(10 - FINISHED);
        assertThat(resumed).isEqualTo(evaluate(Floors.ORDER_1, temporary.resolve("whole"), 1));
    }
}
