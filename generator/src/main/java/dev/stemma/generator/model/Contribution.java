package dev.stemma.generator.model;

import java.util.List;

/**
 * What one part of a model of several says of the next token.
 *
 * @param name of the part, such as {@code network} or a tradition of a blend
 * @param weight with which its logarithms of probabilities enter the whole, before the sum to one is restored
 * @param logProbabilities natural logarithms, {@code double[vocabulary.size()]}, minus infinity for tokens of the kind not
 *     due
 * @param context how many of the last events this part looked at, 0 if it does not count them
 * @param parts of this part
 */
public record Contribution(
        String name, double weight, double[] logProbabilities, int context, List<Contribution> parts) {
    public Contribution {
        parts = List.copyOf(parts);
    }
}
