package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.Corpus;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.CorpusImport;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.Twins;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.training.Checkpoints;
import dev.stemma.generator.model.training.ModelTrainer;
import dev.stemma.generator.model.training.TrainedModel;
import dev.stemma.generator.model.training.TrainingOptions;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Signatory;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma train}: a model from corpora. */
@Command(
        name = "train",
        sortOptions = false,
        customSynopsis = "stemma train CORPUS... --out DIR [OPTION]...",
        description = {
            "Trains a model on melodies whose licence allows it.",
            "Files are ABC, MIDI, MusicXML, MuseScore and Melody JSON Lines.",
            "Says of every file what was taken and what was left, and why. A training that was stopped",
            "goes on when the same command is given again.",
            "The terms of a folder stand in its corpus.json, or in descriptors named by --descriptors.",
            "With --without, the record of the model says what was left out."
        },
        footer = {
            "",
            "A corpus.json:",
            "  {\"name\": \"my-tunes\", \"tradition\": \"my-village\", \"licence\": \"CC0-1.0\",",
            "   \"source\": \"collected by ourselves\"}",
            "",
            "Example:",
            "  stemma train tunes/ --out models/mine",
            "  stemma compose --model mine --tradition my-village",
            "  stemma train tunes/ --out models/mine-without-3 --without my-tunes/3"
        })
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CORPUS", arity = "1..*", description = "Files, or folders with files, of melodies.")
    private List<Path> corpora = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The model folder to make; its name becomes the model's.")
    private Path out;

    @Option(
            names = "--descriptors",
            paramLabel = "DIR",
            description = "A folder of descriptors that state tradition, source and licence of files.")
    private Optional<Path> descriptors = Optional.empty();

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "What the model is called; the folder's name if nothing is said.")
    private Optional<String> title = Optional.empty();

    @Option(
            names = "--model-version",
            paramLabel = "V",
            defaultValue = "1.0.0",
            description = "Version of the model; 1.0.0 if nothing is said.")
    private String version;

    @Option(
            names = "--preset",
            paramLabel = "P",
            description = "class-room: a small network that learns a hundred tunes within a minute.")
    private Optional<String> preset = Optional.empty();

    @Option(
            names = "--hidden",
            paramLabel = "N",
            description = "Units of each layer, 8 to 1024; 256 if nothing is said, 96 in class.")
    private Optional<Integer> hidden = Optional.empty();

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs at most; 14 if nothing is said, 24 in class.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of weights, order and held-out works; 1 if nothing is said.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--allow-licence",
            paramLabel = "L",
            description = "A licence that allows training in your case, as the corpus states it; may be repeated.")
    private List<String> allowed = List.of();

    @Mixin
    private LeaveOutOptions leaving;

    @Option(
            names = {"--resume"},
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Go on where the same training was interrupted: always so unless --no-resume is said.")
    private boolean resume;

    @Option(names = "--until-input-ends", hidden = true, description = "End when the program that began this one does.")
    private boolean untilInputEnds;

    @Mixin
    private SigningOptions signing;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (untilInputEnds) {
            CommandingProcess.endWithIt(System.in);
        }
        Path folder = terminal.resolve(out);
        TrainingOptions options = options();
        String id = String.valueOf(folder.normalize().getFileName());
        if (!ModelConfig.isId(id)) {
            throw Failure.usage(
                    "--out: \"" + id + "\" cannot name a model", "use lower case, digits and hyphens: models/my-model");
        }
        if (Files.exists(folder)) {
            throw new Failure(folder + " exists already", "choose another --out");
        }
        Workbench workbench = Workbenches.open(terminal);
        Signatory signatory = signing.signatory();
        Checkpoints checkpoints = Checkpoints.beside(folder);
        List<Work> works = works();
        List<CatalogueEntry> without = leftOut(works);
        try (TrainingDisplay display = new TrainingDisplay(terminal, checkpoints)) {
            if (!resume) {
                checkpoints.clear();
            }
            Set<Licence> licences = allowed.stream().map(Licence::parse).collect(Collectors.toSet());
            workbench.modelSigning().requireKeys(signatory);
            TrainedModel trained = new ModelTrainer(options, display, checkpoints, licences)
                    .train(id, title.orElse(id), version, id + "-works", kept(works, without), without);
            workbench.modelSigning().publish(trained, folder, signatory);
            checkpoints.clear();
            report(trained, folder);
            signing.warn(terminal, workbench);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage(), hint(checkpoints), e);
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(folder + " cannot be written: " + e.getMessage(), "check the folder and its rights", e);
        }
        return ExitCode.DONE.number();
    }

    private static String hint(Checkpoints checkpoints) {
        return checkpoints.found().isPresent()
                ? "--no-resume forgets the interrupted training and begins again"
                : "stemma train --help shows what is accepted";
    }

    private TrainingOptions options() {
        TrainingOptions base = preset.isPresent() ? TrainingOptions.classRoom() : TrainingOptions.standard();
        if (preset.isPresent() && !preset.get().equals("class-room")) {
            throw Failure.usage("there is no preset \"" + preset.get() + "\"", "there is: class-room");
        }
        try {
            return base.withHidden(hidden.orElse(base.hidden()))
                    .withEpochs(epochs.orElse(base.epochs()))
                    .withSeed(seed.orElse(base.seed()));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(e.getMessage(), "stemma train --help shows what is accepted");
        }
    }

    private List<Work> works() {
        List<Work> works = new ArrayList<>();
        Twins twins = new Twins();
        try {
            List<CorpusDescriptor> stated =
                    descriptors.isPresent() ? CorpusDescriptor.readAll(terminal.resolve(descriptors.get())) : List.of();
            for (Path corpus : corpora) {
                CorpusImport imported = Corpus.load(terminal.resolve(corpus), stated);
                imported.report().lines().forEach(line -> terminal.err().println(PlainText.of(line)));
                for (Work work : imported.corpus().works()) {
                    Optional<String> twin = twins.take(work);
                    twin.ifPresent(reason -> terminal.err()
                            .println("left out: " + PlainText.of(work.entry().id() + " has " + reason)));
                    if (twin.isEmpty()) {
                        works.add(work);
                    }
                }
            }
        } catch (CorpusException e) {
            throw new Failure(e.getMessage(), "stemma train --help shows what is accepted", e);
        } catch (NoSuchFileException e) {
            throw new Failure("there is nothing called " + e.getMessage(), "check the name", e);
        } catch (IOException | UncheckedIOException e) {
            throw new Failure("a corpus cannot be read: " + e.getMessage(), "check the name and the rights", e);
        }
        return List.copyOf(works);
    }

    /** What is named, and is said to be left out; a twin of it was left out before, for having the same notes. */
    private List<CatalogueEntry> leftOut(List<Work> works) {
        try {
            List<CatalogueEntry> without =
                    leaving.leaveOut().among(works.stream().map(Work::entry).toList());
            without.forEach(work -> terminal.err()
                    .println("left out: " + PlainText.of(work.id() + " (" + work.title() + "), by name")));
            warnOfSameMelodies(works, without);
            return without;
        } catch (CorpusException e) {
            throw new Failure(e.getMessage(), "stemma corpus list shows what the corpora hold", e);
        }
    }

    /** Works that stay though they have a melody that is to be forgotten, with other lengths or under another name. */
    private void warnOfSameMelodies(List<Work> works, List<CatalogueEntry> without) {
        Set<Digest> forgotten =
                without.stream().flatMap(work -> work.melodies().stream()).collect(Collectors.toSet());
        kept(works, without).stream()
                .map(Work::entry)
                .filter(work -> work.melodies().stream().anyMatch(forgotten::contains))
                .forEach(work -> terminal.err()
                        .println("note: " + PlainText.of(work.id() + " (" + work.title() + ")")
                                + " has the melody of a work left out, and stays: name it too if it should not"));
    }

    private static List<Work> kept(List<Work> works, List<CatalogueEntry> without) {
        return works.stream().filter(work -> !without.contains(work.entry())).toList();
    }

    private void report(TrainedModel trained, Path folder) {
        if (common.json) {
            ObjectNode root = Json.object();
            root.put("path", folder.toString())
                    .put("digest", trained.model().digest().toString())
                    .put("works", trained.dataset().works().size())
                    .put("datasetRoot", trained.dataset().root().toString());
            ArrayNode without = root.putArray("without");
            trained.without()
                    .forEach(work -> without.addObject()
                            .put("id", work.id())
                            .put("title", work.title())
                            .put("digest", work.digest().toString()));
            JsonOutput.print(terminal, root);
        } else {
            terminal.out().print(trained.card());
            terminal.out().println("written: " + folder);
        }
    }
}
