package dev.stemma.generator.model.training.layer;

import java.util.Optional;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The work of {@link WholeSequenceLstm}. Deeplearning4j keeps parameters column by column, so in memory W is the matrix
 * [4 hidden, inputs] and RW [4 hidden, hidden]; so are their gradients.
 */
final class WholeSequenceLstmLayer extends BaseRecurrentLayer<LSTM> {
    private static final long serialVersionUID = 1;

    private final transient Arithmetic arithmetic;
    private final transient LstmHistory history;
    private final transient Buffer heard;
    private final transient Buffer ones;
    private transient Optional<DenseInput> dense = Optional.empty();
    private transient Optional<ActiveFeatures> sparse = Optional.empty();
    private transient boolean ready;

    WholeSequenceLstmLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        arithmetic = Arithmetic.of(type);
        history = new LstmHistory(type, arithmetic);
        heard = new Buffer(type);
        ones = new Buffer(type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr manager) {
        assertInputSet(false);
        forward(training);
        INDArray outputs = manager.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {steps(), batch(), hidden()}, 'c');
        history.copyOutputs(Memory.of(outputs));
        return Sequences.asLayer(outputs);
    }

    private void forward(boolean training) {
        Matrix gates = history.begin(steps(), batch(), hidden(), Sequences.mask(maskArray, batch(), steps()));
        Matrix weights = parameter(LSTMParamInitializer.INPUT_WEIGHT_KEY);
        if (((WholeSequenceLstm) layerConf()).isSparse()) {
            sparse = Optional.of(ActiveFeatures.of(input, inputs()));
            arithmetic.gather(sparse.get(), weights, gates);
        } else {
            dense = Optional.of(
                    DenseInput.of(input, Optional.ofNullable(layerConf().getIDropout()), training, heard, arithmetic));
            gates.setProduct(dense.get().rows(), weights.transposed());
        }
        history.forward(
                parameter(LSTMParamInitializer.RECURRENT_WEIGHT_KEY),
                Matrices.row(getParam(LSTMParamInitializer.BIAS_KEY)));
        ready = true;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr manager) {
        assertInputSet(true);
        if (!ready) {
            forward(true);
        }
        ready = false;
        Matrix errors = history.backward(
                Memory.of(Sequences.byTime(epsilon)), parameter(LSTMParamInitializer.RECURRENT_WEIGHT_KEY));
        Matrix recurrent = gradient(LSTMParamInitializer.RECURRENT_WEIGHT_KEY);
        recurrent.setProduct(errors.transposed(), history.outputsBefore());
        Matrices.row(gradientViews.get(LSTMParamInitializer.BIAS_KEY))
                .setProduct(Matrices.ones(ones, errors.rows()), errors);
        Matrix weights = gradient(LSTMParamInitializer.INPUT_WEIGHT_KEY);
        Gradient gradients = new DefaultGradient();
        for (String name : LSTMParamInitializer.getInstance().paramKeys(layerConf())) {
            gradients.setGradientFor(name, gradientViews.get(name));
        }
        if (sparse.isPresent()) {
            arithmetic.scatter(sparse.get(), errors, weights);
            return new Pair<>(gradients, null);
        }
        weights.setProduct(errors.transposed(), dense.orElseThrow().rows());
        return new Pair<>(gradients, inputErrors(errors, manager));
    }

    private INDArray inputErrors(Matrix errors, LayerWorkspaceMgr manager) {
        INDArray byTime = manager.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, new long[] {steps(), batch(), inputs()}, 'c');
        Matrix ofInput = Matrix.of(Memory.of(byTime), errors.rows(), inputs());
        ofInput.setProduct(errors, parameter(LSTMParamInitializer.INPUT_WEIGHT_KEY));
        dense.orElseThrow().backward(ofInput, arithmetic);
        return Sequences.asLayer(byTime);
    }

    private Matrix parameter(String name) {
        return Matrices.byColumns(getParam(name));
    }

    private Matrix gradient(String name) {
        return Matrices.byColumns(gradientViews.get(name));
    }

    private int batch() {
        return Math.toIntExact(input.size(0));
    }

    private int steps() {
        return Math.toIntExact(input.size(2));
    }

    private int inputs() {
        return Math.toIntExact(layerConf().getNIn());
    }

    private int hidden() {
        return Math.toIntExact(layerConf().getNOut());
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        return new Pair<>(mask, MaskState.Passthrough);
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public INDArray rnnTimeStep(INDArray step, LayerWorkspaceMgr manager) {
        throw wholeSequences();
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray part, boolean training, boolean store, LayerWorkspaceMgr manager) {
        throw wholeSequences();
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(INDArray epsilon, int length, LayerWorkspaceMgr manager) {
        throw wholeSequences();
    }

    private static UnsupportedOperationException wholeSequences() {
        return new UnsupportedOperationException(
                "this layer learns from whole sequences; the kernel runs step by step");
    }
}
