package dev.stemma.generator.model.kernel;

import dev.stemma.generator.model.kernel.LstmState.Scratch;
import dev.stemma.generator.model.kernel.LstmWeights.Layer;
import java.util.Arrays;
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

    /** Streams that share one reading of the weights, an even number; more displace each other from the cache. */
    private static final int TOGETHER = 64;

    private final float[][][] input;
    private final float[][][] recurrent;
    private final float[][] bias;
    private final float[][] outputWeight;
    private final float[] outputBias;

    /** The weights once more, for several streams at once; laid out when first needed. */
    private volatile LayOut layOut;

    /** @param input nothing for the first layer */
    private record LayOut(Tiles[] input, Tiles[] recurrent, Tiles output) {}

    public LstmNetwork(LstmWeights weights) {
        List<Layer> layers = weights.layers();
        input = layers.stream().map(Layer::inputRows).toArray(float[][][]::new);
        recurrent = layers.stream().map(Layer::recurrentRows).toArray(float[][][]::new);
        bias = layers.stream().map(Layer::biasRow).toArray(float[][]::new);
        outputWeight = weights.outputRows();
        outputBias = weights.outputBias();
    }

    /** Number of input features. */
    public int inputs() {
        return input[0].length;
    }

    /** Number of logits. */
    public int outputs() {
        return outputBias.length;
    }

    /** A stream that has seen nothing: all memory zero. */
    public LstmState start() {
        return new LstmState(recurrent.length, outputWeight.length, outputBias.length);
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
        int even = states.length / 2 * 2;
        for (int from = 0; from < even; from += TOGETHER) {
            int to = Math.min(even, from + TOGETHER);
            stepPairs(Arrays.copyOfRange(states, from, to), Arrays.copyOfRange(activeFeatures, from, to));
        }
        if (even < states.length) {
            stepAlone(states[even], activeFeatures[even]);
        }
    }

    private void stepAlone(LstmState state, int[] activeFeatures) {
        Scratch scratch = state.scratch();
        float[] sums = scratch.sums();
        for (int layer = 0; layer < recurrent.length; layer++) {
            begin(sums, layer, activeFeatures);
            if (layer > 0) {
                Rows.addProducts(sums, state.hidden[layer - 1], input[layer]);
            }
            Rows.addProducts(sums, state.hidden[layer], recurrent[layer]);
            remember(state, layer, scratch);
        }
        System.arraycopy(outputBias, 0, state.logits, 0, outputBias.length);
        Rows.addProducts(state.logits, state.hidden[recurrent.length - 1], outputWeight);
    }

    /** The same for an even number of streams. */
    private void stepPairs(LstmState[] states, int[][] activeFeatures) {
        LayOut weights = layOut();
        Scratch scratch = states[0].scratch();
        Tiles.Sums sums = new Tiles.Sums(states.length, Math.max(scratch.sums().length, outputBias.length));
        for (int layer = 0; layer < recurrent.length; layer++) {
            for (int stream = 0; stream < states.length; stream++) {
                begin(scratch.sums(), layer, activeFeatures[stream]);
                sums.put(stream, scratch.sums());
            }
            if (layer > 0) {
                weights.input[layer].addProducts(sums, hidden(states, layer - 1));
            }
            weights.recurrent[layer].addProducts(sums, hidden(states, layer));
            for (int stream = 0; stream < states.length; stream++) {
                sums.get(stream, scratch.sums());
                remember(states[stream], layer, scratch);
            }
        }
        for (int stream = 0; stream < states.length; stream++) {
            sums.put(stream, outputBias);
        }
        weights.output.addProducts(sums, hidden(states, recurrent.length - 1));
        for (int stream = 0; stream < states.length; stream++) {
            sums.get(stream, states[stream].logits);
        }
    }

    private LayOut layOut() {
        LayOut weights = layOut;
        if (weights == null) {
            Tiles[] inputTiles = new Tiles[input.length];
            for (int layer = 1; layer < input.length; layer++) {
                inputTiles[layer] = new Tiles(input[layer]);
            }
            Tiles[] recurrentTiles = Arrays.stream(recurrent).map(Tiles::new).toArray(Tiles[]::new);
            weights = new LayOut(inputTiles, recurrentTiles, new Tiles(outputWeight));
            layOut = weights; // two threads at once make equal ones, and one is kept
        }
        return weights;
    }

    /** The bias, and in the first layer the rows of the active features. */
    private void begin(float[] sums, int layer, int[] activeFeatures) {
        System.arraycopy(bias[layer], 0, sums, 0, sums.length);
        if (layer == 0) {
            for (int feature : activeFeatures) {
                Rows.add(sums, input[0][feature]);
            }
        }
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
                    || state.units() != outputWeight.length
                    || state.logits.length != outputBias.length) {
                throw new IllegalArgumentException("the state is of a network of another shape");
            }
        }
        for (int[] active : activeFeatures) {
            for (int feature : active) {
                if (feature < 0 || feature >= input[0].length) {
                    throw new IllegalArgumentException(
                            "features are 0 to " + (input[0].length - 1) + ", found " + feature);
                }
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
    private static void remember(LstmState state, int layer, Scratch scratch) {
        int units = state.units();
        float[] gates = scratch.gates();
        float[] squashed = scratch.squashed();
        Activations.tanh(scratch.sums(), gates, 0, units);
        Activations.sigmoid(scratch.sums(), gates, units, 4 * units);
        float[] cell = state.cell[layer];
        for (int i = 0; i < units; i++) {
            cell[i] = gates[units + i] * cell[i] + gates[3 * units + i] * gates[i];
        }
        Activations.tanh(cell, squashed, 0, units);
        float[] hidden = state.hidden[layer];
        for (int i = 0; i < units; i++) {
            hidden[i] = gates[2 * units + i] * squashed[i];
        }
    }
}
