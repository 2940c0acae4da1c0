package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.lessons.HumanTune;
import dev.stemma.studio.lessons.Quiz;
import dev.stemma.studio.lessons.Quizzes;
import dev.stemma.studio.lessons.Score;
import dev.stemma.studio.lessons.StarterTunes;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The listening quiz: which is the human's? */
final class QuizRoutes implements Routes {
    private static final int USUAL_ROUNDS = 6;
    private static final int MOST_ROUNDS = 20;
    private static final int MOST_WORKS = 100;
    private static final int LONGEST_NAME = 80;
    private static final int SUREST = 5;

    private final Quizzes quizzes;
    private final StarterTunes tunes;

    QuizRoutes(Quizzes quizzes, StarterTunes tunes) {
        this.quizzes = quizzes;
        this.tunes = tunes;
    }

    @Override
    public void addTo(Api api) {
        api.get("/lessons/tunes", this::tunes);
        api.post("/quizzes", this::make);
        api.post("/quizzes/{quiz}/opening", this::open);
        api.get("/quizzes/{quiz}/table", this::table);
    }

    private void tunes(Context context) throws WorkbenchException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("traditions");
        tunes.traditions()
                .forEach((name, works) -> list.addObject().put("name", name).put("works", works));
        context.json(answer);
    }

    private void make(Context context) throws WorkbenchException {
        Fields asked = Bodies.fields(context).only("rounds", "tradition", "model", "seed", "works");
        int rounds = asked.optionalInteger("rounds").orElse(USUAL_ROUNDS);
        if (rounds < 2 || rounds > MOST_ROUNDS) {
            throw Refusal.malformed(
                    "a quiz of " + rounds + " rounds is asked for", "2 to " + MOST_ROUNDS + " are made");
        }
        List<HumanTune> works = asked.json().hasNonNull("works")
                ? asked.objects("works").stream().map(QuizRoutes::work).toList()
                : List.of();
        if (works.size() > MOST_WORKS) {
            throw Refusal.malformed(works.size() + " tunes were sent", "at most " + MOST_WORKS + " are taken");
        }
        Quizzes.Wanted wanted =
                new Quizzes.Wanted(rounds, asked.optionalText("tradition"), asked.optionalText("model"), works);
        Optional<Long> seed =
                asked.optionalLong("seed").stream().boxed().findFirst().map(each -> each & Long.MAX_VALUE);
        context.json(describe(quizzes.make(wanted, seed)));
    }

    private static HumanTune work(Fields work) {
        return new HumanTune(work.text("title"), "", "", MelodyDocument.read(work.object("melody")));
    }

    private static ObjectNode describe(Quiz quiz) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", quiz.id().toString())
                .put("commitment", quiz.commitment().toString());
        ArrayNode rounds = node.putArray("rounds");
        for (Quiz.Round round : quiz.rounds()) {
            Melody frame = round.human();
            ObjectNode each = rounds.addObject()
                    .put("bars", frame.bars().size())
                    .put("metre", frame.metres().first().toString())
                    .put("key", frame.keys().first().toString());
            each.set("first", MelodyDocument.sample(round.melody(Quiz.Side.FIRST)));
            each.set("second", MelodyDocument.sample(round.melody(Quiz.Side.SECOND)));
        }
        return node;
    }

    private void open(Context context) throws WorkbenchException {
        Fields asked = Bodies.fields(context).only("listener", "answers");
        String listener = asked.optionalText("listener").orElse("");
        if (listener.length() > LONGEST_NAME) {
            throw Refusal.malformed("the name is too long", "at most " + LONGEST_NAME + " characters");
        }
        List<Quiz.Answer> answers =
                asked.objects("answers").stream().map(QuizRoutes::answer).toList();
        context.json(describe(quizzes.open(Parameters.uuid(context, "quiz"), listener, answers)));
    }

    private static Quiz.Answer answer(Fields answer) {
        return new Quiz.Answer(
                side(answer.text("choice")),
                answer.optionalLong("milliseconds"),
                answer.optionalInteger("plays"),
                confidence(answer.optionalInteger("confidence")),
                answer.optionalBoolean("familiar"));
    }

    private static Quiz.Side side(String text) {
        return switch (text) {
            case "first" -> Quiz.Side.FIRST;
            case "second" -> Quiz.Side.SECOND;
            default -> throw Refusal.malformed("a choice is neither first nor second", "one of the two is the human's");
        };
    }

    private static OptionalInt confidence(OptionalInt given) {
        if (given.isPresent() && (given.getAsInt() < 1 || given.getAsInt() > SUREST)) {
            throw Refusal.malformed("confidence is " + given.getAsInt(), "it is 1 to " + SUREST);
        }
        return given;
    }

    private static ObjectNode describe(Quiz.Opened opened) {
        Score score = opened.score();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("key", opened.quiz().key())
                .put("commitment", opened.quiz().commitment().toString())
                .put("right", score.right())
                .put("of", score.of());
        node.set("chance", Json.decimal(score.chance()));
        node.set("low", Json.decimal(score.low()));
        node.set("high", Json.decimal(score.high()));
        ArrayNode rounds = node.putArray("rounds");
        for (int i = 0; i < opened.answers().size(); i++) {
            Quiz.Round round = opened.quiz().rounds().get(i);
            rounds.addObject()
                    .put("human", round.place().toString())
                    .put("choice", opened.answers().get(i).choice().toString())
                    .put("right", opened.isRight(i))
                    .put("title", round.work().title())
                    .put("tradition", round.work().tradition())
                    .put("source", round.work().source());
        }
        return node;
    }

    private void table(Context context) throws WorkbenchException {
        String table = QuizCsv.of(quizzes.opened(Parameters.uuid(context, "quiz")));
        context.header("Content-Disposition", "attachment; filename=\"quiz.csv\"");
        context.contentType("text/csv;charset=utf-8").result(table);
    }
}
