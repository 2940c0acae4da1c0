package dev.stemma.generator.model.evaluation;

/** Hears how an evaluation goes; calls come one at a time, from any thread. */
public interface EvaluationProgress {
    /** Nobody listens. */
    EvaluationProgress NONE = new EvaluationProgress() {};

    /**
     * Before the first prediction.
     *
     * @param folds of all sets
     * @param resumed folds whose results were there already
     * @param notes to predict in the others
     */
    default void begun(int folds, int resumed, long notes) {}

    /** A melody was predicted. */
    default void melody(int notes) {}

    /** A fold is finished and its result kept. */
    default void fold(String set, int fold, int melodies, Means means) {}
}
