package dev.stemma.generator.model.training.layer;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's LSTM layer (tanh, sigmoid gates, no peepholes; the same parameters {@code W}, {@code RW}, {@code b} in
 * the same places) with an implementation that learns from whole sequences: see the package.
 */
public final class WholeSequenceLstm extends LSTM {
    private static final long serialVersionUID = 1;

    private final boolean sparse;

    private WholeSequenceLstm(int inputs, int hidden, boolean sparse) {
        this.sparse = sparse;
        setNIn(inputs);
        setNOut(hidden);
        setActivationFn(new ActivationTanH());
        setForgetGateBiasInit(1);
    }

    /** Input [batch, inputs, time]. */
    public static WholeSequenceLstm of(int inputs, int hidden) {
        return new WholeSequenceLstm(inputs, hidden, false);
    }

    /**
     * Input [batch, most, time]: the numbers, from 0, of up to {@code most} features that are 1, all others being 0; -1
     * where a step has fewer. Such a layer is a network's first: it passes no errors on.
     */
    public static WholeSequenceLstm ofFeatures(int features, int hidden) {
        return new WholeSequenceLstm(features, hidden, true);
    }

    boolean isSparse() {
        return sparse;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        requireSeeded(Optional.ofNullable(getIDropout()));
        WholeSequenceLstmLayer layer = new WholeSequenceLstmLayer(configuration, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(configuration, parameters, initialise);
        layer.setParamTable(table);
        layer.setConf(configuration);
        return layer;
    }

    static void requireSeeded(Optional<?> dropout) {
        if (dropout.isPresent() && !(dropout.get() instanceof SeededDropout)) {
            throw new IllegalArgumentException(
                    "this layer drops by " + SeededDropout.class.getSimpleName() + ", found " + dropout.get());
        }
    }
}
