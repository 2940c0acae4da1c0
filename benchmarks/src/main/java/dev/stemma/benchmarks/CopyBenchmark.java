package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.Sharing;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.CopyRate;
import dev.stemma.generator.session.Wish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much of a model's melodies stands in the works that it learnt from, beside how much of these stands in each other.
 * Prints the section of the model's card, and on request writes it there.
 */
public final class CopyBenchmark {
    private CopyBenchmark() {}

    /**
     * @param arguments {@code --model DIR}, {@code --count N}, {@code --no-near-copy N}, {@code --out FILE.json},
     *     {@code --card FILE.md}
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--model", "--count", "--no-near-copy", "--out", "--card");
        Path folder = options.path("--model").orElse(Path.of("models", "melody-2"));
        int count = options.number("--count").orElse(500);
        Optional<Wish.Distance> distance =
                options.number("--no-near-copy").map(notes -> new Wish.Distance(Optional.of(notes)));
        ModelFolder model = ModelFolder.read(folder);
        List<CopyRate> rates = new ArrayList<>();
        for (Tradition tradition : model.config().vocabulary().traditions()) {
            Wish.Builder wish = Wish.of(tradition).but();
            distance.ifPresent(wish::notNearer);
            rates.addAll(CopyRate.of(model, wish.build(), count));
        }
        String section = CopyRate.section(rates);
        System.out.print(section);
        rates.forEach(rate -> System.out.printf(
                Locale.ROOT,
                "%s among %s: %s, %d refused%n",
                rate.tradition(),
                rate.among().name().toLowerCase(Locale.ROOT),
                rate.isAtMostThatOfWorks() ? "not above the works' own rate" : "ABOVE the works' own rate",
                rate.refused()));
        Optional<Path> out = options.path("--out");
        if (out.isPresent()) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(out.get().toFile(), json(model, count, distance, rates));
        }
        Optional<Path> card = options.path("--card");
        if (card.isPresent()) {
            Card.putSection(card.get(), section);
        }
    }

    private static ObjectNode json(
            ModelFolder model, int count, Optional<Wish.Distance> distance, List<CopyRate> rates) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "copy")
                .put("model", model.config().id())
                .put("digest", model.digest().toString())
                .put("seeds", "1 to " + count);
        distance.flatMap(Wish.Distance::notes).ifPresent(notes -> json.put("noNearCopy", notes));
        ArrayNode all = json.putArray("traditions");
        for (CopyRate rate : rates) {
            ObjectNode node = all.addObject();
            node.put("tradition", rate.tradition().id())
                    .put("among", rate.among().name().toLowerCase(Locale.ROOT))
                    .put("melodies", rate.melodies())
                    .put("refused", rate.refused())
                    .put("notAboveWorks", rate.isAtMostThatOfWorks());
            add(node.putObject("composed"), rate.intervals(), rate.withRhythm());
            add(node.putObject("works"), rate.works().intervals(), rate.works().withRhythm());
        }
        return json;
    }

    private static void add(ObjectNode node, Sharing intervals, Sharing withRhythm) {
        add(node.putObject("intervals"), intervals);
        add(node.putObject("withRhythm"), withRhythm);
    }

    private static void add(ObjectNode node, Sharing sharing) {
        node.put("grams", sharing.grams())
                .put("seen", sharing.seen())
                .put("rate", sharing.rate())
                .put("median", sharing.median())
                .put("ninetyFifth", sharing.ninetyFifth())
                .put("longest", sharing.longest());
    }
}
