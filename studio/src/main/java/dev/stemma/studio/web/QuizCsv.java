package dev.stemma.studio.web;

import dev.stemma.studio.documents.Csv;
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

    private QuizCsv() {}

    static String of(Quiz.Opened opened) {
        Csv table = new Csv().add(HEADER);
        for (int i = 0; i < opened.answers().size(); i++) {
            Quiz.Answer answer = opened.answers().get(i);
            Quiz.Round round = opened.quiz().rounds().get(i);
            table.add(List.of(
                    Csv.text(opened.listener()),
                    Csv.text(round.work().title()),
                    String.valueOf(i + 1),
                    answer.choice().toString(),
                    answer.milliseconds().stream().mapToObj(String::valueOf).collect(Collectors.joining()),
                    answer.plays().stream().mapToObj(String::valueOf).collect(Collectors.joining()),
                    answer.confidence().stream().mapToObj(String::valueOf).collect(Collectors.joining()),
                    answer.familiar().map(known -> known ? "1" : "0").orElse(""),
                    round.place().toString(),
                    opened.isRight(i) ? "1" : "0",
                    Csv.text(round.work().tradition()),
                    opened.quiz().id().toString()));
        }
        return table.toString();
    }
}
