package dev.stemma.benchmarks;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.training.TrainingAccount;
import dev.stemma.generator.model.training.Unlearning;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Explainer;
import dev.stemma.generator.session.LikelihoodChange;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A model without some of its works: all works counted once more, one forgotten, a melody of eight bars read with and without it.
 * Wall time, for somebody waits for it; medians with the least and the most.
 *
 * <pre>
 *     benchmarks/run unlearn [--model DIR] [--works N] [--melodies N]
 * </pre>
 */
public final class UnlearnBenchmark {
    private UnlearnBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--model", "--works", "--melodies");
        Path folder = options.path("--model").orElse(Path.of("models", "melody-2"));
        ModelFolder model = ModelFolder.read(folder).requireIntact();
        List<CatalogueEntry> listed = DatasetManifest.read(Files.readAllBytes(folder.resolve(ModelFolder.DATASET)))
                .works();
        TrainingAccount account = TrainingAccount.read(Files.readAllBytes(folder.resolve(ModelFolder.TRAINING)));
        long start = System.nanoTime();
        Map<Digest, Work> works = WorksAtHand.learntBy(model, WorksAtHand.corpora(), WorksAtHand.DESCRIPTORS).stream()
                .collect(Collectors.toMap(work -> work.entry().digest(), Function.identity(), (one, two) -> one));
        System.out.printf("%d works read in %.1f s%n", works.size(), seconds(start));
        start = System.nanoTime();
        Unlearning unlearning = Unlearning.of(model, account, listed, works);
        System.out.printf("all counted, and the same as the model's: %.1f s%n", seconds(start));
        List<CatalogueEntry> learned = listed.stream()
                .filter(work -> unlearning.part(work) == Unlearning.Part.LEARNED)
                .toList();
        List<Double> forgetting = new ArrayList<>();
        List<MelodyModel> without = new ArrayList<>();
        int count = options.number("--works").orElse(20);
        for (int i = 0; i < count; i++) {
            start = System.nanoTime();
            without.add(unlearning.without(List.of(learned.get(i * learned.size() / count))));
            forgetting.add(seconds(start) * 1e3);
        }
        print("a work forgotten", forgetting);
        Composer composer = new Composer(model);
        List<Double> reading = new ArrayList<>();
        TraditionBlend blend = TraditionBlend.of(Tradition.HYMN);
        double change = 0;
        for (int i = 0; i < options.number("--melodies").orElse(100); i++) {
            Melody melody = composer.compose(composer.complete(Wish.of(Tradition.HYMN), i))
                    .melody();
            start = System.nanoTime();
            change += LikelihoodChange.of(
                            melody,
                            new Explainer(model.model(), 0).explain(melody, blend),
                            new Explainer(without.get(i % count), 0).explain(melody, blend))
                    .change();
            reading.add(seconds(start) * 1e3);
        }
        print("a melody of eight bars read twice", reading);
        System.out.printf("mean change %.3f bits%n", change / reading.size());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String what, List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%s: median %.1f ms (%.1f to %.1f), %d times%n",
                what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
