package dev.stemma.benchmarks.survey;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.benchmarks.WorksAtHand;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.KeyEstimator;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.notation.abc.AbcWriter;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a model composes when nobody asks for anything special: whether promises hold, how near it comes to the works that
 * it learnt from, and how its melodies compare with those works. Prints a table for each tradition.
 */
public final class Survey {
    private static final int MOST_WORKS_COMPARED = 100;

    private final SurveyOptions options;
    private final ModelFolder model;
    private final List<Work> works;
    private final Runs.Library library;
    private final Predictability.Meter meter;

    private Survey(SurveyOptions options, ModelFolder model, List<Work> works) throws IOException {
        this.options = options;
        this.model = model;
        this.works = works;
        this.library = Runs.Library.of(works);
        this.meter = new Predictability.Meter(options.model(), model);
    }

    public static void main(String[] arguments) throws Exception {
        SurveyOptions options = SurveyOptions.parse(arguments);
        ModelFolder model = ModelFolder.read(options.model());
        List<Work> works = WorksAtHand.learntBy(model, options.corpora(), options.descriptors());
        Survey survey = new Survey(options, model, works);
        System.out.printf(
                "%s %s, digest %s%nnotes of %d of the %d works of its data set are at hand%n",
                survey.model.config().id(),
                survey.model.config().version(),
                survey.model.digest(),
                works.size(),
                model.works().size());
        survey.run(model.works().size());
    }

    private void run(int learnt) throws IOException {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "survey")
                .put("model", model.config().id())
                .put("digest", model.digest().toString());
        json.put("seeds", "1 to " + options.count());
        json.put("worksLearnt", learnt).put("worksAtHand", works.size());
        options.temperature().ifPresent(temperature -> json.put("temperature", temperature));
        ObjectNode traditions = json.putObject("traditions");
        StringBuilder tunes = new StringBuilder();
        for (Tradition tradition : model.config().vocabulary().traditions()) {
            TraditionSurvey found = survey(tradition);
            found.print(System.out);
            found.addTo(traditions.putObject(tradition.id()));
            found.melodies()
                    .forEach(composed -> tunes.append(AbcWriter.write(composed.melody()
                                    .withTitle(
                                            tradition + " " + composed.request().seed())))
                            .append('\n'));
        }
        if (options.out().isPresent()) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(options.out().get().toFile(), json);
        }
        if (options.abc().isPresent()) {
            Files.writeString(options.abc().get(), tunes);
        }
    }

    private TraditionSurvey survey(Tradition tradition) {
        Composer composer = new Composer(model);
        List<Composed> melodies = new ArrayList<>();
        Map<Long, String> refused = new TreeMap<>();
        for (long seed = 1; seed <= options.count(); seed++) {
            try {
                melodies.add(examine(composer.compose(composer.complete(wish(tradition), seed))));
            } catch (RequestException e) {
                refused.put(seed, e.getMessage());
            }
        }
        int bars = melodies.isEmpty() ? 8 : melodies.get(0).request().bars();
        List<Work> ofTradition = works.stream()
                .filter(work -> work.entry().tradition().equals(tradition))
                .filter(work -> Passage.of(work.melodies().get(0), bars).isPresent())
                .toList();
        List<TraditionSurvey.Reference> references = ofTradition.stream()
                .map(work -> work.melodies().get(0))
                .map(melody ->
                        new TraditionSurvey.Reference(Passage.of(melody, bars).orElseThrow(), melody, keyAtEnd(melody)))
                .toList();
        Predictability predictability =
                meter.of(tradition, melodies.stream().map(Composed::melody).toList(), ofTradition, bars);
        return new TraditionSurvey(
                tradition, melodies, refused, references, runsAmongWorks(ofTradition, bars), predictability);
    }

    private Wish wish(Tradition tradition) {
        Wish.Builder wish = Wish.of(tradition).but();
        options.temperature().ifPresent(wish::temperature);
        return wish.build();
    }

    private static Key keyAtEnd(Melody melody) {
        List<Note> notes = melody.notes();
        return KeyEstimator.settle(melody.keys().at(notes.get(notes.size() - 1).onset()), notes);
    }

    /** What the beginnings of some works, evenly chosen, share with works that are no versions of them. */
    private List<Runs> runsAmongWorks(List<Work> ofTradition, int bars) {
        int chosen = Math.min(MOST_WORKS_COMPARED, ofTradition.size());
        return IntStream.range(0, chosen)
                .mapToObj(i -> ofTradition.get((int) ((long) i * ofTradition.size() / chosen)))
                .map(work -> library.of(
                        Passage.of(work.melodies().get(0), bars).orElseThrow().notes(),
                        other -> !other.group().equals(work.group())))
                .toList();
    }

    private Composed examine(Composition composition) {
        Passage passage = Passage.of(composition.melody(), composition.request().bars())
                .orElseThrow(() -> new IllegalStateException("a melody of less than four notes, seed "
                        + composition.request().seed()));
        return new Composed(
                composition, passage, library.of(composition.melody().notes(), work -> true));
    }
}
