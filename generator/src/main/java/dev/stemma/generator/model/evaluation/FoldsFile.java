package dev.stemma.generator.model.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Folds that everybody measures on, as JSON: {@code {"k": 10, "folds": {"my-set": {"my-melody": 0}}}}. Without
 * {@code k} any number of folds is accepted; other members are ignored.
 */
public final class FoldsFile {
    private static final long LARGEST_FILE = 64 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final JsonNode folds;
    private final int count;

    private FoldsFile(Path file, JsonNode folds, int count) {
        this.file = file;
        this.folds = folds;
        this.count = count;
    }

    /**
     * Reads a file of folds.
     *
     * @throws EvaluationException if it is none, or has the same name twice
     */
    public static FoldsFile read(Path file) throws IOException, EvaluationException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new EvaluationException(
                    file + ": found " + Files.size(file) + " bytes, accepted: at most " + LARGEST_FILE);
        }
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            JsonNode folds = root.path("folds");
            if (!folds.isObject()) {
                throw new EvaluationException(file + ": no folds in it; accepted: {\"folds\":{SET:{MELODY:FOLD}}}");
            }
            JsonNode k = root.path("k");
            if (!k.isMissingNode() && !(k.isInt() && k.asInt() >= 2 && k.asInt() <= Folds.LARGEST + 1)) {
                throw new EvaluationException(file + ": \"k\" is 2 to " + (Folds.LARGEST + 1) + ", found " + k);
            }
            return new FoldsFile(file, folds, k.asInt(Folds.LARGEST + 1));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new EvaluationException(file + ": " + e.getOriginalMessage() + ", line " + line, e);
        }
    }

    /**
     * The folds of a set.
     *
     * @throws EvaluationException naming the set that is missing, or the melody that is missing, unknown or in no
     *     possible fold
     */
    public Folds of(MelodySet set) throws EvaluationException {
        JsonNode assigned = folds.path(set.name());
        if (!assigned.isObject()) {
            throw new EvaluationException(file + ": no folds for the set " + set.name() + "; there are folds for "
                    + String.join(", ", names(folds)));
        }
        Set<String> known = new HashSet<>();
        List<Integer> ofMelodies = new ArrayList<>();
        for (SetMelody melody : set.melodies()) {
            known.add(melody.name());
            if (!assigned.has(melody.name())) {
                throw new EvaluationException(file + ": no fold for the melody " + melody.name() + " of " + set.name());
            }
            ofMelodies.add(number(assigned.get(melody.name()), set.name() + ", " + melody.name()));
        }
        for (String name : names(assigned)) {
            if (!known.contains(name)) {
                throw new EvaluationException(
                        file + ": a fold for the melody " + name + ", which is not in the set " + set.name());
            }
        }
        Folds result = new Folds(ofMelodies);
        if (result.numbers().size() < 2) {
            throw new EvaluationException(
                    file + ": all melodies of " + set.name() + " are in one fold, so there is nothing to learn from");
        }
        return result;
    }

    private int number(JsonNode value, String place) throws EvaluationException {
        if (!value.isInt() || value.asInt() < 0 || value.asInt() >= count) {
            throw new EvaluationException(
                    file + ": " + place + ": folds are numbered 0 to " + (count - 1) + ", found " + value);
        }
        return value.asInt();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
