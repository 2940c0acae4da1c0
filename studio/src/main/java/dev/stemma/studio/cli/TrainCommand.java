package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.CorpusImport;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.training.ModelTrainer;
import dev.stemma.generator.model.training.Progress;
import dev.stemma.generator.model.training.TrainedModel;
import dev.stemma.generator.model.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma train}: a model from corpora. */
@Command(
        name = "train",
        sortOptions = false,
        description = {
            "Trains a model on ABC, MIDI, MusicXML and Melody JSON Lines files whose licence allows it.",
            "The terms of a folder stand in its corpus.json, or in descriptors named by --descriptors."
        })
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CORPUS", arity = "1..*", description = "Files or folders.")
    private List<Path> corpora = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The model folder to make.")
    private Path out;

    @Option(
            names = "--descriptors",
            paramLabel = "DIR",
            description = "A folder of descriptors that state tradition, source and licence of files.")
    private Optional<Path> descriptors = Optional.empty();

    @Option(names = "--title", paramLabel = "TEXT", description = "What the model is called.")
    private Optional<String> title = Optional.empty();

    @Option(
            names = "--model-version",
            paramLabel = "V",
            defaultValue = "1.0.0",
            description = "Version of the model. Default: ${DEFAULT-VALUE}.")
    private String version;

    @Option(names = "--hidden", paramLabel = "N", description = "Units of each layer; 256 if nothing is said.")
    private Optional<Integer> hidden = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs at most; 30 if nothing is said.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of weights, order and held-out works; 1 if nothing is said.")
    private Optional<Long> seed = Optional.empty();

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path folder = terminal.resolve(out);
        String id = folder.getFileName().toString();
        if (Files.exists(folder)) {
            throw new Failure(folder + " exists already", "choose another --out");
        }
        List<Work> works = works();
        try {
            TrainedModel trained = new ModelTrainer(options(), new Bar(terminal))
                    .train(id, title.orElse(id), version, id + "-works", works);
            trained.write(folder);
            report(trained, folder);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage(), "stemma train --help shows what is accepted", e);
        } catch (IOException e) {
            throw new Failure(folder + " cannot be written: " + e.getMessage(), "check the folder and its rights", e);
        }
        return ExitCode.DONE.number();
    }

    private TrainingOptions options() {
        return TrainingOptions.standard()
                .withHidden(hidden.orElse(TrainingOptions.standard().hidden()))
                .withEpochs(epochs.orElse(TrainingOptions.standard().epochs()))
                .withSeed(seed.orElse(TrainingOptions.standard().seed()));
    }

    private List<Work> works() {
        List<Work> works = new ArrayList<>();
        try {
            List<CorpusDescriptor> stated =
                    descriptors.isPresent() ? CorpusDescriptor.readAll(terminal.resolve(descriptors.get())) : List.of();
            for (Path corpus : corpora) {
                CorpusImport imported = Corpus.load(terminal.resolve(corpus), stated);
                works.addAll(imported.corpus().works());
                imported.report().lines().forEach(terminal.err()::println);
            }
        } catch (CorpusException e) {
            throw new Failure(e.getMessage(), "stemma train --help shows what is accepted", e);
        } catch (IOException e) {
            throw new Failure("a corpus cannot be read: " + e.getMessage(), "check the name and the rights", e);
        }
        return works;
    }

    private void report(TrainedModel trained, Path folder) {
        if (common.json) {
            ObjectNode root = Json.object();
            root.put("path", folder.toString())
                    .put("digest", trained.model().digest().toString())
                    .put("works", trained.dataset().works().size())
                    .put("datasetRoot", trained.dataset().root().toString());
            Json.print(terminal, root);
        } else {
            terminal.out().print(trained.card());
            terminal.out().println("written: " + folder);
        }
    }

    /** Shows training on the error stream: a bar where a person watches, a line an epoch anyway. */
    private static final class Bar implements Progress {
        private final Terminal terminal;
        private Optional<ProgressBar> bar = Optional.empty();

        Bar(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void begun(int trainingWorks, int heldOutWorks, int windows) {
            terminal.err().printf("training on %d works, %d held out%n", trainingWorks, heldOutWorks);
        }

        @Override
        public void step(int epoch, int done, int all) {
            if (!terminal.interactive()) {
                return;
            }
            if (done == 1) {
                bar = Optional.of(new ProgressBarBuilder()
                        .setTaskName("epoch " + epoch)
                        .setInitialMax(all)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build());
            }
            bar.ifPresent(shown -> shown.stepTo(done));
            if (done == all) {
                bar.ifPresent(ProgressBar::close);
            }
        }

        @Override
        public void epoch(int epoch, Map<String, Double> bitsPerNote, double mean, boolean best) {
            StringBuilder figures = new StringBuilder();
            bitsPerNote.forEach(
                    (tradition, bits) -> figures.append(String.format(Locale.ROOT, ", %s %.3f", tradition, bits)));
            terminal.err()
                    .printf(
                            Locale.ROOT,
                            "epoch %d: %.3f bits a note%s%s%n",
                            epoch,
                            mean,
                            figures,
                            best ? " (best so far)" : "");
            terminal.err().flush();
        }
    }
}
