package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.session.Ranking;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Shows several melodies beside each other, the best first. */
final class CandidatesReport {
    private CandidatesReport() {}

    /** A table, and under it the reasons. */
    static String text(List<Candidate> ranked, Function<Candidate, String> file) {
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("file", "score"));
        ranked.get(0).ranking().marks().forEach(mark -> head.add(mark.name()));
        table.row(head);
        StringBuilder reasons = new StringBuilder();
        for (Candidate candidate : ranked) {
            List<String> row = new ArrayList<>(
                    List.of(file.apply(candidate), mark(candidate.ranking().score())));
            candidate.ranking().marks().forEach(mark -> row.add(mark(mark.value())));
            table.row(row);
            reasons.append(file.apply(candidate))
                    .append(": ")
                    .append(PieceReport.heading(candidate.piece()))
                    .append(System.lineSeparator());
            for (Ranking.Mark mark : candidate.ranking().marks()) {
                reasons.append("  ").append(mark.reason()).append(System.lineSeparator());
            }
        }
        return table.text() + "score: the mean of four marks from 0 to 1" + System.lineSeparator()
                + System.lineSeparator() + reasons;
    }

    private static String mark(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static ArrayNode json(List<Candidate> ranked, Function<Candidate, String> file) {
        ArrayNode array = Json.object().putArray("candidates");
        int rank = 0;
        for (Candidate candidate : ranked) {
            ObjectNode node = array.addObject()
                    .put("rank", ++rank)
                    .put("seed", candidate.piece().composition().request().seed())
                    .put("path", file.apply(candidate));
            node.set("score", Json.decimal(candidate.ranking().score()));
            ArrayNode marks = node.putArray("marks");
            for (Ranking.Mark mark : candidate.ranking().marks()) {
                ObjectNode entry = marks.addObject().put("name", mark.name());
                entry.set("value", Json.decimal(mark.value()));
                entry.put("reason", mark.reason());
            }
        }
        return array;
    }
}
