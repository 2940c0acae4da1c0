package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.lessons.GivenTunes;
import dev.stemma.studio.lessons.Lesson;
import dev.stemma.studio.lessons.Lessons;
import dev.stemma.studio.lessons.StarterTunes;
import dev.stemma.studio.lessons.Training;
import dev.stemma.studio.lessons.Trainings;
import dev.stemma.studio.workbench.LeaveOneOut;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Tunes for lessons, and training in class. */
final class TrainingRoutes implements Routes {
    private static final int LONGEST_NAME = 60;
    private static final String PROBLEM = "problem";

    private final StarterTunes starter;
    private final GivenTunes given;
    private final Trainings trainings;

    TrainingRoutes(Lessons lessons, Trainings trainings) {
        this.starter = lessons.starter();
        this.given = lessons.given();
        this.trainings = trainings;
    }

    /** What pages that listen hear of a change. */
    static ObjectNode event(Training training) {
        ObjectNode event = Events.event("training")
                .put("task", training.id().toString())
                .put("done", training.curve().size())
                .put("of", training.epochs());
        event.set("detail", describe(training));
        return event;
    }

    @Override
    public void addTo(Api api) {
        api.get("/lessons/tunes", this::tunes);
        api.post("/lessons/tunes", this::give);
        api.get("/trainings", this::last);
        api.post("/trainings", this::begin);
        api.get("/trainings/{training}", context -> answer(context, trainings.find(id(context))));
        api.post("/trainings/{training}/stop", context -> answer(context, trainings.stop(id(context))));
        api.post("/trainings/{training}/comparison", this::compare);
        api.post("/trainings/{training}/without-each", this::withoutEach);
    }

    private static UUID id(Context context) {
        return Parameters.uuid(context, "training");
    }

    private void tunes(Context context) throws WorkbenchException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("traditions");
        starter.traditions()
                .forEach((name, works) -> list.addObject().put("name", name).put("works", works));
        context.json(answer);
    }

    private void give(Context context) throws WorkbenchException {
        String kind = Parameters.text(context, "kind").orElse("").toLowerCase(Locale.ROOT);
        if (!GivenTunes.KINDS.contains(kind)) {
            throw Refusal.malformed(
                    "tunes are not read from this kind of file", "MIDI, ABC and MusicXML files are read");
        }
        GivenTunes.Given file = given.keep(Bodies.upload(context), kind);
        context.json(JsonNodeFactory.instance
                .objectNode()
                .put("file", file.file().toString())
                .put("works", file.works().size()));
    }

    private void last(Context context) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("trainings");
        trainings.last().ifPresent(training -> list.add(describe(training)));
        context.json(Speech.said(answer, PROBLEM, context));
    }

    private static void answer(Context context, Training training) {
        context.json(Speech.said(describe(training), PROBLEM, context));
    }

    private void begin(Context context) throws WorkbenchException {
        Fields asked = Bodies.fields(context).only("title", "traditions", "files", "password");
        String title = asked.text("title").strip();
        if (title.isEmpty() || title.length() > LONGEST_NAME || title.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.malformed(
                    "the model cannot be called so", "a name has 1 to " + LONGEST_NAME + " characters on one line");
        }
        Trainings.Wanted wanted = new Trainings.Wanted(title, asked.optionalTexts("traditions"), files(asked));
        answer(context, trainings.begin(wanted, asked.optionalText("password")));
    }

    /** Files that were given, by their digests. */
    static List<Digest> files(Fields asked) {
        try {
            return asked.optionalTexts("files").stream().map(Digest::parse).toList();
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("a file is named by no digest", "files are named as they were when given");
        }
    }

    private void compare(Context context) throws WorkbenchException {
        long seed = seed(context);
        Lesson lesson = trainings.lesson(id(context));
        Lesson.Heard heard = lesson.hear(seed);
        Lesson.Surprise surprise = lesson.surprise();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("seed", seed);
        answer.set("before", MelodyDocument.sample(heard.before()));
        answer.set("after", MelodyDocument.sample(heard.after()));
        ObjectNode known =
                answer.putObject("known").put("title", surprise.tune().title());
        known.set("before", Json.decimal(surprise.before()));
        known.set("after", Json.decimal(surprise.after()));
        context.json(answer);
    }

    private static long seed(Context context) {
        return Bodies.fields(context)
                .only("seed")
                .optionalLong("seed")
                .orElseGet(() -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
    }

    private void withoutEach(Context context) throws WorkbenchException {
        long seed = seed(context);
        Lesson.Without without = trainings.lesson(id(context)).withoutEach(seed);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("seed", seed);
        answer.set("melody", MelodyDocument.sample(without.melody()));
        ArrayNode works = answer.putArray("works");
        for (LeaveOneOut.LeftOut leftOut : without.leftOut()) {
            ObjectNode work = works.addObject()
                    .put("id", leftOut.work().id())
                    .put("title", leftOut.work().title());
            work.set("change", Json.decimal(leftOut.change()));
            ArrayNode notes = work.putArray("notes");
            leftOut.changes().get(0).notes().forEach(note -> notes.add(Json.decimal(note.change())));
        }
        context.json(answer);
    }

    private static ObjectNode describe(Training training) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", training.id().toString())
                .put("title", training.title())
                .put("model", training.model())
                .put("works", training.works())
                .put("stage", training.stage().name().toLowerCase(Locale.ROOT))
                .put("epochs", training.epochs());
        ArrayNode curve = node.putArray("curve");
        training.curve().forEach(bits -> curve.add(Json.decimal(bits)));
        training.problem().ifPresent(problem -> node.put(PROBLEM, problem));
        return node;
    }
}
