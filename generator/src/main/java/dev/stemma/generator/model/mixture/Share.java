package dev.stemma.generator.model.mixture;

/**
 * What one member contributed to a prediction.
 *
 * @param member its name
 * @param weight the exponent that its distribution had
 * @param contextLength number of elements of the longest context that it had seen before
 * @param logProbabilities natural logarithms, by outcome
 */
public record Share(String member, double weight, int contextLength, double[] logProbabilities) {}
