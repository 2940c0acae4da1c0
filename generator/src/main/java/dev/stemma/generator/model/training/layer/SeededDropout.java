package dev.stemma.generator.model.training.layer;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout (Srivastava et al. 2014, inverted) for the layers of this package, drawn from a seed, the layer and the step:
 * training that goes on after an interruption drops what it would have dropped.
 */
public final class SeededDropout implements IDropout {
    private static final long serialVersionUID = 1;

    private final long seed;
    private final int layer;
    private final double keep;
    private int step;

    /** @param keep share of the units heard, above 0 to 1 */
    public SeededDropout(long seed, int layer, double keep) {
        if (!(keep > 0 && keep <= 1)) {
            throw new IllegalArgumentException("a share above 0, at most 1 is kept, found " + keep);
        }
        this.seed = seed;
        this.layer = layer;
        this.keep = keep;
    }

    /** Which step of training comes next. */
    public void setStep(int next) {
        step = next;
    }

    DropMask mask() {
        return DropMask.of(seed, layer, step, keep);
    }

    @Override
    public INDArray applyDropout(INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr manager) {
        throw new UnsupportedOperationException("only layers of " + getClass().getPackageName() + " drop by seed");
    }

    @Override
    public INDArray backprop(INDArray errors, INDArray result, int iteration, int epoch) {
        throw new UnsupportedOperationException("only layers of " + getClass().getPackageName() + " drop by seed");
    }

    @Override
    public void clear() {}

    @Override
    public IDropout clone() {
        SeededDropout copy = new SeededDropout(seed, layer, keep);
        copy.step = step;
        return copy;
    }
}
