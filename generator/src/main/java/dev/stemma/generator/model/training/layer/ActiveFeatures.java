package dev.stemma.generator.model.training.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sparse inputs: for each row the numbers of the features that are 1.
 *
 * @param numbers row by row, {@code most} each, {@link #NONE} where a row has fewer
 * @param most features of a row
 */
record ActiveFeatures(int[] numbers, int most) {
    /** Stands where there is no feature. */
    static final int NONE = -1;

    /** From an array [batch, most, time] of whole numbers; rows are the sequences' steps, batch by batch. */
    static ActiveFeatures of(INDArray input, int features) {
        float[] values = Sequences.byTime(input).data().asFloat();
        int[] numbers = new int[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) values[i];
            if (numbers[i] < NONE || numbers[i] >= features) {
                throw new IllegalArgumentException(
                        "features are numbered from 0 to " + (features - 1) + ", found " + values[i]);
            }
        }
        return new ActiveFeatures(numbers, (int) input.size(1));
    }
}
