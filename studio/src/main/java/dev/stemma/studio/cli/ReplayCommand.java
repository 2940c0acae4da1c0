package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.session.Replayed;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma replay}: lets the model write its notes again, or a model be trained again. */
@Command(
        name = "replay",
        sortOptions = false,
        customSynopsis = {
            "stemma replay FILE [--model-dir DIR]... [OPTION]...",
            "stemma replay --model DIR [--corpus PATH]... [OPTION]..."
        },
        description = {
            "Lets the model write again what the journal in a file says it wrote, used or not.",
            "Compares every note and how it was drawn, to the last bit. `stemma verify` does this too, with all",
            "other checks.",
            "With --model, trains a model again from its own account and compares epoch by epoch.",
            "",
            "Exit code 0: all came out as it stands on record; 3: it did not, or not all could be done again."
        },
        footer = {
            "",
            "Examples:",
            "  stemma replay melody-42.mid",
            "  stemma replay melody-42.wav --model-dir ../models",
            "  stemma replay --model models/mine --corpus tunes/"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A file with a journal.")
    private Path file;

    @Mixin
    private RetrainingOptions retraining;

    @Option(
            names = "--model-dir",
            paramLabel = "DIR",
            description = "Find models in this folder too: that of a model, or of several.")
    private List<Path> models = List.of();

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (retraining.model.isPresent() == (file != null)) {
            throw Failure.usage(
                    "replay needs a file, or a model to train again",
                    "stemma replay FILE, or stemma replay --model DIR");
        }
        if (retraining.model.isPresent()) {
            return retraining.replay(terminal, common.json).number();
        }
        Replayed replayed;
        try {
            replayed = Workbenches.open(terminal)
                    .histories()
                    .replay(
                            terminal.resolve(file),
                            models.stream().map(terminal::resolve).toList());
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        boolean same = replayed.outcome() == RecordCheck.Outcome.MATCH;
        if (common.json) {
            JsonOutput.print(terminal, json(replayed));
        } else {
            terminal.out().println(PlainText.of(file.toString()) + ": " + PlainText.of(replayed.detail()));
        }
        return (same ? ExitCode.DONE : ExitCode.REFUSED).number();
    }

    private ObjectNode json(Replayed replayed) {
        ObjectNode root = Json.object();
        root.put("path", file.toString())
                .put("outcome", outcome(replayed.outcome()))
                .put("detail", replayed.detail())
                .put("notes", replayed.notes())
                .put("omitted", replayed.omitted());
        ArrayNode parts = root.putArray("parts");
        for (Replayed.Part part : replayed.parts()) {
            parts.addObject()
                    .put("entry", part.entry())
                    .put("outcome", outcome(part.outcome()))
                    .put("notes", part.notes())
                    .put("detail", part.detail());
        }
        return root;
    }

    private static String outcome(RecordCheck.Outcome outcome) {
        return switch (outcome) {
            case MATCH -> "pass";
            case MISMATCH -> "fail";
            case SKIPPED -> "skipped";
        };
    }
}
