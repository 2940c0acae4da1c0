/**
 * One prediction out of many: members give distributions and say how certain they are, learned weights combine them.
 *
 * <p>The weights come from a small network over the members' certainties ({@link
 * dev.stemma.generator.model.mixture.Mixer}), learned from predictions of training works that the members had to forget
 * before ({@link dev.stemma.generator.model.mixture.CorpusReader}). It does not matter whether a member is a table or a
 * network: it fills a {@link dev.stemma.generator.model.markov.Forecast}.
 *
 * <pre>{@code
 * Mixture<P> mixture = new Mixture<>(members, weights, new NotePlaces<>(), outcomes).only(Set.of("long:pitch", "lstm"));
 * Mixture<P>.Reading reading = mixture.read();
 * reading.predict(past);
 * reading.shares(); // per member: distribution, weight, context length
 * reading.accept(past, outcome);
 * }</pre>
 */
package dev.stemma.generator.model.mixture;
