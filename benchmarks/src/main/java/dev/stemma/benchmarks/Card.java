package dev.stemma.benchmarks;

import dev.stemma.generator.session.CopyRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs what a model's card reports beyond its training, and writes it there; and the place of these sections. Training
 * writes the card anew without them.
 */
public final class Card {
    /** Measured sections, and the one of training that they stand before, in the order of the card. */
    private static final List<String> ORDER = List.of(CopyRate.HEADING, TraditionFigures.HEADING, "## Limits");

    private Card() {}

    /**
     * @param arguments {@code --model DIR}, {@code --copies N} and {@code --melodies N} of each tradition for each section,
     *     {@code --out DIR} for what is measured as JSON
     */
    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--model", "--copies", "--melodies", "--out");
        Path model = options.path("--model").orElse(Path.of("models", "melody-2"));
        List<String> common = List.of(
                "--model", model.toString(), "--card", model.resolve("card.md").toString());
        List<String> copy = new ArrayList<>(common);
        List<String> traditions = new ArrayList<>(common);
        options.number("--copies").ifPresent(count -> copy.addAll(List.of("--count", count.toString())));
        options.number("--melodies").ifPresent(count -> traditions.addAll(List.of("--count", count.toString())));
        if (options.path("--out").isPresent()) {
            Path out = Files.createDirectories(options.path("--out").get());
            copy.addAll(List.of("--out", out.resolve("copy.json").toString()));
            traditions.addAll(List.of("--out", out.resolve("traditions.json").toString()));
        }
        CopyBenchmark.main(copy.toArray(String[]::new));
        TraditionsBenchmark.main(traditions.toArray(String[]::new));
    }

    /** Puts a section in the place of the one with its heading, or where it belongs. */
    static void putSection(Path card, String section) throws IOException {
        Files.writeString(card, withSection(Files.readString(card), section));
    }

    /**
     * A card with a section, whose first line is its heading; the same if it has it already.
     *
     * @param card in Markdown, headings of sections begin with {@code ##}
     */
    static String withSection(String card, String section) {
        List<String> parts = new ArrayList<>();
        for (String part : card.split("(?m)^(?=## )")) {
            parts.add(part.strip());
        }
        String heading = heading(section);
        int place = parts.size();
        for (int i = parts.size() - 1; i >= 0; i--) {
            int rank = ORDER.indexOf(heading(parts.get(i)));
            if (rank >= 0 && rank >= ORDER.indexOf(heading)) {
                place = i;
            }
        }
        if (place < parts.size() && heading(parts.get(place)).equals(heading)) {
            parts.set(place, section.strip());
        } else {
            parts.add(place, section.strip());
        }
        return String.join("\n\n", parts) + "\n";
    }

    private static String heading(String part) {
        return part.lines().findFirst().orElse("");
    }
}
