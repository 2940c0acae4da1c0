package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.evaluation.Aspect;
import dev.stemma.generator.model.evaluation.Recognition;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How well traditions were told apart in some trials, for a model's card and for records. */
record TraditionFigures(List<Trial> trials) {
    /** Heading of the section that {@link #section} gives. */
    static final String HEADING = "## How well traditions are told apart";

    /**
     * Melodies that were judged in one way.
     *
     * @param id for records
     * @param how for people: which melodies, and what judged them
     */
    record Trial(String id, String how, Recognition recognition) {}

    TraditionFigures {
        trials = List.copyOf(trials);
    }

    /** The section of a card, in Markdown, from its heading to its last line. */
    String section() {
        StringBuilder text = new StringBuilder(HEADING).append("\n\n");
        text.append(
                "A melody is taken for the tradition as one of which it needs the fewest bits a note. *Margin*: how many"
                        + " bits a note the best of the others needs more than its own, mean. By `benchmarks/run traditions`.\n");
        for (Trial trial : trials) {
            text.append('\n').append(trial.how()).append("\n\n").append(table(trial.recognition()));
        }
        return text.toString();
    }

    private static String table(Recognition all) {
        StringBuilder text = new StringBuilder("""
                | melodies of | n | right by pitch | by rhythm | by both | taken for, by both | margin, by both |
                |---|---|---|---|---|---|---|
                """);
        for (Tradition own : all.traditions()) {
            Recognition ofOne = all.of(own);
            if (ofOne.count() > 0) {
                text.append("| %s | %d | %s | %s |\n"
                        .formatted(
                                own,
                                ofOne.count(),
                                Stream.of(Aspect.values())
                                        .map(aspect -> ofOne.right(aspect) + " of " + ofOne.count())
                                        .collect(Collectors.joining(" | ")),
                                takenFor(all, ofOne) + " | " + number("%+.2f", ofOne.margin(Aspect.WHOLE))));
            }
        }
        text.append("| mean | %d | %s | | |\n"
                .formatted(
                        all.count(),
                        Stream.of(Aspect.values())
                                .map(aspect -> number("%.1f%%", 100 * all.balancedAccuracy(aspect)))
                                .collect(Collectors.joining(" | "))));
        if (all.traditions().size() == 2) {
            text.append("\nCultural distance, bits a note: ")
                    .append(Stream.of(Aspect.values())
                            .map(aspect -> aspect.label() + " " + number("%.2f", distance(all, aspect)))
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        return text.toString();
    }

    private static String takenFor(Recognition all, Recognition ofOne) {
        return all.traditions().stream()
                .filter(tradition -> ofOne.takenFor(tradition, Aspect.WHOLE) > 0)
                .map(tradition -> tradition + " " + ofOne.takenFor(tradition, Aspect.WHOLE))
                .collect(Collectors.joining(", "));
    }

    private static double distance(Recognition all, Aspect aspect) {
        return all.distance(all.traditions().first(), all.traditions().last(), aspect);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Everything, melody by melody left out. */
    void addTo(ObjectNode json) {
        ArrayNode list = json.putArray("trials");
        for (Trial trial : trials) {
            Recognition all = trial.recognition();
            ObjectNode node = list.addObject();
            node.put("trial", trial.id()).put("how", trial.how()).put("melodies", all.count());
            for (Aspect aspect : Aspect.values()) {
                ObjectNode figures = node.putObject(aspect.name().toLowerCase(Locale.ROOT));
                figures.put("accuracy", all.accuracy(aspect)).put("balancedAccuracy", all.balancedAccuracy(aspect));
                if (all.traditions().size() == 2) {
                    figures.put("culturalDistance", distance(all, aspect));
                }
                addTraditions(figures.putObject("traditions"), all, aspect);
            }
        }
    }

    private static void addTraditions(ObjectNode json, Recognition all, Aspect aspect) {
        List<Tradition> traditions = new ArrayList<>(all.traditions());
        for (Tradition own : traditions) {
            Recognition ofOne = all.of(own);
            if (ofOne.count() > 0) {
                ObjectNode node = json.putObject(own.id());
                node.put("melodies", ofOne.count())
                        .put("right", ofOne.right(aspect))
                        .put("margin", ofOne.margin(aspect));
                ObjectNode taken = node.putObject("takenFor");
                traditions.forEach(other -> taken.put(other.id(), ofOne.takenFor(other, aspect)));
            }
        }
    }
}
