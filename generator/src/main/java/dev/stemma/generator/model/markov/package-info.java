/**
 * Variable-order Markov models over viewpoints: what has followed the present context before, in all training works
 * (long term) or in this piece (short term).
 *
 * <p>A {@link dev.stemma.generator.model.markov.Viewpoint} (Conklin and Witten, "Multiple viewpoint systems for music
 * prediction", 1995) turns events into symbols and names the contexts they stand in; {@link
 * dev.stemma.generator.model.markov.Counts} tell what followed each context; a {@link
 * dev.stemma.generator.model.markov.Member} makes a {@link dev.stemma.generator.model.markov.Forecast} of them by
 * prediction by partial matching (Cleary and Witten, 1984; Moffat, 1990; Bunton, 1997). The whole follows Pearce, "The
 * construction and evaluation of statistical models of melodic structure", 2005; how forecasts are combined does not, see
 * {@code model.mixture}.
 *
 * <pre>{@code
 * LongTermMember<EventPast> member = new LongTermMember<>(new PitchViewpoints(alphabet, 8).interval(), new GrowingCounts());
 * works.forEach(member::learn);
 * Member.Reading<EventPast> reading = member.read();
 * reading.predict(past, forecast);
 * reading.accept(past, outcome);
 * FrozenCounts tensors = ((GrowingCounts) member.counts()).freeze(2);
 * }</pre>
 */
package dev.stemma.generator.model.markov;
