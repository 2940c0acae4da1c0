package dev.stemma.generator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.SortedRoots;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code config.json} of a model folder. Its canonical form, which the model's digest covers, is this JSON in UTF-8
 * without white space, members in the order below.
 *
 * <pre>{@code
 * {"format":"dev.stemma.model","formatVersion":1,"id":...,"title":...,"version":...,
 *  "network":{"kind":"lstm","layers":2,"hidden":256},
 *  "members":{"rhythm":["network","long:rhythm",...],"pitch":["network","long:degree",...]},
 *  "vocabulary":{"durations":["1/8",...],"lowestPitch":-15,"highestPitch":26,"traditions":[...],"metres":["2/4",...]},
 *  "dataset":{"name":...,"works":1580,"root":64 hexadecimal digits,"files":root by file,"melodies":root by melody},
 *  "habits":[{"tradition":...,"key":...,"metre":...,"works":...}],
 *  "baseRates":[{"tradition":...,"among":"all" or "tradition","works":...,"intervals":{...},
 *    "withRhythm":{"grams":...,"seen":...,"median":...,"ninetyFifth":...,"longest":...}}],
 *  "experimental":[...]}
 * }</pre>
 *
 * <p>Of a list of works of form 1 the data set has no {@code "files"} and no {@code "melodies"}. Where the network is the only member, there is no {@code "members"}. The members of a base rate are those of {@link BaseRate} and {@link Sharing}.
 */
final class ModelConfigJson {
    private static final String FORMAT = "dev.stemma.model";
    private static final int FORMAT_VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelConfigJson() {}

    static byte[] canonical(ModelConfig config) {
        return bytes(config, false);
    }

    static byte[] pretty(ModelConfig config) {
        return bytes(config, true);
    }

    private static byte[] bytes(ModelConfig config, boolean indented) {
        try {
            String text = indented
                    ? JSON.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree(config)) + "\n"
                    : JSON.writeValueAsString(tree(config));
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    private static ObjectNode tree(ModelConfig config) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT).put("formatVersion", FORMAT_VERSION);
        root.put("id", config.id()).put("title", config.title()).put("version", config.version());
        root.putObject("network")
                .put("kind", "lstm")
                .put("layers", config.layers())
                .put("hidden", config.hidden());
        if (!config.members().isNetworkAlone()) {
            ObjectNode members = root.putObject("members");
            texts(members.putArray("rhythm"), config.members().rhythm());
            texts(members.putArray("pitch"), config.members().pitch());
        }
        Vocabulary words = config.vocabulary();
        ObjectNode vocabulary = root.putObject("vocabulary");
        texts(vocabulary.putArray("durations"), words.durations());
        vocabulary.put("lowestPitch", words.lowestPitch()).put("highestPitch", words.highestPitch());
        texts(vocabulary.putArray("traditions"), words.traditions());
        texts(vocabulary.putArray("metres"), words.metres());
        dataset(root.putObject("dataset"), config.dataset());
        ArrayNode habits = root.putArray("habits");
        for (Habit habit : config.habits()) {
            habits.addObject()
                    .put("tradition", habit.tradition().id())
                    .put("key", habit.key().toString())
                    .put("metre", habit.metre().toString())
                    .put("works", habit.works());
        }
        ArrayNode rates = root.putArray("baseRates");
        for (BaseRate rate : config.baseRates()) {
            ObjectNode node = rates.addObject();
            node.put("tradition", rate.tradition().id())
                    .put("among", rate.among().name().toLowerCase(Locale.ROOT))
                    .put("works", rate.works());
            sharing(node.putObject("intervals"), rate.intervals());
            sharing(node.putObject("withRhythm"), rate.withRhythm());
        }
        texts(root.putArray("experimental"), config.experimental());
        return root;
    }

    private static void dataset(ObjectNode node, ModelConfig.Dataset dataset) {
        node.put("name", dataset.name())
                .put("works", dataset.works())
                .put("root", dataset.root().toString());
        dataset.sorted().ifPresent(roots -> {
            node.put("files", roots.files().toString());
            roots.melodies().ifPresent(melodies -> node.put("melodies", melodies.toString()));
        });
    }

    private static ModelConfig.Dataset dataset(JsonNode node) {
        Optional<Digest> melodies =
                Optional.ofNullable(node.get("melodies")).map(JsonNode::asText).map(Digest::parse);
        return new ModelConfig.Dataset(
                node.required("name").asText(),
                node.required("works").asInt(),
                Digest.parse(node.required("root").asText()),
                Optional.ofNullable(node.get("files"))
                        .map(JsonNode::asText)
                        .map(files -> new SortedRoots(Digest.parse(files), melodies)));
    }

    private static void sharing(ObjectNode node, Sharing sharing) {
        node.put("grams", sharing.grams())
                .put("seen", sharing.seen())
                .put("median", sharing.median())
                .put("ninetyFifth", sharing.ninetyFifth())
                .put("longest", sharing.longest());
    }

    private static Sharing sharing(JsonNode node) {
        return new Sharing(
                node.required("grams").asLong(),
                node.required("seen").asLong(),
                node.required("median").asInt(),
                node.required("ninetyFifth").asInt(),
                node.required("longest").asInt());
    }

    private static void texts(ArrayNode array, List<?> values) {
        values.forEach(value -> array.add(value.toString()));
    }

    static ModelConfig read(byte[] bytes) throws ModelException {
        try {
            JsonNode root = JSON.readTree(bytes);
            String format = root.path("format").asText() + " "
                    + root.path("formatVersion").asInt();
            if (!format.equals(FORMAT + " " + FORMAT_VERSION)) {
                throw new ModelException(
                        "config.json is of format \"" + format + "\"; accepted: " + FORMAT + " " + FORMAT_VERSION);
            }
            JsonNode words = root.required("vocabulary");
            Vocabulary vocabulary = new Vocabulary(
                    list(words.required("durations"), Ticks::parseFraction),
                    words.required("lowestPitch").asInt(),
                    words.required("highestPitch").asInt(),
                    list(words.required("traditions"), Tradition::new),
                    list(words.required("metres"), Metre::parse));
            List<Habit> habits = new ArrayList<>();
            for (JsonNode habit : root.required("habits")) {
                habits.add(new Habit(
                        new Tradition(habit.required("tradition").asText()),
                        Key.parse(habit.required("key").asText()),
                        Metre.parse(habit.required("metre").asText()),
                        habit.required("works").asInt()));
            }
            List<BaseRate> baseRates = new ArrayList<>();
            for (JsonNode rate : root.required("baseRates")) {
                baseRates.add(new BaseRate(
                        new Tradition(rate.required("tradition").asText()),
                        BaseRate.Among.valueOf(rate.required("among").asText().toUpperCase(Locale.ROOT)),
                        rate.required("works").asInt(),
                        sharing(rate.required("intervals")),
                        sharing(rate.required("withRhythm"))));
            }
            return new ModelConfig(
                    root.required("id").asText(),
                    root.required("title").asText(),
                    root.required("version").asText(),
                    root.required("network").required("layers").asInt(),
                    root.required("network").required("hidden").asInt(),
                    members(root.path("members")),
                    vocabulary,
                    dataset(root.required("dataset")),
                    habits,
                    baseRates,
                    list(root.required("experimental"), Tradition::new));
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException("config.json cannot be read: " + e.getMessage(), e);
        }
    }

    private static ModelConfig.Members members(JsonNode members) {
        return members.isMissingNode()
                ? ModelConfig.Members.NETWORK
                : new ModelConfig.Members(
                        list(members.required("rhythm"), Function.identity()),
                        list(members.required("pitch"), Function.identity()));
    }

    private static <T> List<T> list(JsonNode array, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        array.forEach(value -> values.add(parse.apply(value.asText())));
        return values;
    }
}
