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

    private final class NetworkReading implements Reading {
        private final MelodyContext context;
        private final LstmState state;

        NetworkReading(MelodyContext context, LstmState state) {
            this.context = context;
            this.state = state;
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
