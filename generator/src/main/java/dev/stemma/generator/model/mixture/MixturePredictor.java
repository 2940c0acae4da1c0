package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.EventMelody;

/** Members that have learned, and the weights that combine them. */
final class MixturePredictor implements Predictor {
    private static final double LN2 = 0.6931471805599453;

    private final MixturePass pass;
    private final Mixer mixer;

    MixturePredictor(MixturePass pass, MixerWeights weights) {
        this.pass = pass;
        mixer = new Mixer(weights);
    }

    @Override
    public double[] bits(EventMelody melody) {
        double[] bits = new double[melody.length()];
        int[] note = {0};
        pass.read(melody, example -> {
            mixer.mix(example.evidence());
            bits[note[0]++] = -mixer.logProbability(example.outcome()) / LN2;
        });
        return bits;
    }
}
