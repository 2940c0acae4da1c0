package dev.stemma.generator.model.training.layer;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Deeplearning4j's output layer for sequences (softmax, cross-entropy; the same parameters {@code W}, {@code b} in the
 * same places) whose labels are the numbers of tokens, [batch, 1, time], in the place of one-hot vectors.
 */
public final class TokenOutput extends RnnOutputLayer {
    private static final long serialVersionUID = 1;

    private TokenOutput(int inputs, int tokens) {
        setNIn(inputs);
        setNOut(tokens);
        setHasBias(true);
        setLossFn(new LossMCXENT());
        setActivationFn(new ActivationSoftmax());
    }

    /** Input [batch, inputs, time]; activations [batch, tokens, time], probabilities. */
    public static TokenOutput of(int inputs, int tokens) {
        return new TokenOutput(inputs, tokens);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        WholeSequenceLstm.requireSeeded(Optional.ofNullable(getIDropout()));
        TokenOutputLayer layer = new TokenOutputLayer(configuration, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        Map<String, INDArray> table = initializer().init(configuration, parameters, initialise);
        layer.setParamTable(table);
        layer.setConf(configuration);
        return layer;
    }
}
