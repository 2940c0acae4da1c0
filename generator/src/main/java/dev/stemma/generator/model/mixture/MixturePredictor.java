package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.markov.EventPast;
import dev.stemma.generator.model.markov.Piece;
import java.util.function.Function;

/** Members that have learned, and the weights that combine them. */
final class MixturePredictor implements Predictor {
    private static final double LN2 = 0.6931471805599453;

    private final CorpusReader<EventPast> reader;
    private final Function<EventMelody, Piece<EventPast>> pieces;
    private final Mixer mixer;

    MixturePredictor(
            CorpusReader<EventPast> reader, Function<EventMelody, Piece<EventPast>> pieces, MixerWeights weights) {
        this.pieces = pieces;
        this.reader = reader;
        mixer = new Mixer(weights);
    }

    @Override
    public double[] bits(EventMelody melody) {
        double[] bits = new double[melody.length()];
        int[] note = {0};
        reader.read(pieces.apply(melody), example -> {
            mixer.mix(example.evidence());
            bits[note[0]++] = -mixer.logProbability(example.outcome()) / LN2;
        });
        return bits;
    }
}
