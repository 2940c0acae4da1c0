package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.benchmarks.TraditionFigures.Trial;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.evaluation.CorpusClassifier;
import dev.stemma.generator.model.evaluation.Judgement;
import dev.stemma.generator.model.evaluation.Recognition;
import dev.stemma.generator.model.evaluation.TraditionClassifier;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Wish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether a tradition is more than a word: whether works that a classifier has not learned are recognised as works of their
 * tradition, and melodies as what they were composed as. Prints the section of the model's card, and on request writes it
 * there.
 */
public final class TraditionsBenchmark {
    private static final long SEED = 1;
    private static final int DRAWS = 20;
    private static final int FOLDS = 10;

    /** Works from which on a tradition is judged beside others than British and Chinese. */
    private static final int MANY = 20;

    private static final Set<Tradition> PAIR = Set.of(Tradition.BRITISH_ISLES, Tradition.CHINA);

    private final ModelFolder folder;
    private final SortedMap<Tradition, List<EventMelody>> works = new TreeMap<>();
    private final SortedMap<Tradition, List<Melody>> composed = new TreeMap<>();
    private final SortedMap<Tradition, List<EventMelody>> composedEvents = new TreeMap<>();

    private TraditionsBenchmark(ModelFolder folder, List<Work> atHand) {
        this.folder = folder;
        for (Work work : atHand) {
            works.computeIfAbsent(work.entry().tradition(), tradition -> new ArrayList<>())
                    .add(CorpusClassifier.read(
                            work.entry().id(), work.melodies().get(0)));
        }
    }

    /**
     * @param arguments {@code --model DIR}, {@code --count N} melodies of each tradition, {@code --out FILE.json},
     *     {@code --card FILE.md}
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--model", "--count", "--out", "--card");
        int count = options.number("--count").orElse(50);
        ModelFolder model = ModelFolder.read(options.path("--model").orElse(Path.of("models", "melody-2")));
        List<Work> atHand = WorksAtHand.learntBy(model, WorksAtHand.corpora(), WorksAtHand.DESCRIPTORS);
        TraditionsBenchmark benchmark = new TraditionsBenchmark(model, atHand);
        benchmark.compose(count);
        TraditionFigures figures = new TraditionFigures(benchmark.trials());
        System.out.print(figures.section());
        if (options.path("--out").isPresent()) {
            ObjectNode json = new ObjectMapper().createObjectNode();
            json.put("benchmark", "traditions")
                    .put("model", model.config().id())
                    .put("digest", model.digest().toString())
                    .put("seeds", "1 to " + count)
                    .put("worksAtHand", atHand.size());
            figures.addTo(json);
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(options.path("--out").get().toFile(), json);
        }
        if (options.path("--card").isPresent()) {
            Card.putSection(options.path("--card").get(), figures.section());
        }
    }

    private void compose(int count) {
        Composer composer = new Composer(folder);
        for (Tradition tradition : folder.config().vocabulary().traditions()) {
            List<Melody> melodies = new ArrayList<>();
            List<EventMelody> events = new ArrayList<>();
            for (long seed = 1; seed <= count; seed++) {
                Optional<Melody> melody = composed(composer, tradition, seed);
                melody.ifPresent(melodies::add);
                if (melody.isPresent()) {
                    events.add(CorpusClassifier.read(tradition + " " + seed, melody.get()));
                }
            }
            composed.put(tradition, melodies);
            composedEvents.put(tradition, events);
        }
    }

    /** A melody, or nothing if this seed's request is refused; the card then counts one less. */
    private static Optional<Melody> composed(Composer composer, Tradition tradition, long seed) {
        try {
            return Optional.of(composer.compose(composer.complete(Wish.of(tradition), seed))
                    .melody());
        } catch (RequestException e) {
            return Optional.empty();
        }
    }

    private List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        SortedMap<Tradition, List<EventMelody>> pair = only(PAIR);
        if (pair.size() == 2 && pair.values().stream().allMatch(list -> list.size() > 1)) {
            heldOut(pair, trials);
        }
        SortedMap<Tradition, List<EventMelody>> many = only(works.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= MANY)
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet()));
        if (many.size() > 1) {
            int each = least(many);
            SortedMap<Tradition, List<EventMelody>> chosen = new TreeMap<>();
            many.forEach((tradition, list) ->
                    chosen.put(tradition, new CorpusClassifier.Draw(each, 1, SEED).from(list, 0, 0)));
            trials.add(new Trial(
                    "held-out-many",
                    "Held-out works, " + each
                            + " of each tradition, drawn by seed: judged by such models of all works drawn"
                            + " of another tradition, and of nine tenths of those of their own (ten folds).",
                    CorpusClassifier.crossValidation(chosen, FOLDS, SEED)));
        }
        judgedByModel(trials);
        if (pair.size() == 2) {
            trials.add(byWorks("composed-by-works-pair", pair));
        }
        if (many.size() > 1) {
            trials.add(byWorks("composed-by-works-many", many));
        }
        return trials;
    }

    private static void heldOut(SortedMap<Tradition, List<EventMelody>> pair, List<Trial> trials) {
        trials.add(new Trial(
                "held-out",
                "Held-out works: each judged by Markov models of pitch and rhythm that have learned other works, equally many"
                        + " of each tradition, " + (least(pair)) + ", or " + (least(pair) - 1) + " where a work of the"
                        + " smaller tradition is judged; bits are means of " + DRAWS
                        + " draws. Two Chinese works are no"
                        + " sample of a tradition.",
                CorpusClassifier.leaveOneOut(pair, DRAWS, SEED)));
        int most = pair.values().stream().mapToInt(List::size).max().orElseThrow();
        trials.add(new Trial(
                "held-out-unmatched",
                "The same by models of all other works, whatever their number: the model of many works needs fewer bits for"
                        + " anything, so this favours the larger tradition.",
                CorpusClassifier.crossValidation(pair, most, SEED)));
    }

    private void judgedByModel(List<Trial> trials) {
        Recognition own = ownJudgement();
        trials.add(new Trial(
                "composed-by-model",
                "Melodies composed with the seeds 1, 2, 3 ..., judged by the model that composed them, read under each"
                        + " tradition as its condition, with mode, metre and bars as they are: it judges its own work.",
                own));
        if (composed.keySet().containsAll(PAIR)) {
            trials.add(new Trial(
                    "composed-by-model-pair",
                    "The same melodies and bits, British and Chinese alone.",
                    own.among(PAIR)));
        }
    }

    private Recognition ownJudgement() {
        MelodyModel model = folder.model();
        MelodyEncoder encoder = new MelodyEncoder(model.vocabulary());
        TraditionClassifier classifier = new TraditionClassifier(model);
        List<Judgement> judgements = new ArrayList<>();
        composed.forEach((tradition, melodies) -> {
            for (Melody melody : melodies) {
                judgements.add(classifier.judge(
                        tradition + " " + judgements.size(), tradition, encoder.encode(melody, tradition)));
            }
        });
        return new Recognition(judgements);
    }

    /** Melodies composed in some traditions, judged by models of the works of these alone. */
    private Trial byWorks(String id, SortedMap<Tradition, List<EventMelody>> ofWorks) {
        List<List<EventMelody>> all = new ArrayList<>(ofWorks.values());
        all.addAll(composedEvents.values());
        Alphabet alphabet = CorpusClassifier.alphabet(all);
        CorpusClassifier classifier =
                new CorpusClassifier(ofWorks, alphabet, new CorpusClassifier.Draw(least(ofWorks), DRAWS, SEED));
        List<Judgement> judgements = new ArrayList<>();
        ofWorks.keySet()
                .forEach(tradition -> composedEvents
                        .getOrDefault(tradition, List.of())
                        .forEach(melody -> judgements.add(classifier.judge(tradition, melody))));
        return new Trial(
                id,
                "Melodies of " + ofWorks.size()
                        + " traditions composed with these seeds, judged by Markov models that have learned "
                        + least(ofWorks)
                        + " of the works that the model learned, of each, and know nothing of the model (means of "
                        + DRAWS
                        + " draws).",
                new Recognition(judgements));
    }

    private SortedMap<Tradition, List<EventMelody>> only(Set<Tradition> traditions) {
        SortedMap<Tradition, List<EventMelody>> some = new TreeMap<>(works);
        some.keySet().retainAll(traditions);
        return some;
    }

    private static int least(SortedMap<Tradition, List<EventMelody>> works) {
        return works.values().stream().mapToInt(List::size).min().orElseThrow();
    }
}
