package dev.stemma.generator.model;

import dev.stemma.generator.model.kernel.Distribution;
import dev.stemma.generator.music.Ticks;

/** A model whose probabilities are pseudo-random numbers of the last tokens and the place: it costs next to nothing. */
public final class StubModel implements MelodyModel {
    private final Vocabulary vocabulary;
    private final long seed;

    public StubModel(Vocabulary vocabulary, long seed) {
        this.vocabulary = vocabulary;
        this.seed = seed;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public Reading read(Conditions conditions) {
        return new StubReading(new MelodyContext(vocabulary, conditions), seed);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private final class StubReading implements Reading {
        private final MelodyContext context;
        private long memory;

        StubReading(MelodyContext context, long memory) {
            this.context = context;
            this.memory = memory;
        }

        @Override
        public MelodyContext context() {
            return context;
        }

        @Override
        public double[] logProbabilities() {
            float[] logits = new float[vocabulary.size()];
            long place = mix(memory + context.now().value() + (context.awaitsPitch() ? 1 : 0));
            for (int token = 0; token < logits.length; token++) {
                logits[token] = (mix(place + token * 0x9E3779B97F4A7C15L) >>> 40) * 0x1p-23f * 3;
            }
            int from = context.awaitsPitch() ? vocabulary.firstPitchToken() : 0;
            int to = context.awaitsPitch() ? vocabulary.size() : vocabulary.firstPitchToken();
            return Distribution.logProbabilities(logits, from, to);
        }

        @Override
        public void accept(int token, Ticks duration) {
            context.accept(token, duration);
            memory = mix(seed + token); // the last token alone
        }

        @Override
        public Reading copy() {
            return new StubReading(context.copy(), memory);
        }
    }
}
