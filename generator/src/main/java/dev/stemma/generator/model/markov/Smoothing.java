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

    Smoothing(int symbols) {
        probabilities = new double[symbols];
    }

    void begin(int outcomes) {
        Arrays.fill(probabilities, 1.0 / outcomes);
    }

    /** Goes on to a longer context, whose successors {@link #add} tells. */
    void lengthen(double total, int kinds) {
        double rest = kinds / (total + kinds);
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] *= rest;
        }
    }

    void add(int symbol, double count, double total, int kinds) {
        probabilities[symbol] += count / (total + kinds);
    }

    /** Goes on to a longer context whose successors are all known. */
    void lengthen(Counts counts, int place) {
        int kinds = counts.successors(place);
        int total = counts.total(place);
        lengthen(total, kinds);
        for (int i = 0; i < kinds; i++) {
            add(counts.symbol(place, i), counts.count(place, i), total, kinds);
        }
    }

    /** Gives the probabilities of the outcomes as a forecast. */
    <P extends Past> void tell(
            Forecast forecast, Viewpoint<P> viewpoint, P past, int order, double seen, boolean single) {
        if (weights.length != forecast.outcomes()) {
            weights = new double[forecast.outcomes()];
        }
        for (int outcome = 0; outcome < weights.length; outcome++) {
            weights[outcome] = probabilities[viewpoint.symbol(past, outcome)];
        }
        forecast.set(weights, order, seen, single);
    }

    double probability(int symbol) {
        return probabilities[symbol];
    }
}
