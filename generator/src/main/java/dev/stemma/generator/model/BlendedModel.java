package dev.stemma.generator.model;

import dev.stemma.generator.model.kernel.Distribution;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One model under the conditions of several traditions at once, joined by a logarithmic pool: the probability of a token
 * is in proportion to the product of what each tradition gives it, raised to that tradition's share (C. Genest and J. V.
 * Zidek, "Combining probability distributions", Statistical Science 1(1), 1986). What one of them never does, the blend
 * hardly does, so its notes belong to both.
 */
public final class BlendedModel implements MelodyModel {
    private final MelodyModel model;
    private final TraditionBlend blend;
    private final double[] shares;

    public BlendedModel(MelodyModel model, TraditionBlend blend) {
        this.model = model;
        this.blend = blend;
        this.shares = blend.shares().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    @Override
    public Vocabulary vocabulary() {
        return model.vocabulary();
    }

    /** Begins under each tradition of the blend; that of the conditions does not count. */
    @Override
    public Reading read(Conditions conditions) {
        return new BlendedReading(blend.traditions().stream()
                .map(tradition -> model.read(conditions.in(tradition)))
                .toList());
    }

    @Override
    public void advance(Reading[] readings, int[] tokens, Ticks[] durations) {
        int each = shares.length;
        Reading[] parts = Arrays.stream(readings)
                .flatMap(reading -> ((BlendedReading) reading).parts.stream())
                .toArray(Reading[]::new);
        model.advance(
                parts,
                IntStream.range(0, parts.length).map(i -> tokens[i / each]).toArray(),
                IntStream.range(0, parts.length)
                        .mapToObj(i -> durations[i / each])
                        .toArray(Ticks[]::new));
    }

    private final class BlendedReading implements Reading {
        private final List<Reading> parts;

        BlendedReading(List<Reading> parts) {
            this.parts = parts;
        }

        @Override
        public MelodyContext context() {
            return parts.get(0).context();
        }

        @Override
        public double[] logProbabilities() {
            double[] pooled = new double[vocabulary().size()];
            for (int i = 0; i < shares.length; i++) {
                double[] one = parts.get(i).logProbabilities();
                for (int token = 0; token < pooled.length; token++) {
                    pooled[token] += shares[i] * one[token];
                }
            }
            return Distribution.of(pooled, 1).logProbabilities();
        }

        @Override
        public void accept(int token, Ticks duration) {
            parts.forEach(part -> part.accept(token, duration));
        }

        @Override
        public Reading copy() {
            return new BlendedReading(parts.stream().map(Reading::copy).toList());
        }

        @Override
        public List<Contribution> contributions() {
            List<Contribution> contributions = new ArrayList<>();
            List<Tradition> traditions = blend.traditions();
            for (int i = 0; i < shares.length; i++) {
                Reading part = parts.get(i);
                contributions.add(new Contribution(
                        traditions.get(i).id(), shares[i], part.logProbabilities(), 0, part.contributions()));
            }
            return contributions;
        }
    }
}
