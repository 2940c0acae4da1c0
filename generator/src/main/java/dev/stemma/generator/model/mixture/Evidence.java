package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.Forecast;
import java.util.Arrays;

/**
 * What all members expect of one event, as the {@link Mixer} reads it.
 *
 * <p>{@code float[members][outcomes]} logarithms of probabilities, and {@code float[members * }{@value Forecast#FEATURES}{@code  +
 * places]} features: each member's certainty, then where the event stands. Mutable.
 */
public final class Evidence {
    final int members;
    final int outcomes;
    final float[][] logs;
    final float[] features;
    private final int[] contextLengths;

    /** @param places number of features that say where the event stands */
    public Evidence(int members, int outcomes, int places) {
        this.members = members;
        this.outcomes = outcomes;
        logs = new float[members][outcomes];
        features = new float[members * Forecast.FEATURES + places];
        contextLengths = new int[members];
    }

    /** Takes a member's forecast. */
    public void set(int member, Forecast forecast) {
        for (int i = 0; i < outcomes; i++) {
            logs[member][i] = (float) forecast.logProbability(i);
        }
        for (int i = 0; i < Forecast.FEATURES; i++) {
            features[member * Forecast.FEATURES + i] = forecast.certainty(i);
        }
        contextLengths[member] = forecast.contextLength();
    }

    /** Leaves a member out: it expects everything alike and is certain of nothing. */
    public void leaveOut(int member) {
        Arrays.fill(logs[member], 0);
        for (int i = 0; i < Forecast.FEATURES; i++) {
            features[member * Forecast.FEATURES + i] = 0;
        }
        contextLengths[member] = 0;
    }

    /** Says where the event stands, by numbers of about -1 to 1. */
    public void place(int feature, float value) {
        features[members * Forecast.FEATURES + feature] = value;
    }

    /** What a member expects: the natural logarithm of its probability of an outcome. */
    public double logProbability(int member, int outcome) {
        return logs[member][outcome];
    }

    /** The length of the context that a member used. */
    public int contextLength(int member) {
        return contextLengths[member];
    }
}
