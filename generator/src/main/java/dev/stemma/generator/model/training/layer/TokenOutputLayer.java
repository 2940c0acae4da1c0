package dev.stemma.generator.model.training.layer;

import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The work of {@link TokenOutput}: scores, loss and errors of all steps of a batch at once. */
final class TokenOutputLayer extends RnnOutputLayer {
    private static final long serialVersionUID = 1;

    private final transient Arithmetic arithmetic;
    private final transient Buffer heard;
    private final transient Buffer scores;
    private final transient Buffer ones;
    private transient OptionalDouble lossOfBackprop = OptionalDouble.empty();

    TokenOutputLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
        arithmetic = Arithmetic.of(type);
        heard = new Buffer(type);
        scores = new Buffer(type);
        ones = new Buffer(type);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray none, LayerWorkspaceMgr manager) {
        assertInputSet(true);
        DenseInput rows = rows(true);
        Matrix errors = scores(rows);
        lossOfBackprop = OptionalDouble.of(crossEntropy(errors));
        gradient(DefaultParamInitializer.WEIGHT_KEY).setProduct(errors.transposed(), rows.rows());
        Matrices.row(gradientViews.get(DefaultParamInitializer.BIAS_KEY))
                .setProduct(Matrices.ones(ones, errors.rows()), errors);
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor(
                DefaultParamInitializer.WEIGHT_KEY, gradientViews.get(DefaultParamInitializer.WEIGHT_KEY));
        gradients.setGradientFor(DefaultParamInitializer.BIAS_KEY, gradientViews.get(DefaultParamInitializer.BIAS_KEY));
        INDArray byTime = manager.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, new long[] {input.size(2), input.size(0), input.size(1)}, 'c');
        Matrix ofInput = Matrix.of(Memory.of(byTime), errors.rows(), rows.rows().columns());
        ofInput.setProduct(errors, parameter(DefaultParamInitializer.WEIGHT_KEY));
        rows.backward(ofInput, arithmetic);
        return new Pair<>(gradients, Sequences.asLayer(byTime));
    }

    @Override
    public double computeScore(double regularisation, boolean training, LayerWorkspaceMgr manager) {
        double loss = lossOfBackprop.isPresent() ? lossOfBackprop.getAsDouble() : crossEntropy(scores(rows(training)));
        lossOfBackprop = OptionalDouble.empty();
        score = (loss + regularisation) / (conf().isMiniBatch() ? getInputMiniBatchSize() : 1);
        return score;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr manager) {
        assertInputSet(false);
        Matrix probabilities = scores(rows(training));
        arithmetic.softmax(probabilities, Matrices.row(getParam(DefaultParamInitializer.BIAS_KEY)));
        INDArray byTime = manager.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                new long[] {input.size(2), input.size(0), probabilities.columns()},
                'c');
        Memory.of(byTime).copy(0, probabilities.memory(), 0, probabilities.length());
        return Sequences.asLayer(byTime);
    }

    private DenseInput rows(boolean training) {
        return DenseInput.of(input, Optional.ofNullable(layerConf().getIDropout()), training, heard, arithmetic);
    }

    /** [time * batch, tokens], the bias not yet added. */
    private Matrix scores(DenseInput rows) {
        Matrix weights = parameter(DefaultParamInitializer.WEIGHT_KEY);
        Matrix sums = scores.matrix(rows.rows().rows(), weights.rows());
        sums.setProduct(rows.rows(), weights.transposed());
        return sums;
    }

    /** Scores become errors. */
    private double crossEntropy(Matrix sums) {
        int batch = Math.toIntExact(input.size(0));
        int steps = Math.toIntExact(input.size(2));
        float[][] mask = Sequences.mask(maskArray, batch, steps);
        float[] masks = new float[steps * batch];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(mask[t], 0, masks, t * batch, batch);
        }
        int[] targets = ActiveFeatures.of(labels, sums.columns()).numbers();
        return arithmetic.crossEntropy(sums, Matrices.row(getParam(DefaultParamInitializer.BIAS_KEY)), targets, masks);
    }

    private Matrix parameter(String name) {
        return Matrices.byColumns(getParam(name));
    }

    private Matrix gradient(String name) {
        return Matrices.byColumns(gradientViews.get(name));
    }

    /** Kept as it is given, [batch, time]. */
    @Override
    public void setMaskArray(INDArray mask) {
        maskArray = mask;
    }

    @Override
    public void clear() {
        super.clear();
        lossOfBackprop = OptionalDouble.empty();
    }

    @Override
    public INDArray computeScoreForExamples(double regularisation, LayerWorkspaceMgr manager) {
        throw new UnsupportedOperationException("this layer scores whole batches");
    }
}
