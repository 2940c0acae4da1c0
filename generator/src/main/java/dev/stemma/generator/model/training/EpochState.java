package dev.stemma.generator.model.training;

import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/**
 * What a network was after an epoch, in short: who trains it again can say at which epoch two trainings part. Each digest is
 * SHA-256 over numbers as 32-bit floats, little-endian.
 *
 * @param epoch 0 before the first
 * @param steps of gradient descent so far
 * @param weights of all parameters, in Deeplearning4j's order: layer by layer, of each {@code W}, {@code RW}, {@code b}
 * @param optimiser of Adam's moments
 */
public record EpochState(int epoch, int steps, Digest weights, Digest optimiser) {
    static EpochState of(int epoch, LstmTrainer.State state) {
        return new EpochState(epoch, state.steps(), digest(state.parameters()), digest(state.updater()));
    }

    static Digest digest(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        MessageDigest sha = Digest.sha256();
        sha.update(bytes);
        return Digest.ofBytes(sha.digest());
    }
}
