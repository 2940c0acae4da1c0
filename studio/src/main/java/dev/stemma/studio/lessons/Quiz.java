package dev.stemma.studio.lessons;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Melody;
import dev.stemma.provenance.record.Digest;
import dev.stemma.studio.documents.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Pairs of tunes, and which of each is the human's.
 *
 * @param salt 64 hexadecimal digits that nobody can guess
 * @param seed of the order of the tunes and of what the model wrote
 * @param model its digest
 */
public record Quiz(UUID id, String salt, long seed, Digest model, List<Round> rounds) {
    public Quiz {
        rounds = List.copyOf(rounds);
    }

    /** One of the two tunes of a round, as they are heard. */
    public enum Side {
        FIRST,
        SECOND;

        @Override
        public String toString() {
            return this == FIRST ? "first" : "second";
        }
    }

    /**
     * @param work the human's
     * @param human what is heard of it
     * @param written by the model
     * @param modelSeed by which the model wrote
     * @param place which of the two is the human's
     */
    public record Round(HumanTune work, Melody human, Melody written, long modelSeed, Side place) {
        public Melody melody(Side side) {
            return side == place ? human : written;
        }
    }

    /**
     * @param confidence 1 to 5
     * @param familiar whether one of the two was known
     */
    public record Answer(
            Side choice,
            OptionalLong milliseconds,
            OptionalInt plays,
            OptionalInt confidence,
            Optional<Boolean> familiar) {}

    /** A quiz that is over. */
    public record Opened(Quiz quiz, String listener, List<Answer> answers) {
        public Opened {
            answers = List.copyOf(answers);
            if (answers.size() != quiz.rounds().size()) {
                throw new IllegalArgumentException(
                        "a quiz of " + quiz.rounds().size() + " rounds has as many answers, found " + answers.size());
            }
        }

        public boolean isRight(int round) {
            return answers.get(round).choice() == quiz.rounds().get(round).place();
        }

        public Score score() {
            int right = 0;
            for (int i = 0; i < answers.size(); i++) {
                right += isRight(i) ? 1 : 0;
            }
            return new Score(right, answers.size());
        }
    }

    /** What tells all, as a JSON document. */
    public String key() {
        ObjectNode key = Json.object()
                .put("quiz", id.toString())
                .put("salt", salt)
                .put("seed", seed)
                .put("model", model.toString());
        ArrayNode list = key.putArray("rounds");
        for (Round round : rounds) {
            list.addObject()
                    .put("human", round.place().toString())
                    .put("title", round.work().title())
                    .put("source", round.work().source())
                    .put("modelSeed", round.modelSeed());
        }
        return Json.text(key);
    }

    /** By which anybody can tell afterwards that the key was not changed. */
    public Digest commitment() {
        return Digest.of(key().getBytes(StandardCharsets.UTF_8));
    }
}
