package dev.stemma.generator.model.training;

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
    private ModelCard() {}

    static String text(ModelFolder model, DatasetManifest dataset, List<Work> works, Training.Outcome outcome) {
        ModelConfig config = model.config();
        StringBuilder card = new StringBuilder();
        card.append("# ").append(config.title()).append("\n\n");
        card.append("""
                Composes single-line melodies bar by bar in a tradition, key and metre that one asks for. An LSTM network of \
                %d layers with %d units, trained with Deeplearning4j; it runs in plain Java and gives the same notes for \
                the same seed on every machine.

                | | |
                |---|---|
                | id, version | `%s`, %s |
                | digest | `%s` |
                | data set | %s, %d works, Merkle root `%s` (`dataset.json`) |
                | training | `training.json`: seed, versions, options, curve; best epoch %d |
                """.formatted(
                        config.layers(),
                        config.hidden(),
                        config.id(),
                        config.version(),
                        model.digest(),
                        dataset.name(),
                        dataset.works().size(),
                        dataset.root(),
                        outcome.bestEpoch()));
        card.append("\n## What it learnt from\n\n");
        card.append("| tradition | works | notes | held out | licences |\n|---|---|---|---|---|\n");
        byTradition(works)
                .forEach((tradition, ofOne) -> card.append("| %s | %d | %d | %d | %s |\n"
                        .formatted(
                                tradition.id() + (config.experimental().contains(tradition) ? " (experimental)" : ""),
                                ofOne.size(),
                                ofOne.stream().mapToInt(Work::noteCount).sum(),
                                outcome.split().heldOut().stream()
                                        .filter(work -> work.entry().tradition().equals(tradition))
                                        .count(),
                                ofOne.stream()
                                        .map(work -> kind(work.entry().licence().text()))
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", ")))));
        card.append(onTheTrainersWord(works));
        card.append("\n## How well it predicts held-out works\n\n");
        card.append(
                "Bits per note, sum over notes; these works also chose the epoch, so the figures are a little kind.\n\n");
        card.append("| tradition | notes | rhythm | pitch, rhythm known | whole note |\n|---|---|---|---|---|\n");
        if (outcome.bestEpoch() > 0) {
            figures(outcome)
                    .forEach((tradition, bits) -> card.append(String.format(
                            Locale.ROOT,
                            "| %s | %d | %.3f | %.3f | %.3f |\n",
                            tradition,
                            bits.notes(),
                            bits.rhythmPerNote(),
                            bits.pitchPerNote(),
                            bits.perNote())));
        }
        card.append("\n## Limits\n\n");
        card.append(limits(config, byTradition(works)));
        return card.toString();
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

    private static Map<String, BitsPerNote> figures(Training.Outcome outcome) {
        return outcome.heldOut().get(outcome.bestEpoch() - 1);
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
