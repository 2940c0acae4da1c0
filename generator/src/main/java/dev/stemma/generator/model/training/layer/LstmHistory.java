package dev.stemma.generator.model.training.layer;

import org.nd4j.linalg.api.buffer.DataType;

/** All that a layer computed in one pass through a batch of sequences, kept for the way back. Rows are [time, batch]. */
final class LstmHistory {
    private final Arithmetic arithmetic;
    private final Buffer gateBuffer;
    private final Buffer cellBuffer;
    private final Buffer squashedBuffer;
    private final Buffer outputBuffer;
    private final Buffer outputErrorBuffer;
    private final Buffer cellErrorBuffer;
    private int steps;
    private int batch;
    private int hidden;
    private float[][] mask = {};

    LstmHistory(DataType type, Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
        gateBuffer = new Buffer(type);
        cellBuffer = new Buffer(type);
        squashedBuffer = new Buffer(type);
        outputBuffer = new Buffer(type);
        outputErrorBuffer = new Buffer(type);
        cellErrorBuffer = new Buffer(type);
    }

    /**
     * Begins a pass with cells and outputs of 0.
     *
     * @param stepMask {@code float[steps][batch]}
     * @return [steps * batch, 4 hidden], for what the inputs add to the gates
     */
    Matrix begin(int newSteps, int newBatch, int newHidden, float[][] stepMask) {
        steps = newSteps;
        batch = newBatch;
        hidden = newHidden;
        mask = stepMask;
        withStart(cellBuffer).memory().fill(0, batch * hidden, 0);
        withStart(outputBuffer).memory().fill(0, batch * hidden, 0);
        return gates();
    }

    private Matrix gates() {
        return gateBuffer.matrix(steps * batch, 4 * hidden);
    }

    /** [(steps + 1) * batch, hidden]: before the first step, and after each. */
    private Matrix withStart(Buffer buffer) {
        return buffer.matrix((steps + 1) * batch, hidden);
    }

    private LstmStep step(int time) {
        Matrix cells = withStart(cellBuffer);
        return new LstmStep(
                of(time, gates()),
                of(time, cells),
                of(time + 1, cells),
                of(time, squashedBuffer.matrix(steps * batch, hidden)),
                of(time + 1, withStart(outputBuffer)),
                mask[time]);
    }

    private Matrix of(int time, Matrix all) {
        return all.rows(time * batch, batch);
    }

    /** From the inputs' part of the gates to the outputs, step by step. */
    void forward(Matrix recurrentWeights, Matrix bias) {
        for (int time = 0; time < steps; time++) {
            LstmStep step = step(time);
            if (time > 0) {
                step.gates().addProduct(of(time, withStart(outputBuffer)), recurrentWeights.transposed());
            }
            arithmetic.forward(step, bias);
        }
    }

    /**
     * From the errors of the outputs to those of the gates' sums, from the last step to the first; after it the gates
     * are gone.
     *
     * @return [steps * batch, 4 hidden]
     */
    Matrix backward(Memory outputErrors, Matrix recurrentWeights) {
        Matrix ofOutputs = outputErrorBuffer.matrix(steps * batch, hidden);
        ofOutputs.memory().copy(0, outputErrors, 0, ofOutputs.length());
        Matrix ofCells = cellErrorBuffer.matrix(batch, hidden);
        ofCells.memory().fill(0, ofCells.length(), 0);
        for (int time = steps - 1; time >= 0; time--) {
            Matrix ofOutput = of(time, ofOutputs);
            if (time < steps - 1) {
                ofOutput.addProduct(of(time + 1, gates()), recurrentWeights);
            }
            arithmetic.backward(step(time), ofOutput, ofCells);
        }
        return gates();
    }

    /** [steps * batch, hidden]: what each step heard of the step before. */
    Matrix outputsBefore() {
        return withStart(outputBuffer).rows(0, steps * batch);
    }

    void copyOutputs(Memory target) {
        target.copy(0, withStart(outputBuffer).memory(), batch * hidden, steps * batch * hidden);
    }
}
