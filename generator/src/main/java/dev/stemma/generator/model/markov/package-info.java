/**
 * Variable-order Markov models over viewpoints: what has followed the present context before, in all training works
 * (long term) or in this melody (short term).
 */
package dev.stemma.generator.model.markov;
