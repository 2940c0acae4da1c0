package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The eight sets of Pearce (2005), chapter 6, which nobody may pass on: looked for beside the project, in
 * {@code ../shared/corpora/benchmark-only/eight-melody-sets}, and skipped where they are not.
 */
class EightSetsTest {
    /** Figures of the same floors on the same folds, computed by another program. */
    @ParameterizedTest
    @CsvSource({
        "1-nova, 4.700, 3.8163 / 3.8010, 3.0556 / 3.0305",
        "2-chorales, 4.392, 3.6086 / 3.6170, 2.6950 / 2.6804",
        "3-elsass, 5.000, 3.9526 / 4.0829, 3.1164 / 3.2051",
        "4-jugoslav, 4.644, 3.4871 / 3.5211, 2.8777 / 2.9121",
        "5-schweiz, 5.087, 4.0314 / 4.0418, 3.2971 / 3.3171",
        "6-oesterrh, 5.129, 4.0789 / 4.2354, 3.4227 / 3.5270",
        "7-kinder, 4.755, 3.3927 / 3.3797, 2.7165 / 2.7216",
        "8-shanxi, 5.358, 4.2566 / 4.2024, 3.1855 / 3.1309"
    })
    void theFloorsComeOutToTheLastDigit(String set, String uniform, String order0, String order1, @TempDir Path folder)
            throws Exception {
        Plan.Part part = part(set);

        Means flat = score(Floors.UNIFORM, part, folder.resolve("flat"));
        assertThat(String.format(Locale.ROOT, "%.3f", flat.perMelody())).isEqualTo(uniform);
        assertThat(String.format(Locale.ROOT, "%.3f", flat.perNote())).isEqualTo(uniform);
        assertThat(text(score(Floors.ORDER_0, part, folder.resolve("0")))).isEqualTo(order0);
        assertThat(text(score(Floors.ORDER_1, part, folder.resolve("1")))).isEqualTo(order1);
    }

    private static String text(Means means) {
        return String.format(Locale.ROOT, "%.4f / %.4f", means.perMelody(), means.perNote());
    }

    @Test
    void theMeansOfTheEightAreThoseThatAreQuoted() throws Exception {
        List<MelodySet> sets = MelodySets.read(folder(), List.of()).sets();

        assertThat(sets).hasSize(8);
        assertThat(sets.stream().mapToInt(MelodySet::noteCount).sum()).isEqualTo(54_307);
        assertThat(mean(sets, IdyomSetting.THREE_VIEWPOINTS)).isEqualTo("2.339 / 2.285");
        assertThat(mean(sets, IdyomSetting.THREE_VIEWPOINTS_FROZEN)).isEqualTo("2.420 / 2.380");
        assertThat(mean(sets, IdyomSetting.FOUR_VIEWPOINTS)).isEqualTo("2.245 / 2.189");
        assertThat(mean(sets, IdyomSetting.SIX_VIEWPOINTS)).isEqualTo("2.219 / 2.163");
    }

    private static String mean(List<MelodySet> sets, IdyomSetting setting) {
        Means mean = Means.ofSets(
                sets.stream().map(setting::figures).map(Optional::orElseThrow).toList());
        return String.format(Locale.ROOT, "%.3f / %.3f", mean.perMelody(), mean.perNote());
    }

    @Test
    void theFixedFoldsAreRecognised() throws Exception {
        for (MelodySet set : MelodySets.read(folder(), List.of()).sets()) {
            assertThat(IdyomSetting.onFixedFolds(part(set.name()))).isTrue();
            assertThat(IdyomSetting.onFixedFolds(new Plan.Part(set.withName("renamed"), folds(set))))
                    .isTrue();
            assertThat(IdyomSetting.onFixedFolds(new Plan.Part(set, Folds.ranked(set, 10, 1))))
                    .isFalse();
        }
    }

    @Test
    void aSetWithOneNoteOtherwiseIsNoneOfTheEight() throws Exception {
        MelodySet set = part("4-jugoslav").set();
        List<SetMelody> changed = new ArrayList<>(set.melodies());
        SetMelody last = changed.remove(changed.size() - 1);

        assertThat(IdyomSetting.THREE_VIEWPOINTS.figures(set)).isPresent();
        assertThat(IdyomSetting.THREE_VIEWPOINTS.figures(new MelodySet("4-jugoslav", changed)))
                .isEmpty();
        changed.add(0, last);
        assertThat(IdyomSetting.THREE_VIEWPOINTS.figures(new MelodySet("4-jugoslav", changed)))
                .as("in another order")
                .isEmpty();
    }

    @Test
    void theReferenceFiguresBelongToTheseMelodies(@TempDir Path folder) throws Exception {
        Reference reference = Reference.read(folder().resolve("idyom-per-melody.csv"));
        Plan.Part part = part("4-jugoslav");
        SetScore score = run(Floors.ORDER_1, part, folder);

        double[] differences = reference.differences(score, IdyomSetting.THREE_VIEWPOINTS.column());

        assertThat(reference.onSameFolds(score)).isTrue();
        Bootstrap interval = Bootstrap.ofMean(differences, 1);
        assertThat(interval.mean()).isCloseTo(2.8777 - 2.4102, org.assertj.core.data.Offset.offset(1e-4));
        assertThat(interval.excludesZero()).isTrue();
    }

    private static Means score(Floors floor, Plan.Part part, Path folder) throws Exception {
        return run(floor, part, folder).means();
    }

    private static SetScore run(Floors floor, Plan.Part part, Path folder) throws Exception {
        Plan plan = new Plan(Task.PITCH, Regime.FROZEN, List.of("counts"), 1, List.of(part));
        FoldStore store = FoldStore.open(folder, plan.digest());
        return new CrossValidation(floor, plan, store, 2, EvaluationProgress.NONE)
                .run()
                .get(0);
    }

    private static Plan.Part part(String name) throws Exception {
        MelodySet set = MelodySets.read(folder().resolve(name + ".jsonl"), List.of())
                .sets()
                .get(0);
        return new Plan.Part(set, folds(set));
    }

    private static Folds folds(MelodySet set) throws IOException, EvaluationException {
        return FoldsFile.read(folder().resolve("folds.json")).of(set);
    }

    private static Path folder() {
        Path folder = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(each -> Files.exists(each.resolve("LICENSE")))
                .findFirst()
                .orElseThrow()
                .resolveSibling("shared/corpora/benchmark-only/eight-melody-sets");
        assumeTrue(Files.exists(folder), "no ../shared/corpora/benchmark-only/eight-melody-sets beside the project");
        return folder;
    }
}
