package dev.stemma.generator.model.training.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays in Deeplearning4j's shape [batch, size, time] that lie in memory as [time, batch, size]. */
public final class Sequences {
    private Sequences() {}

    /** Numbers that lie as [time, batch, size], in Deeplearning4j's shape. */
    public static INDArray of(float[] numbers, int batch, int size, int steps, DataType type) {
        return asLayer(
                Nd4j.create(numbers, new long[] {steps, batch, size}, 'c').castTo(type));
    }

    /** An array [time, batch, size] in Deeplearning4j's shape. */
    static INDArray asLayer(INDArray byTime) {
        return byTime.permute(1, 2, 0);
    }

    /** An array in Deeplearning4j's shape as [time, batch, size], copied only where it lies otherwise. */
    static INDArray byTime(INDArray array) {
        INDArray permuted = array.permute(2, 0, 1);
        long batch = permuted.size(1);
        long size = permuted.size(2);
        boolean asWished = permuted.stride(2) == 1
                && (batch == 1 || permuted.stride(1) == size)
                && (permuted.size(0) == 1 || permuted.stride(0) == batch * size);
        return asWished ? permuted : permuted.dup('c');
    }

    /** The mask [batch, time] step by step, or ones where there is none. */
    static float[][] mask(INDArray mask, int batch, int steps) {
        float[][] byStep = new float[steps][batch];
        float[] given = mask == null ? null : mask.dup('c').data().asFloat();
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < batch; b++) {
                byStep[t][b] = given == null ? 1 : given[b * steps + t];
            }
        }
        return byStep;
    }
}
