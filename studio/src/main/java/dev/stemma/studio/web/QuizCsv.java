package dev.stemma.studio.web;

import dev.stemma.studio.lessons.Quiz;
import java.util.List;
import java.util.stream.Collectors;

/** Answers of a quiz as CSV (RFC 4180), a row a round, as programs for statistics read it. */
final class QuizCsv {
    private static final List<String> HEADER = List.of(
            "listener",
            "item",
            "order",
            "choice",
            "rt",
            "plays",
            "confidence",
            "familiarity",
            "human",
            "correct",
            "tradition",
            "quiz");
    /** With one of these at its start a cell would be taken for a formula. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r";

    private QuizCsv() {}

    static String of(Quiz.Opened opened) {
        StringBuilder table = new StringBuilder();
        add(table, HEADER);
        for (int i = 0; i < opened.answers().size(); i++) {
            Quiz.Answer answer = opened.answers().get(i);
            Quiz.Round round = opened.quiz().rounds().get(i);
            add(
                    table,
                    List.of(
                            text(opened.listener()),
                            text(round.work().title()),
                            String.valueOf(i + 1),
                            answer.choice().toString(),
                            answer.milliseconds().stream()
                                    .mapToObj(String::valueOf)
                                    .collect(Collectors.joining()),
                            answer.plays().stream().mapToObj(String::valueOf).collect(Collectors.joining()),
                            answer.confidence().stream()
                                    .mapToObj(String::valueOf)
                                    .collect(Collectors.joining()),
                            answer.familiar().map(known -> known ? "1" : "0").orElse(""),
                            round.place().toString(),
                            opened.isRight(i) ? "1" : "0",
                            text(round.work().tradition()),
                            opened.quiz().id().toString()));
        }
        return table.toString();
    }

    private static String text(String text) {
        return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void add(StringBuilder table, List<String> cells) {
        table.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }
}
