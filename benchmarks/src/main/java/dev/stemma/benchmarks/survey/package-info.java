/**
 * What a model composes, counted: whether what is promised holds, how much of a work comes back, and how the melodies
 * compare with the works in what a musician would notice. Nothing here uses the index by which the sampler avoids copies.
 *
 * <pre>
 *     benchmarks/run survey --count 50 --abc melodies.abc
 * </pre>
 */
package dev.stemma.benchmarks.survey;
