package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.benchmarks.TraditionFigures.Trial;
import dev.stemma.generator.model.evaluation.CorpusClassifier;
import dev.stemma.generator.model.evaluation.MelodySets;
import dev.stemma.generator.model.evaluation.SetMelody;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tradition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The experiment of Pearce, "Statistical learning and probabilistic prediction in music cognition: mechanisms of stylistic
 * enculturation", 2018, table 1, with other songs: German and Chinese songs told apart by models of one culture each. The
 * models are thrown away; of the songs nothing is kept but the figures.
 */
public final class CulturesBenchmark {
    private static final Tradition GERMAN = new Tradition("german");
    private static final List<String> GERMAN_SETS = List.of("3-elsass", "5-schweiz", "6-oesterrh", "7-kinder");

    /** Songs that open with the same intervals, so many, are one; the source does not state its number. */
    private static final int OPENING = 10;

    private static final int FOLDS = 10;
    private static final long SEED = 1;

    private CulturesBenchmark() {}

    /**
     * @param arguments {@code --corpora DIR} with the songs, {@code --count N} songs of each culture at most, {@code --out
     *     FILE.json}
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--corpora", "--count", "--out");
        Path corpora = options.path("--corpora").orElse(Path.of("..", "shared", "corpora", "benchmark-only"));
        if (!Files.isDirectory(corpora)) {
            System.err.println("needs the songs of the eight melody sets and of Essen's han in " + corpora);
            System.exit(1);
        }
        List<Path> files = new ArrayList<>();
        GERMAN_SETS.forEach(
                name -> files.add(corpora.resolve("eight-melody-sets").resolve(name + ".jsonl")));
        List<EventMelody> german = songs(files);
        List<EventMelody> chinese =
                songs(List.of(corpora.resolve("essen-han-abc").resolve("melodies.jsonl")));
        int count =
                Math.min(options.number("--count").orElse(Integer.MAX_VALUE), Math.min(german.size(), chinese.size()));
        SortedMap<Tradition, List<EventMelody>> songs = new TreeMap<>();
        CorpusClassifier.Draw draw = new CorpusClassifier.Draw(count, 1, SEED);
        songs.put(GERMAN, draw.from(german, 0, 0));
        songs.put(Tradition.CHINA, draw.from(chinese, 0, 0));
        Trial trial = new Trial(
                "cultures",
                ("%d German songs (of %d in sets 3, 5, 6, 7) and %d Chinese (of %d of Essen's han), drawn by a seed, after"
                                + " duplicates were left out, which share the first %d intervals; ten folds.")
                        .formatted(count, german.size(), count, chinese.size(), OPENING),
                CorpusClassifier.crossValidation(songs, FOLDS, SEED));
        TraditionFigures figures = new TraditionFigures(List.of(trial));
        System.out.print(figures.section());
        if (options.path("--out").isPresent()) {
            ObjectNode json = new ObjectMapper().createObjectNode();
            json.put("benchmark", "cultures");
            figures.addTo(json);
            ObjectNode peer = json.putObject("pearce2018");
            peer.put("songs", "769 German, 858 Chinese, others than here");
            peer.putObject("pitch").put("accuracy", 0.9791).put("culturalDistance", 0.62);
            peer.putObject("rhythm").put("accuracy", 0.8427).put("culturalDistance", 0.15);
            peer.putObject("whole").put("accuracy", 0.9852).put("culturalDistance", 0.77);
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(options.path("--out").get().toFile(), json);
        }
    }

    private static List<EventMelody> songs(List<Path> files) throws Exception {
        Set<List<Integer>> openings = new HashSet<>();
        List<EventMelody> songs = new ArrayList<>();
        for (Path file : files) {
            for (var set : MelodySets.read(file, List.of()).sets()) {
                for (SetMelody song : set.melodies()) {
                    if (openings.add(opening(song.melody().notes()))) {
                        songs.add(CorpusClassifier.read(song.name(), song.melody()));
                    }
                }
            }
        }
        return songs;
    }

    private static List<Integer> opening(List<Note> notes) {
        List<Integer> intervals = new ArrayList<>();
        for (int i = 1; i <= OPENING && i < notes.size(); i++) {
            intervals.add(notes.get(i).pitch().midi() - notes.get(i - 1).pitch().midi());
        }
        return intervals;
    }
}
