package dev.stemma.generator.model.mixture;

import java.util.List;
import java.util.Random;

/**
 * Learns {@link MixerWeights} from evidence and what came: gradient ascent on the log-likelihood, whose derivative by a
 * member's weight is log p(i)(outcome) minus its mean under the mixture (Mattern, 2012). Adam (Kingma and Ba, 2015) with a
 * rate that falls to zero, small batches in an order drawn from the seed.
 */
public final class MixerTraining {
    /** The evidence of an event, and the outcome that came. */
    public record Example(Evidence evidence, int outcome) {}

    /**
     * How it is trained.
     *
     * @param hidden units of the gating network
     * @param epochs passes over the examples
     * @param rate first step size of Adam
     * @param decay of the gating network's weights
     */
    public record Options(int hidden, int epochs, double rate, double decay) {
        /** Chosen once, for all corpora. */
        public static final Options STANDARD = new Options(4, 12, 0.003, 1e-4);
    }

    private static final int BATCH = 32;

    private final MixerWeights weights;
    private final MixerGradient gradient;
    private final Mixer mixer;

    private MixerTraining(MixerWeights weights) {
        this.weights = weights;
        gradient = new MixerGradient(weights);
        mixer = new Mixer(weights);
    }

    /** Learns from examples of equal numbers of members and features. */
    public static MixerWeights train(List<Example> examples, Options options, long seed) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("no example to learn weights from");
        }
        Random random = new Random(seed);
        Evidence first = examples.get(0).evidence();
        MixerTraining training = new MixerTraining(initial(first.members, first.features.length, options, random));
        training.run(examples, options, random);
        return training.weights;
    }

    private static MixerWeights initial(int members, int features, Options options, Random random) {
        float[] base = new float[members];
        java.util.Arrays.fill(base, 1.1f / members);
        float[][] gates = new float[members][options.hidden()];
        float[][] hidden = new float[options.hidden()][features];
        for (float[] row : gates) {
            fill(row, 0.02, random);
        }
        for (float[] row : hidden) {
            fill(row, 0.5 / Math.sqrt(features), random);
        }
        return new MixerWeights(base, gates, new float[options.hidden()], hidden);
    }

    private static void fill(float[] row, double deviation, Random random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (random.nextGaussian() * deviation);
        }
    }

    private void run(List<Example> examples, Options options, Random random) {
        int[] order = new int[examples.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        AdamSteps steps = new AdamSteps(gradient.parameters(), options.decay());
        int batches = (order.length + BATCH - 1) / BATCH;
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            shuffle(order, random);
            for (int batch = 0; batch < batches; batch++) {
                int end = Math.min(order.length, (batch + 1) * BATCH);
                for (int i = batch * BATCH; i < end; i++) {
                    Example example = examples.get(order[i]);
                    mixer.mix(example.evidence());
                    gradient.add(example, mixer);
                }
                double done = (double) (epoch * batches + batch) / (options.epochs() * batches);
                steps.take(gradient, end - batch * BATCH, options.rate() * (1.02 - done));
            }
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
