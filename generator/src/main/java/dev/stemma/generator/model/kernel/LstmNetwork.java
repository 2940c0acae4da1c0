package dev.stemma.generator.model.kernel;

import dev.stemma.generator.model.kernel.LstmWeights.Layer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Runs a stack of LSTM layers and a linear output, one step at a time, with equal bits on every JVM and processor.
 *
 * <p>For each layer, with x its input, h and c its memory and the gates' sums z = b + x W + h R added up in this order:
 *
 * <pre>
 *     a = tanh(z_a)    f = sigmoid(z_f)    o = sigmoid(z_o)    g = sigmoid(z_g)
 *     c = f c + g a    h = o tanh(c)
 * </pre>
 *
 * <p>The first layer's x is given as the features that are 1, all others being 0: their rows of W are added in the order
 * given. The logits are b + h W of the last layer. A. Graves, "Generating sequences with recurrent neural networks",
 * 2013, without peepholes.
 *
 * <p>Only + * / min max of single precision are used, each rounded on its own as the Java language demands, in one fixed
 * order. {@code Math.fma} would be as exact, but on a processor without that instruction it is slower by orders of
 * magnitude, and with it less than a tenth was gained.
 *
 * <p>Immutable; threads may share a network, each with states of its own.
 */
public final class LstmNetwork {
    /** Version of the arithmetic: any change of the bits that a network gives raises it. */
    public static final int KERNEL_VERSION = 1;

    private final float[][] features;
    private final Product[] input;
    private final Product[] recurrent;
    private final float[][] bias;
    private final Product output;
    private final int hidden;
    private final float[] outputBias;

    public LstmNetwork(LstmWeights weights) {
        List<Layer> layers = weights.layers();
        features = layers.get(0).inputRows();
        input = layers.stream().map(Layer::inputRows).map(Product::new).toArray(Product[]::new);
        recurrent = layers.stream().map(Layer::recurrentRows).map(Product::new).toArray(Product[]::new);
        bias = layers.stream().map(Layer::biasRow).toArray(float[][]::new);
        output = new Product(weights.outputRows());
        outputBias = weights.outputBias();
        hidden = weights.hidden();
    }

    /** Number of input features. */
    public int inputs() {
        return features.length;
    }

    /** Number of logits. */
    public int outputs() {
        return outputBias.length;
    }

    /** A stream that has seen nothing: all memory zero. */
    public LstmState start() {
        return new LstmState(recurrent.length, hidden, outputBias.length);
    }

    /**
     * Feeds one step to a stream.
     *
     * @param activeFeatures numbers of the input features that are 1, each 0 to inputs - 1
     */
    public void step(LstmState state, int... activeFeatures) {
        step(new LstmState[] {state}, new int[][] {activeFeatures});
    }

    /**
     * Feeds one step to each of several streams; the bits are those of stepping each alone, in less time.
     *
     * @param states states of this network, no two the same
     * @param activeFeatures {@code int[streams][]}
     */
    public void step(LstmState[] states, int[][] activeFeatures) {
        require(states, activeFeatures);
        float[][] room = Tiles.room(states.length / 2);
        float[][] sums = new float[states.length][];
        for (int stream = 0; stream < states.length; stream++) {
            sums[stream] = states[stream].sums;
        }
        for (int layer = 0; layer < recurrent.length; layer++) {
            for (float[] sum : sums) {
                System.arraycopy(bias[layer], 0, sum, 0, sum.length);
            }
            if (layer == 0) {
                addActive(sums, activeFeatures);
            } else {
                input[layer].addTo(sums, hidden(states, layer - 1), room);
            }
            recurrent[layer].addTo(sums, hidden(states, layer), room);
            for (LstmState state : states) {
                remember(state, layer);
            }
        }
        float[][] logits = new float[states.length][];
        for (int stream = 0; stream < states.length; stream++) {
            logits[stream] = states[stream].logits;
            System.arraycopy(outputBias, 0, logits[stream], 0, outputBias.length);
        }
        output.addTo(logits, hidden(states, recurrent.length - 1), room);
    }

    private void require(LstmState[] states, int[][] activeFeatures) {
        if (states.length != activeFeatures.length) {
            throw new IllegalArgumentException(
                    states.length + " states, but features for " + activeFeatures.length + " of them");
        }
        Set<LstmState> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        for (LstmState state : states) {
            if (!distinct.add(state)) {
                throw new IllegalArgumentException("a state can take one step at a time, found it twice");
            }
            if (state.hidden.length != recurrent.length
                    || state.squashed.length != hidden
                    || state.logits.length != outputBias.length) {
                throw new IllegalArgumentException("the state is of a network of another shape");
            }
        }
        for (int[] active : activeFeatures) {
            for (int feature : active) {
                if (feature < 0 || feature >= features.length) {
                    throw new IllegalArgumentException(
                            "features are 0 to " + (features.length - 1) + ", found " + feature);
                }
            }
        }
    }

    private void addActive(float[][] sums, int[][] activeFeatures) {
        for (int stream = 0; stream < sums.length; stream++) {
            for (int feature : activeFeatures[stream]) {
                Rows.add(sums[stream], features[feature]);
            }
        }
    }

    private static float[][] hidden(LstmState[] states, int layer) {
        float[][] hidden = new float[states.length][];
        for (int stream = 0; stream < states.length; stream++) {
            hidden[stream] = states[stream].hidden[layer];
        }
        return hidden;
    }

    /** From the gates' sums to the layer's new cells and hidden values. */
    private static void remember(LstmState state, int layer) {
        int units = state.squashed.length;
        float[] gates = state.gates;
        Activations.tanh(state.sums, gates, 0, units);
        Activations.sigmoid(state.sums, gates, units, 4 * units);
        float[] cell = state.cell[layer];
        for (int i = 0; i < units; i++) {
            cell[i] = gates[units + i] * cell[i] + gates[3 * units + i] * gates[i];
        }
        Activations.tanh(cell, state.squashed, 0, units);
        float[] hidden = state.hidden[layer];
        for (int i = 0; i < units; i++) {
            hidden[i] = gates[2 * units + i] * state.squashed[i];
        }
    }
}
