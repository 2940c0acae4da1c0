package dev.stemma.generator.model.training;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code card.md}: what a model is for, what it learnt from, how well it predicts, where it ends. */
final class ModelCard {
    private static final String HEADER = "| tradition | model | notes | rhythm | pitch, rhythm known | whole note |\n"
            + "|---|---|---|---|---|---|\n";

    private ModelCard() {}

    static String text(
            ModelFolder model,
            DatasetManifest dataset,
            List<Work> works,
            Training.Outcome outcome,
            MixtureTrainer.Outcome mixture,
            List<CatalogueEntry> without) {
        ModelConfig config = model.config();
        StringBuilder card = new StringBuilder();
        card.append("# ").append(config.title()).append("\n\n");
        card.append(facts(model, dataset, outcome));
        card.append("\n## What it learnt from\n\n");
        card.append("| tradition | works | notes | held out | test | licences |\n|---|---|---|---|---|---|\n");
        byTradition(works)
                .forEach((tradition, ofOne) -> card.append("| %s | %d | %d | %d | %d | %s |\n"
                        .formatted(
                                tradition.id() + (config.experimental().contains(tradition) ? " (experimental)" : ""),
                                ofOne.size(),
                                ofOne.stream().mapToInt(Work::noteCount).sum(),
                                count(outcome.split().heldOut(), tradition),
                                count(mixture.test(), tradition),
                                ofOne.stream()
                                        .map(work -> kind(work.entry().licence().text()))
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", ")))));
        card.append(onTheTrainersWord(works));
        card.append(leftOut(without));
        card.append(predictions(outcome, mixture));
        card.append("\n## Limits\n\n");
        card.append(limits(config, byTradition(works)));
        return card.toString();
    }

    private static String facts(ModelFolder model, DatasetManifest dataset, Training.Outcome outcome) {
        ModelConfig config = model.config();
        String facts = """
                Composes single-line melodies bar by bar in a tradition, key and metre that one asks for. A mixture of an \
                LSTM network of %d layers with %d units, trained with Deeplearning4j, and of variable-order Markov models \
                of the training works and of the melody itself; it runs in plain Java and gives the same notes for the \
                same seed on every machine.

                | | |
                |---|---|
                | id, version | `%s`, %s |
                | digest | `%s` |
                | data set | %s, %d works, Merkle root `%s` (`dataset.json`) |
                """.formatted(
                        config.layers(),
                        config.hidden(),
                        config.id(),
                        config.version(),
                        model.digest(),
                        dataset.name(),
                        dataset.works().size(),
                        dataset.root());
        String proofs = config.dataset()
                .sorted()
                .map(roots -> "| sorted roots | by file `" + roots.files() + "`"
                        + roots.melodies()
                                .map(melodies -> ", by melody `" + melodies + "`")
                                .orElse("")
                        + ": a proof that a work is among them, or is not, leads to these |\n")
                .orElse("");
        return facts + proofs
                + "| training | `training.json`: seeds, order, versions, options, curve, the network after every epoch; best epoch "
                + outcome.bestEpoch() + " of " + (outcome.path().size() - 1) + " |\n";
    }

    /** Works that somebody left out by name. */
    private static String leftOut(List<CatalogueEntry> without) {
        return without.isEmpty()
                ? ""
                : "\nLeft out by name: "
                        + without.stream()
                                .map(work -> work.id() + " (" + work.title() + ")")
                                .collect(Collectors.joining(", "))
                        + ".\n";
    }

    /** Works whose licence alone does not allow training, counted by licence. */
    private static String onTheTrainersWord(List<Work> works) {
        Map<String, Long> counts = works.stream()
                .map(work -> work.entry().licence())
                .filter(licence -> !licence.allowsTraining())
                .collect(Collectors.groupingBy(Licence::text, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? ""
                : "\nOn the word of the person who trained it, though the licence alone does not allow it: "
                        + counts.entrySet().stream()
                                .map(count -> count.getKey() + " (" + count.getValue() + " works)")
                                .collect(Collectors.joining(", "))
                        + ". Its terms may bind the model and its output.\n";
    }

    private static String predictions(Training.Outcome outcome, MixtureTrainer.Outcome mixture) {
        StringBuilder text = new StringBuilder("\n## How well it predicts\n\n");
        if (mixture.network().isEmpty()) {
            text.append("No works were kept for a test: no tradition had enough.\n");
        } else {
            text.append("Bits per note of ")
                    .append(mixture.test().size())
                    .append(" test works, of which neither the network nor the mixture has learned anything; they chose"
                            + " nothing either.\n\n");
            text.append(HEADER);
            mixture.network().forEach((tradition, bits) -> text.append(row(tradition, "network alone", bits)));
            mixture.mixture().forEach((tradition, bits) -> text.append(row(tradition, "mixture", bits)));
        }
        if (outcome.bestEpoch() > 0) {
            text.append(
                    "\nBits per note of the works that chose the epoch, and from which the mixture's weights were then"
                            + " learned; these figures are a little kind.\n\n");
            text.append(HEADER);
            outcome.heldOut()
                    .get(outcome.bestEpoch() - 1)
                    .forEach((tradition, bits) -> text.append(row(tradition, "network alone", bits)));
        }
        return text.toString();
    }

    private static String row(String tradition, String model, BitsPerNote bits) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.3f | %.3f | %.3f |\n",
                tradition,
                model,
                bits.notes(),
                bits.rhythmPerNote(),
                bits.pitchPerNote(),
                bits.perNote());
    }

    private static long count(List<Work> works, Tradition tradition) {
        return works.stream()
                .filter(work -> work.entry().tradition().equals(tradition))
                .count();
    }

    private static String kind(String licence) {
        return licence.contains(":") ? licence.substring(0, licence.indexOf(':')) : licence;
    }

    private static Map<Tradition, List<Work>> byTradition(List<Work> works) {
        return works.stream()
                .collect(Collectors.groupingBy(work -> work.entry().tradition(), TreeMap::new, Collectors.toList()));
    }

    private static String limits(ModelConfig config, Map<Tradition, List<Work>> byTradition) {
        StringBuilder limits = new StringBuilder("""
                - One line of notes: no harmony, no words, no dynamics.
                - Triplets are the only tuplets it writes; in compound metres it writes none.
                - It knows nothing of the works' words, players or occasions.
                - Runs of 11 notes that occur in a work it learnt from, in any key and rhythm, are never written; shorter \
                likenesses are.
                """);
        for (Tradition tradition : config.experimental()) {
            limits.append(
                    ("- **%s is experimental**: it has seen %d such tunes, too few to carry a tradition; its melodies are"
                                    + " largely pieced together from passages of these, each shorter than 11 notes.\n")
                            .formatted(
                                    tradition.id(), byTradition.get(tradition).size()));
        }
        return limits.toString();
    }
}
