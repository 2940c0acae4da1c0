package dev.stemma.studio.cli;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.evaluation.EvaluationException;
import dev.stemma.generator.model.evaluation.Folds;
import dev.stemma.generator.model.evaluation.FoldsFile;
import dev.stemma.generator.model.evaluation.IdyomSetting;
import dev.stemma.generator.model.evaluation.MelodySet;
import dev.stemma.generator.model.evaluation.Plan;
import dev.stemma.generator.model.evaluation.Reference;
import dev.stemma.generator.model.mixture.Learner;
import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import dev.stemma.generator.music.Tradition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What is asked of the model. */
final class EvaluateOptions {
    private static final int USUAL_FOLDS = 10;
    private static final long USUAL_SEED = 1;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            required = true,
            description = {
                "pitch: each pitch from the earlier pitches alone;",
                "pitch-given-rhythm: onsets and durations known too, also this note's;",
                "rhythm: the gap before a note and its duration;",
                "event: the rhythm, then the pitch given the rhythm."
            })
    private String task;

    @Option(names = "--folds", paramLabel = "FOLDS.json", description = "Which melody is in which fold.")
    private Optional<Path> folds = Optional.empty();

    @Option(
            names = "--k",
            paramLabel = "N",
            description = "Without --folds: how many folds, by hash of name and seed; 10 if nothing is said.")
    private Optional<Integer> k = Optional.empty();

    @Option(
            names = "--regime",
            paramLabel = "R",
            description = {
                "online: each note is learned after it was predicted, and kept for the rest of the fold;",
                "frozen: of the test only the present melody's past is learned, and forgotten at its end;",
                "online if nothing is said."
            })
    private Optional<String> regime = Optional.empty();

    @Option(
            names = "--members",
            paramLabel = "A,B",
            split = ",",
            hideParamSyntax = true,
            description = {
                "Which members of the model take part; all if nothing is said. With --model also network, long-term",
                "and short-term for all of a kind."
            })
    private List<String> members = List.of();

    @Option(names = "--model", paramLabel = "ID", description = "A trained model instead of training afresh.")
    private Optional<String> model = Optional.empty();

    @Option(
            names = "--tradition",
            paramLabel = "T",
            description =
                    "With --model: read the melodies as of this tradition; as the corpus says if nothing is said.")
    private Optional<String> tradition = Optional.empty();

    @Option(
            names = "--descriptors",
            paramLabel = "DIR",
            description = "A folder of descriptors that state tradition and groups of files.")
    private Optional<Path> descriptors = Optional.empty();

    @Option(
            names = "--reference",
            paramLabel = "FILE.csv",
            description = "Another model's bits a note, melody by melody: columns set, melody, fold, notes and one for"
                    + " each setting. Differences are given with a 95 %% bootstrap interval.")
    private Optional<Path> reference = Optional.empty();

    @Option(
            names = "--column",
            paramLabel = "A,B",
            split = ",",
            hideParamSyntax = true,
            description = "Columns of the reference; those that were asked the same if nothing is said.")
    private List<String> columns = List.of();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of folds, training and bootstrap; 1 if nothing is said.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many folds at once; as many as there are processors if nothing is said.")
    private Optional<Integer> threads = Optional.empty();

    Optional<String> model() {
        return model;
    }

    Optional<Path> descriptors() {
        return descriptors;
    }

    int threads() {
        return threads.orElse(Runtime.getRuntime().availableProcessors());
    }

    /** Refuses what makes no sense before anything is read. */
    void require(Learner learner) {
        Task asked = task();
        regime();
        if (threads() < 1) {
            throw Failure.usage("--threads is at least 1, found " + threads(), "leave it out to use every processor");
        }
        if (k.isPresent() && (k.get() < 2 || k.get() > Folds.LARGEST + 1)) {
            throw Failure.usage("--k is 2 to " + (Folds.LARGEST + 1) + ", found " + k.get(), "10 folds are usual");
        }
        if (k.isPresent() && folds.isPresent()) {
            throw Failure.usage("--k and --folds both say how to cut", "leave one out");
        }
        if (!columns.isEmpty() && reference.isEmpty()) {
            throw Failure.usage("--column names columns of a reference", "name the file with --reference");
        }
        if (model.isPresent()) {
            requireForModel(asked);
        } else if (tradition.isPresent()) {
            throw Failure.usage(
                    "--tradition belongs to --model", "a model trained afresh learns from the corpus alone");
        } else {
            members(learner);
        }
    }

    private void requireForModel(Task asked) {
        if (folds.isPresent() || k.isPresent() || regime.isPresent() || reference.isPresent()) {
            throw Failure.usage(
                    "--folds, --k, --regime and --reference are for training afresh, and --model does not train",
                    "leave out --model, or these");
        }
        if (asked == Task.PITCH) {
            throw Failure.usage("a trained model predicts pitches given their rhythm", "use --task pitch-given-rhythm");
        }
        parsedTradition();
    }

    Task task() {
        return named("--task", task, Task.values());
    }

    private Regime regime() {
        return regime.map(text -> named("--regime", text, Regime.values())).orElse(Regime.ONLINE);
    }

    /** The name of a value as it is typed and shown. */
    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E named(String option, String text, E[] values) {
        return Arrays.stream(values)
                .filter(value -> name(value).equals(text))
                .findFirst()
                .orElseThrow(() -> Failure.usage(
                        option + ": \"" + text + "\" is not known",
                        "accepted: "
                                + Arrays.stream(values)
                                        .map(EvaluateOptions::name)
                                        .collect(Collectors.joining(", "))));
    }

    private List<String> members(Learner learner) {
        List<String> known = learner.members(task());
        for (String member : members) {
            if (!known.contains(member)) {
                throw Failure.usage(
                        "--members: \"" + member + "\" takes no part in " + name(task()),
                        "accepted: " + String.join(", ", known));
            }
        }
        return members.isEmpty()
                ? known
                : known.stream().filter(members::contains).toList();
    }

    Plan plan(Terminal terminal, List<MelodySet> sets, Learner learner) throws IOException, EvaluationException {
        Optional<FoldsFile> file =
                folds.isPresent() ? Optional.of(FoldsFile.read(terminal.resolve(folds.get()))) : Optional.empty();
        List<Plan.Part> parts = new ArrayList<>();
        for (MelodySet set : sets) {
            parts.add(new Plan.Part(
                    set, file.isPresent() ? file.get().of(set) : Folds.ranked(set, k.orElse(USUAL_FOLDS), seed())));
        }
        return new Plan(task(), regime(), members(learner), seed(), parts);
    }

    private long seed() {
        return seed.orElse(USUAL_SEED);
    }

    Optional<Reference> reference(Terminal terminal) throws IOException, EvaluationException {
        return reference.isPresent()
                ? Optional.of(Reference.read(terminal.resolve(reference.get())))
                : Optional.empty();
    }

    /** The columns to compare with: those named, or those of IDyOM's settings that were asked the same. */
    List<String> columns(Optional<Reference> read) {
        if (read.isEmpty()) {
            return List.of();
        }
        List<String> known = read.get().columns();
        for (String column : columns) {
            if (!known.contains(column)) {
                throw Failure.usage(
                        "--column: " + reference.get() + " has no column " + column,
                        "there are " + String.join(", ", known));
            }
        }
        List<String> usual = IdyomSetting.of(task(), regime()).stream()
                .map(IdyomSetting::column)
                .filter(known::contains)
                .toList();
        List<String> chosen = columns.isEmpty() ? usual : columns;
        if (chosen.isEmpty()) {
            throw Failure.usage(
                    "no column of " + reference.get() + " is known to have been asked the same",
                    "name one with --column: " + String.join(", ", known));
        }
        return chosen;
    }

    private Optional<Tradition> parsedTradition() {
        try {
            return tradition.map(Tradition::new);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--tradition: " + e.getMessage(), "stemma evaluate --help shows what is accepted");
        }
    }

    TokenQuestion question(ModelFolder folder, List<MelodySet> sets) {
        List<Tradition> known = folder.config().vocabulary().traditions();
        List<MelodySet> read = sets.stream()
                .map(set -> new MelodySet(
                        set.name(),
                        set.melodies().stream()
                                .map(melody -> parsedTradition()
                                        .map(melody::withTradition)
                                        .orElse(melody))
                                .toList()))
                .toList();
        String accepted = "name one with --tradition: "
                + known.stream().map(Tradition::id).collect(Collectors.joining(", "));
        read.stream().flatMap(set -> set.melodies().stream()).forEach(melody -> {
            if (melody.tradition().isEmpty()) {
                throw Failure.usage("the corpus does not say of which tradition " + melody.name() + " is", accepted);
            }
            if (!known.contains(melody.tradition().get())) {
                throw Failure.usage(
                        "the model " + folder.config().id() + " has not learned "
                                + melody.tradition().get(),
                        accepted);
            }
        });
        try {
            folder.model(new TreeSet<>(members));
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--members: " + e.getMessage(), "leave it out to ask all members");
        }
        return new TokenQuestion(task(), folder, new TreeSet<>(members), read);
    }
}
