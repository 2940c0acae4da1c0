package dev.stemma.studio.lessons;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A training in class, as it stands.
 *
 * @param model the id by which requests can name the model once the training is done
 * @param works that were chosen
 * @param curve surprise of tunes that are not trained on, in bits a note, epoch by epoch
 * @param epochs at most
 * @param problem because of which it failed
 */
public record Training(
        UUID id,
        String title,
        String model,
        int works,
        Stage stage,
        List<Double> curve,
        int epochs,
        Optional<String> problem) {
    public Training {
        curve = List.copyOf(curve);
    }

    /** How far it is. */
    public enum Stage {
        /** The model that has hardly learnt anything is made, to compare with. */
        PREPARING,
        LEARNING,
        DONE,
        STOPPED,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == STOPPED || this == FAILED;
        }
    }

    Training at(Stage next) {
        return new Training(id, title, model, works, next, curve, epochs, problem);
    }

    Training after(List<Double> bits) {
        return new Training(id, title, model, works, stage, bits, epochs, problem);
    }

    Training failed(String why) {
        return new Training(id, title, model, works, Stage.FAILED, curve, epochs, Optional.of(why));
    }
}
