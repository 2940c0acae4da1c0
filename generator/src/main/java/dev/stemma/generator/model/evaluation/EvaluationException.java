package dev.stemma.generator.model.evaluation;

/** Melodies, folds or reference figures do not fit together: what was found, where, and what is accepted. */
public final class EvaluationException extends Exception {
    public EvaluationException(String message) {
        super(message);
    }

    public EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}
