package dev.stemma.generator.model.training;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.Split;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.BaseRate;
import dev.stemma.generator.model.Habit;
import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.KeyEstimator;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From works to a model with its account: data set, training record, card. */
public final class ModelTrainer {
    /** A tradition of fewer works than this is called experimental. */
    public static final int FEWEST_WORKS = 30;

    /** The commonest keys and metres of a tradition that are remembered. */
    private static final int HABITS = 12;

    private final TrainingOptions options;
    private final Progress progress;
    private final Checkpoints checkpoints;
    private final Set<Licence> allowed;

    /**
     * @param checkpoints where an interrupted training left off, and leaves off
     * @param allowed licences of which the person who trains says that they allow it, whatever they say themselves
     */
    public ModelTrainer(TrainingOptions options, Progress progress, Checkpoints checkpoints, Set<Licence> allowed) {
        this.options = options;
        this.progress = progress;
        this.checkpoints = checkpoints;
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * Trains a model.
     *
     * @param id name of the model folder
     * @param datasetName name of the list of works
     * @throws IllegalArgumentException if a work's licence does not allow it, two works have one id or the same bytes, or
     *     there are too few works to hold one out
     */
    public TrainedModel train(String id, String title, String version, String datasetName, List<Work> works) {
        return train(id, title, version, datasetName, works, List.of());
    }

    /**
     * The same, with word of what was left out.
     *
     * @param without works that are not among those to train on because somebody left them out by name
     */
    public TrainedModel train(
            String id,
            String title,
            String version,
            String datasetName,
            List<Work> works,
            List<CatalogueEntry> without) {
        List<Work> ordered = works.stream()
                .sorted(Comparator.comparing(work -> work.entry().id()))
                .toList();
        Set<String> ids = new HashSet<>();
        for (Work work : ordered) {
            if (!ids.add(work.entry().id())) {
                throw new IllegalArgumentException(
                        "two works are called " + work.entry().id() + "; give their corpora different names");
            }
            if (!work.entry().licence().allowsTraining()
                    && !allowed.contains(work.entry().licence())) {
                throw new IllegalArgumentException("the licence of "
                        + work.entry().id() + " (" + work.entry().title() + ") does not allow training: "
                        + work.entry().licence().text());
            }
            if (work.entry().mining().objection().isPresent()) {
                throw new IllegalArgumentException("the terms of "
                        + work.entry().id() + " (" + work.entry().title() + ") do not allow training: "
                        + work.entry().mining().objection().get()
                        + "; leave it out, or, if it is your own work, state \"own-work: NAME\" as its licence and"
                        + " what you allow in corpus.json");
            }
        }
        Vocabulary vocabulary = Vocabulary.standard(ordered.stream()
                .map(work -> work.entry().tradition())
                .distinct()
                .toList());
        DatasetManifest dataset = DatasetManifest.of(datasetName, ordered);
        Split apart = MixtureTrainer.test(ordered, options);
        Training.Outcome outcome =
                new Training(vocabulary, options, progress).train(apart.training(), dataset.root(), checkpoints);
        MixtureTrainer.Outcome mixture = new MixtureTrainer(vocabulary, options).train(outcome, apart.heldOut());
        List<Work> listed = listed(dataset, ordered);
        WorkIndex index = index(listed);
        ModelConfig config = new ModelConfig(
                id,
                title,
                version,
                options.layers(),
                options.hidden(),
                ModelConfig.Members.standard(vocabulary),
                vocabulary,
                ModelConfig.Dataset.of(dataset),
                habits(ordered),
                baseRates(index, listed),
                experimental(ordered));
        ModelFolder model = new ModelFolder(config, outcome.weights(), Optional.of(mixture.members()), index);
        return new TrainedModel(
                model,
                dataset,
                TrainingRecord.json(options, outcome, mixture, model, without),
                ModelCard.text(model, dataset, ordered, outcome, mixture, without),
                without);
    }

    /** The works as the data set lists them. */
    private static List<Work> listed(DatasetManifest dataset, List<Work> works) {
        Map<String, Work> byId =
                works.stream().collect(Collectors.toMap(work -> work.entry().id(), Function.identity()));
        return dataset.works().stream().map(CatalogueEntry::id).map(byId::get).toList();
    }

    /**
     * The index of runs that a model folder carries.
     *
     * @param listed the works in the order of the data set
     */
    public static WorkIndex index(List<Work> listed) {
        return WorkIndex.of(listed.stream().map(Work::melodies).toList());
    }

    /** How near the works are to each other: what a model's configuration states. */
    public static List<BaseRate> baseRates(WorkIndex index, List<Work> listed) {
        return BaseRate.of(
                index,
                listed.stream()
                        .map(work -> new BaseRate.Piece(
                                work.entry().tradition(),
                                work.group(),
                                work.melodies().stream().map(Melody::notes).toList()))
                        .toList());
    }

    private static List<Tradition> experimental(List<Work> works) {
        Map<Tradition, Long> counts = works.stream()
                .collect(Collectors.groupingBy(work -> work.entry().tradition(), TreeMap::new, Collectors.counting()));
        return counts.keySet().stream()
                .filter(tradition -> counts.get(tradition) < FEWEST_WORKS)
                .toList();
    }

    private static List<Habit> habits(List<Work> works) {
        record Setting(Tradition tradition, Key key, Metre metre) {}
        Map<Setting, Long> counts = works.stream()
                .flatMap(work -> work.melodies().stream()
                        .filter(melody -> !melody.notes().isEmpty())
                        .map(melody -> new Setting(
                                work.entry().tradition(),
                                key(melody),
                                melody.metres().first())))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<Habit> all = counts.entrySet().stream()
                .map(entry -> new Habit(
                        entry.getKey().tradition(),
                        entry.getKey().key(),
                        entry.getKey().metre(),
                        Math.toIntExact(entry.getValue())))
                .sorted(Comparator.comparing(Habit::tradition)
                        .thenComparing(Comparator.comparingInt(Habit::works).reversed())
                        .thenComparing(habit -> habit.key().toString())
                        .thenComparing(habit -> habit.metre().toString()))
                .toList();
        List<Habit> commonest = new ArrayList<>();
        all.stream()
                .collect(Collectors.groupingBy(Habit::tradition, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofOne -> commonest.addAll(ofOne.subList(0, Math.min(HABITS, ofOne.size()))));
        return commonest;
    }

    private static Key key(Melody melody) {
        List<Note> notes = melody.notes();
        return KeyEstimator.settle(melody.keys().at(notes.get(notes.size() - 1).onset()), notes);
    }
}
