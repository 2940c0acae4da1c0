package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.Wish;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.Explaining;
import dev.stemma.studio.workbench.ExplanationJson;
import dev.stemma.studio.workbench.WorkbenchException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/** What models expect in melodies that the pages send. */
final class XRayRoutes implements Routes {
    /** Of each choice, where all notes are told at once. */
    private static final int ALTERNATIVES = 5;

    private static final int USUAL_BARS = 8;
    private static final int MOST_BARS = 32;

    private final Explaining explaining;

    XRayRoutes(Explaining explaining) {
        this.explaining = explaining;
    }

    @Override
    public void addTo(Api api) {
        api.post("/xray/explanations", this::explain);
        api.post("/xray/distributions", this::distribution);
        api.post("/xray/samples", this::sample);
    }

    private void explain(Context context) throws WorkbenchException {
        Fields asked = Bodies.fields(context);
        Settings settings = Settings.of(asked);
        Melody melody = MelodyDocument.read(asked.object("melody"));
        Explained explained = explaining.explain(melody, settings.wish(), settings.model(), ALTERNATIVES);
        double notes = Math.max(1, explained.reasons().size());
        double bits = 0;
        double expected = 0;
        ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
        for (Explained.Reason reason : explained.reasons()) {
            bits += reason.explanation().bits() / notes;
            expected += reason.explanation().expectedBits() / notes;
            reasons.add(describe(reason));
        }
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("model", explained.model().config().id())
                .put("tradition", explained.blend().toString());
        answer.set("bits", ExplanationJson.decimal(bits));
        answer.set("expected", ExplanationJson.decimal(expected));
        answer.set("notes", reasons);
        context.json(answer);
    }

    private void distribution(Context context) throws WorkbenchException {
        Fields asked = Bodies.fields(context);
        Settings settings = Settings.of(asked);
        Melody melody = MelodyDocument.read(asked.object("melody"));
        context.json(describe(explaining.at(melody, asked.integer("note"), settings.wish(), settings.model())));
    }

    private static ObjectNode describe(Explained.Reason reason) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("note", reason.number());
        node.setAll(ExplanationJson.of(reason));
        return node;
    }

    private void sample(Context context) throws WorkbenchException {
        Fields asked = Bodies.fields(context);
        Settings settings = Settings.of(asked);
        int bars = asked.optionalInteger("bars").orElse(USUAL_BARS);
        if (bars < 2 || bars > MOST_BARS) {
            throw Refusal.malformed("a sample of " + bars + " bars is asked for", "2 to " + MOST_BARS + " are made");
        }
        long seed = asked.optionalLong("seed")
                .orElseGet(() -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        Melody melody = explaining.sample(settings.wish().but().bars(bars).build(), settings.model(), seed);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("seed", seed);
        answer.set("version", MelodyDocument.sample(melody));
        context.json(answer);
    }

    /** As what the model is to listen, or to write. */
    private record Settings(Wish wish, Optional<String> model) {
        static Settings of(Fields asked) {
            Optional<Fields> given = asked.optionalObject("settings");
            if (given.isEmpty()) {
                return new Settings(Wish.ANYTHING, Optional.empty());
            }
            Fields settings = given.get().only("model", "tradition", "members", "temperature");
            Wish.Builder wish = Wish.ANYTHING.but();
            settings.optionalText("tradition").ifPresent(text -> wish.tradition(tradition(text)));
            settings.optionalReal("temperature").ifPresent(number -> wish.temperature(temperature(number)));
            wish.members(members(settings.optionalTexts("members")));
            return new Settings(wish.build(), settings.optionalText("model"));
        }

        private static double temperature(double number) {
            if (!(number > 0 && number <= Request.HIGHEST_TEMPERATURE)) {
                throw Refusal.malformed(
                        "the temperature is " + number, "it is above 0 and at most " + Request.HIGHEST_TEMPERATURE);
            }
            return number;
        }

        private static SortedSet<String> members(List<String> names) {
            if (names.stream().anyMatch(name -> name.isBlank() || name.contains(","))) {
                throw Refusal.malformed("a member has no name", "such as network, long-term or short-term");
            }
            return new TreeSet<>(names);
        }

        private static TraditionBlend tradition(String text) {
            try {
                return TraditionBlend.parse(text);
            } catch (IllegalArgumentException e) {
                throw Refusal.malformed(e.getMessage(), "such as ireland, or ireland:0.5,china:0.5");
            }
        }
    }
}
