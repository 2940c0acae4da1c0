package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.generator.model.mixture.Learner;
import dev.stemma.generator.model.mixture.Predictor;
import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {
    @TempDir
    private Path folder;

    /** Notes what it is given, and gives each note as many bits as melodies are known so far. */
    static class Witness implements Learner {
        final TreeMap<String, List<String>> training = new TreeMap<>();
        final List<Alphabet> alphabets = new ArrayList<>();
        final List<String> tested = new ArrayList<>();
        final List<Set<String>> members = new ArrayList<>();

        @Override
        public List<String> members(Task task) {
            return List.of("b", "a", "c");
        }

        @Override
        public synchronized Predictor learn(
                List<EventMelody> melodies,
                Alphabet alphabet,
                Task task,
                Regime regime,
                Set<String> switchedOn,
                long seed) {
            alphabets.add(alphabet);
            members.add(switchedOn);
            List<String> known =
                    new ArrayList<>(melodies.stream().map(EventMelody::name).toList());
            return melody -> {
                training.put(melody.name(), List.copyOf(known));
                tested.add(melody.name());
                double[] bits = new double[melody.length()];
                java.util.Arrays.fill(bits, known.size());
                if (regime == Regime.ONLINE) {
                    known.add(melody.name());
                }
                return bits;
            };
        }
    }

    private static Plan plan(Regime regime, MelodySet set, Integer... folds) {
        return new Plan(
                Task.PITCH, regime, List.of("b", "c"), 1, List.of(new Plan.Part(set, new Folds(List.of(folds)))));
    }

    private List<SetScore> run(Learner learner, Plan plan, int threads, String place)
            throws IOException, EvaluationException, InterruptedException {
        FoldStore store = FoldStore.open(folder.resolve(place), plan.digest());
        return new CrossValidation(learner, plan, store, threads, EvaluationProgress.NONE).run();
    }

    @Test
    void aFoldIsPredictedByWhatWasLearnedFromTheOthersInTheOrderOfTheSet() throws Exception {
        Witness witness = new Witness();

        SetScore score = run(witness, plan(Regime.ONLINE, Sets.of("five", 5), 1, 0, 1, 0, 1), 1, "here")
                .get(0);

        assertThat(witness.tested).containsExactly("m1", "m3", "m0", "m2", "m4");
        assertThat(witness.training.get("m1")).containsExactly("m0", "m2", "m4");
        assertThat(witness.training.get("m3")).containsExactly("m0", "m2", "m4", "m1");
        assertThat(witness.training.get("m0")).containsExactly("m1", "m3");
        assertThat(score.melodies())
                .extracting(MelodyScore::name)
                .as("scores in the order of the set")
                .containsExactly("m0", "m1", "m2", "m3", "m4");
        assertThat(score.melodies()).extracting(MelodyScore::mean).containsExactly(2.0, 3.0, 3.0, 4.0, 4.0);
        assertThat(score.means().perMelody()).isEqualTo(16 / 5.0);
        assertThat(score.means().perNote()).isEqualTo((3 * 2 + 4 * 3 + 5 * 3 + 6 * 4 + 3 * 4) / 21.0);
        assertThat(Means.of(score.fold(0)).perMelody()).isEqualTo(3.5);
    }

    @Test
    void theAlphabetIsThatOfTheWholeSetAndMembersComeInTheirOrder() throws Exception {
        MelodySet set =
                new MelodySet("two", List.of(Sets.melody("low", "low", 40, 41), Sets.melody("high", "high", 80)));
        Witness witness = new Witness();

        run(witness, plan(Regime.FROZEN, set, 0, 1), 1, "here");

        assertThat(witness.alphabets)
                .hasSize(2)
                .allSatisfy(alphabet -> assertThat(alphabet.pitches()).containsExactly(40, 41, 80));
        assertThat(witness.members).allSatisfy(members -> assertThat(members).containsExactly("b", "c"));
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws Exception {
        Plan plan = twoSets();

        List<SetScore> alone = run(Floors.ORDER_1, plan, 1, "one");
        List<SetScore> together = run(Floors.ORDER_1, plan, 4, "four");

        assertThat(together).isEqualTo(alone);
        assertThat(files("four")).isEqualTo(files("one")).hasSize(15);
    }

    private static Plan twoSets() throws EvaluationException {
        MelodySet small = Sets.of("small", 12);
        MelodySet large = Sets.of("large", 60);
        return new Plan(
                Task.PITCH,
                Regime.FROZEN,
                List.of("counts"),
                1,
                List.of(
                        new Plan.Part(small, Folds.ranked(small, 5, 1)),
                        new Plan.Part(large, Folds.ranked(large, 10, 1))));
    }

    /** Names and contents. */
    private TreeMap<String, String> files(String place) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder.resolve(place))) {
            for (Path file : entries.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    /** Fails from its fourth fold on. */
    private static final class Failing extends Witness {
        private int folds;

        @Override
        public synchronized Predictor learn(
                List<EventMelody> melodies, Alphabet alphabet, Task task, Regime regime, Set<String> on, long seed) {
            if (++folds > 3) {
                throw new IllegalStateException("out of order");
            }
            return super.learn(melodies, alphabet, task, regime, on, seed);
        }
    }

    @Test
    void finishedFoldsAreNotPredictedAgain() throws Exception {
        MelodySet set = Sets.of("tunes", 6);
        Plan plan = plan(Regime.ONLINE, set, 0, 1, 2, 3, 4, 5);
        List<SetScore> whole = run(new Witness(), plan, 1, "whole");

        assertThatThrownBy(() -> run(new Failing(), plan, 1, "broken")).hasMessage("out of order");
        assertThat(files("broken")).hasSize(3);
        Witness rest = new Witness();
        List<SetScore> resumed = run(rest, plan, 1, "broken");

        assertThat(rest.tested).containsExactly("m3", "m4", "m5");
        assertThat(resumed).isEqualTo(whole);
        assertThat(files("broken")).isEqualTo(files("whole"));
    }

    @Test
    void aDamagedFoldIsPredictedAgain() throws Exception {
        Plan plan = plan(Regime.ONLINE, Sets.of("tunes", 4), 0, 0, 1, 1);
        List<SetScore> whole = run(new Witness(), plan, 1, "here");
        Path file = folder.resolve("here/1-0.json");
        String kept = Files.readString(file);
        List<String> damages = List.of(
                kept.substring(0, kept.length() / 2),
                "",
                kept.replace("m1", "m9"),
                kept.replace("\"notes\":3", "\"notes\":4"),
                kept.replace("0x1", "-0x1"));
        for (String damaged : damages) {
            Files.writeString(file, damaged);
            Witness again = new Witness();

            assertThat(run(again, plan, 1, "here")).isEqualTo(whole);

            assertThat(again.tested).as(damaged).containsExactly("m0", "m1");
            assertThat(file).hasContent(kept);
        }
    }

    @Test
    void foldsOfAnotherPlanAreNotTaken() throws Exception {
        MelodySet set = Sets.of("tunes", 4);
        run(new Witness(), plan(Regime.ONLINE, set, 0, 0, 1, 1), 1, "here");
        Witness other = new Witness();

        run(other, plan(Regime.FROZEN, set, 0, 0, 1, 1), 1, "here");

        assertThat(other.tested).hasSize(4);
        assertThat(plan(Regime.ONLINE, set, 0, 0, 1, 1).digest())
                .isEqualTo(plan(Regime.ONLINE, Sets.of("tunes", 4), 0, 0, 1, 1).digest())
                .isNotEqualTo(plan(Regime.ONLINE, set, 0, 1, 0, 1).digest())
                .isNotEqualTo(plan(Regime.ONLINE, set.withName("t"), 0, 0, 1, 1).digest());
    }

    @Test
    void progressNamesEachFoldAndCountsTheNotes() throws Exception {
        List<String> heard = new ArrayList<>();
        EvaluationProgress progress = new EvaluationProgress() {
            @Override
            public void begun(int folds, int resumed, long notes) {
                heard.add(folds + " folds, " + resumed + " there, " + notes + " notes");
            }

            @Override
            public void melody(int notes) {
                heard.add(notes + " notes");
            }

            @Override
            public void fold(String set, int fold, int melodies, Means means) {
                heard.add(set + " " + fold + " " + melodies + " " + means.perMelody());
            }
        };
        Plan plan = plan(Regime.ONLINE, Sets.of("tunes", 3), 0, 1, 1);
        FoldStore store = FoldStore.open(folder.resolve("here"), plan.digest());

        new CrossValidation(new Witness(), plan, store, 1, progress).run();
        new CrossValidation(new Witness(), plan, store, 1, progress).run();

        assertThat(heard)
                .containsExactly(
                        "2 folds, 0 there, 12 notes",
                        "3 notes",
                        "tunes 0 1 2.0",
                        "4 notes",
                        "5 notes",
                        "tunes 1 2 1.5",
                        "2 folds, 2 there, 0 notes");
    }
}
