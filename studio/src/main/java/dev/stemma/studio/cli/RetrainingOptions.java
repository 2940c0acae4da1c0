package dev.stemma.studio.cli;

import dev.stemma.generator.model.training.Checkpoints;
import dev.stemma.generator.model.training.Retraining;
import dev.stemma.studio.workbench.ModelReplay;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A model to train again. */
final class RetrainingOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Train this model again, from what its folder says, and compare.")
    Optional<Path> model = Optional.empty();

    @Mixin
    private CorpusOptions corpora;

    ExitCode replay(Terminal terminal, boolean json) {
        Path folder = terminal.resolve(model.orElseThrow());
        try {
            ModelReplay replay = ModelReplay.prepare(folder, corpora.gather(terminal));
            Optional<Retraining> retraining =
                    replay.missing().isEmpty() ? Optional.of(train(replay, terminal)) : Optional.empty();
            RetrainingReport report = new RetrainingReport(replay, retraining);
            if (json) {
                JsonOutput.print(terminal, report.json(model.get()));
            } else {
                terminal.out().print(report.text(model.get()));
            }
            return report.isSame() ? ExitCode.DONE : ExitCode.REFUSED;
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage(), "stemma replay --help shows what is accepted", e);
        }
    }

    private static Retraining train(ModelReplay replay, Terminal terminal) {
        try (TrainingDisplay display = new TrainingDisplay(terminal, Checkpoints.NONE)) {
            return replay.run(display);
        }
    }
}
