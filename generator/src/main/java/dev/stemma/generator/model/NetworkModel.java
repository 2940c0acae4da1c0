package dev.stemma.generator.model;

import dev.stemma.generator.model.kernel.Distribution;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmState;
import dev.stemma.generator.music.Ticks;

/** A melody model that is one LSTM network over the features of {@link MelodyContext}. */
public final class NetworkModel implements MelodyModel {
    private final Vocabulary vocabulary;
    private final LstmNetwork network;

    public NetworkModel(Vocabulary vocabulary, LstmNetwork network) {
        this.vocabulary = vocabulary;
        this.network = network;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public Reading read(Conditions conditions) {
        LstmState state = network.start();
        MelodyContext context = new MelodyContext(vocabulary, conditions);
        network.step(state, context.features());
        return new NetworkReading(context, state);
    }

    /** One step of the network for all of them. */
    @Override
    public void advance(Reading[] readings, int[] tokens, Ticks[] durations) {
        if (tokens.length != readings.length || durations.length != readings.length) {
            throw new IllegalArgumentException(readings.length + " readings, but " + tokens.length + " tokens and "
                    + durations.length + " durations");
        }
        LstmState[] states = new LstmState[readings.length];
        int[][] features = new int[readings.length][];
        for (int i = 0; i < readings.length; i++) {
            if (!(readings[i] instanceof NetworkReading reading) || reading.model() != this) {
                throw new IllegalArgumentException("reading " + i + " is of another model");
            }
            reading.context.accept(tokens[i], durations[i]);
            states[i] = reading.state;
            features[i] = reading.context.features();
        }
        network.step(states, features);
    }

    private final class NetworkReading implements Reading {
        private final MelodyContext context;
        private final LstmState state;

        NetworkReading(MelodyContext context, LstmState state) {
            this.context = context;
            this.state = state;
        }

        NetworkModel model() {
            return NetworkModel.this;
        }

        @Override
        public MelodyContext context() {
            return context;
        }

        @Override
        public double[] logProbabilities() {
            int from = context.awaitsPitch() ? vocabulary.firstPitchToken() : 0;
            int to = context.awaitsPitch() ? vocabulary.size() : vocabulary.firstPitchToken();
            return Distribution.logProbabilities(state.logits(), from, to);
        }

        @Override
        public void accept(int token, Ticks duration) {
            context.accept(token, duration);
            network.step(state, context.features());
        }

        @Override
        public Reading copy() {
            return new NetworkReading(context.copy(), state.copy());
        }
    }
}
