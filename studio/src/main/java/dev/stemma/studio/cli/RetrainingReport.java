package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.model.training.EpochState;
import dev.stemma.generator.model.training.Retraining;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.ModelReplay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of training a model again.
 *
 * @param retraining none if works were missing
 */
record RetrainingReport(ModelReplay replay, Optional<Retraining> retraining) {
    /** More missing works than this are counted by source instead of named. */
    private static final int NAMED = 20;

    boolean isSame() {
        return retraining.filter(each -> each.isSame(replay.model().digest())).isPresent();
    }

    private String outcome() {
        return isSame() ? "pass" : retraining.isPresent() ? "fail" : "skipped";
    }

    /** What is to be said in a sentence. */
    private String detail() {
        if (retraining.isEmpty()) {
            return "not trained again: the notes of " + replay.missing().size() + " of "
                    + replay.listed().size() + " works are not at hand";
        }
        Retraining found = retraining.get();
        int epochs = found.epochs();
        if (isSame()) {
            return "trained again on " + replay.listed().size() + " works, " + epochs
                    + " epochs: the same model to the last bit"
                    + (replay.account().isDetailed() ? ", and the same network after every epoch" : "");
        }
        return found.parted()
                .map(RetrainingReport::parting)
                .orElseGet(() -> "trained again, and another model came of it: other tensors " + found.tensors()
                        + (replay.account().isDetailed() ? ", though the network was the same after every epoch" : ""));
    }

    private static String parting(Retraining.Parted parted) {
        if (parted.stated().isEmpty() || parted.found().isEmpty()) {
            return "the trainings part after epoch " + (parted.epoch() - 1) + ": "
                    + (parted.found().isEmpty() ? "this one ended there" : "that on record ended there");
        }
        String place = parted.epoch() == 0
                ? "the networks differ before training"
                : "the trainings part at epoch " + parted.epoch();
        EpochState stated = parted.stated().get();
        EpochState found = parted.found().get();
        return place + System.lineSeparator() + "  weights on record: " + stated.weights() + System.lineSeparator()
                + "  weights found:     " + found.weights();
    }

    String text(Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.of(folder.toString()) + ": " + detail());
        List<CatalogueEntry> missing = replay.missing();
        for (CatalogueEntry work : missing.subList(0, Math.min(NAMED, missing.size()))) {
            lines.add("  missing: " + PlainText.of(work.id() + " (" + work.title() + "), from: " + work.source()));
        }
        if (missing.size() > NAMED) {
            lines.add("  and " + (missing.size() - NAMED) + " more; --json names all of them");
        }
        if (!missing.isEmpty()) {
            lines.add("import them from their sources and name the place with --corpus");
        }
        if (!isSame() && retraining.isPresent()) {
            replay.account()
                    .changed()
                    .forEach((name, changed) -> lines.add("  " + name + " then: " + PlainText.of(changed.then())
                            + ", now: " + PlainText.of(changed.now())));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    ObjectNode json(Path folder) {
        ObjectNode root = Json.object();
        root.put("path", folder.toString()).put("outcome", outcome()).put("detail", detail());
        root.putObject("model")
                .put("id", replay.model().config().id())
                .put("digest", replay.model().digest().toString())
                .put(
                        "found",
                        retraining
                                .flatMap(Retraining::found)
                                .map(String::valueOf)
                                .orElse(null));
        root.put("works", replay.listed().size());
        ArrayNode missing = root.putArray("missing");
        for (CatalogueEntry work : replay.missing()) {
            missing.addObject()
                    .put("id", work.id())
                    .put("title", work.title())
                    .put("source", work.source())
                    .put("digest", work.digest().toString());
        }
        ObjectNode epochs = root.putObject("epochs");
        epochs.put("stated", Math.max(0, replay.account().path().size() - 1))
                .put("trained", retraining.map(Retraining::epochs).orElse(0));
        retraining.flatMap(Retraining::parted).ifPresent(parted -> {
            ObjectNode node = epochs.putObject("parted").put("epoch", parted.epoch());
            parted.stated().ifPresent(state -> state(node.putObject("stated"), state));
            parted.found().ifPresent(state -> state(node.putObject("found"), state));
        });
        ArrayNode tensors = root.putArray("tensors");
        retraining.ifPresent(found -> found.tensors().stream().sorted().forEach(tensors::add));
        ObjectNode changed = root.putObject("changed");
        replay.account()
                .changed()
                .forEach((name, each) ->
                        changed.putObject(name).put("then", each.then()).put("now", each.now()));
        return root;
    }

    private static void state(ObjectNode node, EpochState state) {
        node.put("weights", state.weights().toString())
                .put("optimiser", state.optimiser().toString());
    }
}
