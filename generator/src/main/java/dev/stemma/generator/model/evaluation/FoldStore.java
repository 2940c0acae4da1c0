package dev.stemma.generator.model.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Results of finished folds on disk, so that an evaluation that was stopped goes on where it was. Each fold is a file of
 * its own, {@code SET-FOLD.json} by numbers, written beside and then moved; bits are in hexadecimal, so they come back
 * exactly. A file that says another evaluation, or is damaged, counts as not there.
 */
public final class FoldStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String evaluation;

    private FoldStore(Path folder, String evaluation) {
        this.folder = folder;
        this.evaluation = evaluation;
    }

    /**
     * Opens a folder, and makes it if need be.
     *
     * @param evaluation identifies plan and program: folds of another are not taken
     */
    public static FoldStore open(Path folder, Digest evaluation) throws IOException {
        Files.createDirectories(folder);
        return new FoldStore(folder, evaluation.toString());
    }

    /** The result of a fold, if it is there and is of these melodies. */
    Optional<List<MelodyScore>> find(int set, int fold, List<SetMelody> melodies) {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file(set, fold)));
            if (!root.path("evaluation").asText().equals(evaluation)
                    || root.path("melodies").size() != melodies.size()) {
                return Optional.empty();
            }
            List<MelodyScore> scores = new ArrayList<>();
            for (int i = 0; i < melodies.size(); i++) {
                JsonNode score = root.get("melodies").get(i);
                scores.add(new MelodyScore(
                        score.path("name").asText(),
                        fold,
                        score.path("notes").asInt(),
                        Double.parseDouble(score.path("bits").asText())));
                if (!scores.get(i).name().equals(melodies.get(i).name())
                        || scores.get(i).notes()
                                != melodies.get(i).melody().notes().size()) {
                    return Optional.empty();
                }
            }
            return Optional.of(scores);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void save(int set, int fold, List<MelodyScore> scores) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("evaluation", evaluation).put("fold", fold);
        ArrayNode melodies = root.putArray("melodies");
        for (MelodyScore score : scores) {
            melodies.addObject()
                    .put("name", score.name())
                    .put("notes", score.notes())
                    .put("bits", Double.toHexString(score.bits()));
        }
        Path beside = Files.createTempFile(folder, ".fold", ".part");
        try {
            Files.write(beside, JSON.writeValueAsBytes(root));
            Files.move(beside, file(set, fold), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private Path file(int set, int fold) {
        return folder.resolve(set + "-" + fold + ".json");
    }
}
