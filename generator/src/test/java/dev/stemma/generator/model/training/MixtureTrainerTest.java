package dev.stemma.generator.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.Split;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.asset.SafeTensors;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MixtureTrainerTest {
    private static final TrainingOptions OPTIONS = new TrainingOptions(1, 8, 1, 0.02, 1, 1, 8, 32, 0.2, 1);

    /** Works of two to a group; what a test work sounds like is told by {@code first}. */
    private static Work work(int number, Tradition tradition, int first) {
        List<Note> notes = new ArrayList<>();
        int[] scale = {0, 2, 4, 5, 7, 5, 4, 2};
        for (int i = 0; i < 16; i++) {
            notes.add(new Note(Ticks.quarters(i), Ticks.quarters(1), new Pitch(first + scale[(i + number) % 8])));
        }
        CatalogueEntry entry = new CatalogueEntry(
                tradition + "/" + number,
                "Scale " + number,
                List.of(),
                tradition,
                "made for this test",
                Licence.Standard.CC0_1_0,
                Digest.of((tradition + "/" + number).getBytes(StandardCharsets.UTF_8)));
        return new Work(
                entry, tradition + "-group-" + number / 2, List.of(Melody.of(Metre.COMMON, Key.C_MAJOR, notes)));
    }

    private static List<Work> works() {
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            works.add(work(i, Tradition.HYMN, 60));
        }
        for (int i = 0; i < 10; i++) {
            works.add(work(i, Tradition.CHINA, 60));
        }
        return works;
    }

    @Test
    void trainingHeldOutAndTestWorksAreOfDifferentGroupsAndTogetherAll() {
        Split apart = MixtureTrainer.test(works(), OPTIONS);
        Split inner = Split.ofAtLeastOne(apart.training(), OPTIONS.seed(), OPTIONS.heldOut());
        List<Set<String>> sides = List.of(groups(inner.training()), groups(inner.heldOut()), groups(apart.heldOut()));
        Set<String> all = new HashSet<>();
        int sum = 0;
        for (Set<String> side : sides) {
            assertThat(side).isNotEmpty();
            all.addAll(side);
            sum += side.size();
        }
        assertThat(sum).isEqualTo(all.size()).isEqualTo(35);
    }

    @Test
    void aTraditionOfFewWorksGivesNoneOfThemToTheTest() {
        assertThat(MixtureTrainer.test(works(), OPTIONS).heldOut())
                .isNotEmpty()
                .allMatch(work -> work.entry().tradition().equals(Tradition.HYMN));
    }

    @Test
    void whatTestWorksSoundLikeChangesNeitherCountsNorWeights() {
        List<Work> works = works();
        Set<String> test = groups(MixtureTrainer.test(works, OPTIONS).heldOut());
        List<Work> others = new ArrayList<>();
        List<Work> learnt = new ArrayList<>();
        for (Work work : works) {
            int number = Integer.parseInt(work.entry().id().split("/")[1]);
            others.add(
                    test.contains(work.group()) ? work(number + 3, work.entry().tradition(), 55) : work);
            learnt.add(
                    test.contains(work.group())
                            ? work
                            : work(number + 3, work.entry().tradition(), 60));
        }
        byte[] weights = train(works).weightsFile();
        assertThat(members(train(relabelled(works, others)))).isEqualTo(members(train(works)));
        assertThat(train(works).weightsFile()).isEqualTo(weights);
        assertThat(members(train(relabelled(works, learnt)))).isNotEqualTo(members(train(works)));
    }

    /** The entries and groups of some works with the melodies of others. */
    private static List<Work> relabelled(List<Work> works, List<Work> others) {
        List<Work> relabelled = new ArrayList<>();
        for (int i = 0; i < works.size(); i++) {
            relabelled.add(new Work(
                    works.get(i).entry(), works.get(i).group(), others.get(i).melodies()));
        }
        return relabelled;
    }

    private static ModelFolder train(List<Work> works) {
        return new ModelTrainer(OPTIONS, Progress.SILENT, Checkpoints.NONE, Set.of())
                .train("scales", "Scales", "1.0.0", "scales-works", works)
                .model();
    }

    private static String members(ModelFolder model) {
        return SafeTensors.read(model.weightsFile()).tensors().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("runs."))
                .map(entry -> entry.getKey() + " " + entry.getValue().data().hashCode())
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> groups(List<Work> works) {
        return works.stream().map(Work::group).collect(Collectors.toSet());
    }
}
