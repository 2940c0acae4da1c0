package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.Explanation;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.ExplanationJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Shows why the notes of a melody could be expected, or not. */
final class ExplanationReport {
    /** Alternatives of each choice, as the JSON document has them. */
    static final int ALTERNATIVES = 5;

    private static final int SHOWN = 3;

    private static final double LN_2 = StrictMath.log(2);

    private ExplanationReport() {}

    /** A table, one note a line. */
    static String text(Explained explained) {
        Melody melody = explained.melody();
        List<String> traditions = explained.blend().traditions().size() < 2
                ? List.of()
                : explained.blend().traditions().stream().map(Tradition::id).toList();
        boolean members = explained.reasons().stream()
                .anyMatch(reason ->
                        strongest(reason.explanation().pitch(), traditions).isPresent());
        TextTable table = TextTable.leftAligned();
        List<String> head =
                new ArrayList<>(List.of("bar", "beat", "note", "lasts", "bits", "of pitch", "likeliest pitches"));
        head.addAll(traditions);
        if (members) {
            head.add("strongest member");
        }
        head.add("goes on like");
        table.row(head);
        for (Explained.Reason reason : explained.reasons()) {
            Bar bar = bar(melody, reason.note().onset());
            Key key = melody.keys().at(reason.note().onset());
            Explanation explanation = reason.explanation();
            List<String> row = new ArrayList<>(List.of(
                    Integer.toString(bar.number()),
                    bar.beat(reason.note().onset()),
                    key.name(reason.note().pitch()),
                    reason.note().duration().toFraction(),
                    decimals(explanation.bits()),
                    decimals(explanation.pitch().bits()),
                    likeliest(key, explanation.pitch())));
            traditions.forEach(tradition -> row.add(
                    explanation.bits(tradition).map(ExplanationReport::decimals).orElse("-")));
            if (members) {
                row.add(strongest(explanation.pitch(), traditions).orElse("-"));
            }
            row.add(support(reason.support()));
            table.row(row);
        }
        return table.text();
    }

    /** What the columns mean, and the means over all notes. */
    static String summary(Explained explained) {
        int count = Math.max(1, explained.reasons().size());
        double bits = 0;
        double expected = 0;
        for (Explained.Reason reason : explained.reasons()) {
            bits += reason.explanation().bits() / count;
            expected += reason.explanation().expectedBits() / count;
        }
        return String.format(
                Locale.ROOT,
                "%.2f bits a note (length and pitch) in the eyes of %s, %s, which expected %.2f%n"
                        + "bits: how surprising; goes on like: the longest run up to the note that works have too",
                bits,
                explained.model().config().id(),
                explained.blend(),
                expected);
    }

    private static Bar bar(Melody melody, Ticks onset) {
        return melody.bars().stream()
                .filter(bar -> onset.isBefore(bar.end()))
                .findFirst()
                .orElseThrow();
    }

    private static String decimals(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String likeliest(Key key, Explanation.Choice<Pitch> choice) {
        return choice.alternatives().stream()
                .limit(SHOWN)
                .map(other -> key.name(other.value()) + " " + Math.round(100 * other.probability()) + "%")
                .collect(Collectors.joining(", "));
    }

    /** The member that lent most to the note: by its weight times the probability that it gave it. */
    private static Optional<String> strongest(Explanation.Choice<?> choice, List<String> traditions) {
        return choice.members().stream()
                .filter(member -> !traditions.contains(member.name()))
                .max(Comparator.comparingDouble(member -> member.weight() * StrictMath.exp(-member.bits() * LN_2)))
                .map(Explanation.Member::name);
    }

    private static String support(Explained.Support support) {
        if (support.works() == 0) {
            return "-";
        }
        String first = "\"" + PlainText.of(support.first().get(0).title()) + "\"";
        return support.notes() + " notes of " + first
                + (support.works() == 1 ? "" : " and " + (support.works() - 1) + " more");
    }

    /** @param ids of the notes, by their place in the melody from 0 */
    static ArrayNode json(Explained explained, IntFunction<String> ids) {
        ArrayNode array = Json.object().putArray("explanations");
        for (Explained.Reason reason : explained.reasons()) {
            array.addObject().put("note", ids.apply(reason.number())).setAll(ExplanationJson.of(reason));
        }
        return array;
    }
}
