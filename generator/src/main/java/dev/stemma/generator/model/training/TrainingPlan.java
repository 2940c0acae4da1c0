package dev.stemma.generator.model.training;

import java.time.Duration;

/**
 * What a training is about to do.
 *
 * @param windows of an epoch; those of small traditions count as often as they are heard
 * @param tokens of an epoch
 * @param epochs at most
 * @param parameters of the network
 */
public record TrainingPlan(int trainingWorks, int heldOutWorks, int windows, long tokens, int epochs, long parameters) {
    /** Multiplications of one core in a second, as measured on a server of 2024, all overheads counted. */
    private static final double OPERATIONS_PER_SECOND = 2.5e10;

    /** Multiplications and additions that a token costs for each parameter: forward once, back twice. */
    private static final int OPERATIONS = 6;

    /** How long all epochs take on one core, to a factor of two or three: machines differ. */
    public Duration guess() {
        double seconds = (double) tokens * epochs * OPERATIONS * parameters / OPERATIONS_PER_SECOND;
        return Duration.ofMillis(Math.round(seconds * 1e3));
    }
}
