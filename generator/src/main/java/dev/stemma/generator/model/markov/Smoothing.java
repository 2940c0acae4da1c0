package dev.stemma.generator.model.markov;

import java.util.Arrays;

/**
 * Prediction by partial matching with interpolation: from the empty context to the longest, the probability of symbol e is
 *
 * <pre>
 * p(e | s) = (c(e | s) + t(s) p(e | s')) / (C(s) + t(s))
 * </pre>
 *
 * with c the count of e after s, C(s) the sum of the counts, t(s) the number of different symbols, and s' the context
 * without its oldest element: escape method C (Moffat, 1990) in the interpolated form of Bunton (1997) as in Pearce (2005,
 * section 6.2); prediction by partial matching is due to Cleary and Witten (1984). Below the empty context all outcomes
 * are equal.
 */
final class Smoothing {
    private final double[] probabilities; // by symbol
    private double[] weights = new double[0]; // by outcome
    private final int[] symbols; // that followed the context
    private final int[] counts;
    private int total;
    private int kinds;

    Smoothing(int symbols) {
        probabilities = new double[symbols];
        this.symbols = new int[symbols];
        counts = new int[symbols];
    }

    void begin(int outcomes) {
        Arrays.fill(probabilities, 1.0 / outcomes);
        total = 0;
        kinds = 0;
    }

    /** Goes on to a longer context. */
    void lengthen(Counts of, int place) {
        lengthen(of.read(place, symbols, counts));
    }

    /** Goes on to a longer context of which the successors are in {@link #symbols} and {@link #counts}. */
    private void lengthen(int newKinds) {
        kinds = newKinds;
        total = 0;
        for (int i = 0; i < kinds; i++) {
            total += counts[i];
        }
        double all = (double) total + kinds;
        double rest = kinds / all;
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] *= rest;
        }
        for (int i = 0; i < kinds; i++) {
            probabilities[symbols[i]] += counts[i] / all;
        }
    }

    /** Goes on to a longer context, of which some symbols, each once, have counts by symbol; these are zero afterwards. */
    void lengthen(int[] seen, int newKinds, int[] bySymbol) {
        for (int i = 0; i < newKinds; i++) {
            int symbol = seen[i];
            symbols[i] = symbol;
            counts[i] = bySymbol[symbol];
            bySymbol[symbol] = 0;
        }
        lengthen(newKinds);
    }

    /** Gives the probabilities of the outcomes as a forecast; {@code order} is that of the last context, -1 for none. */
    <P extends Past> void tell(Forecast forecast, Viewpoint<P> viewpoint, P past, int order) {
        if (weights.length != forecast.outcomes()) {
            weights = new double[forecast.outcomes()];
        }
        for (int outcome = 0; outcome < weights.length; outcome++) {
            weights[outcome] = probabilities[viewpoint.symbol(past, outcome)];
        }
        forecast.set(weights, order, total, kinds == 1);
    }

    double probability(int symbol) {
        return probabilities[symbol];
    }
}
