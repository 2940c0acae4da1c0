/**
 * What a melody must keep, decided exactly: {@link dev.stemma.generator.model.constraint.Constraint} says it,
 * {@link dev.stemma.generator.model.constraint.Automaton} knows whether and how it can be kept, and
 * {@link dev.stemma.generator.model.constraint.Possibility} names what contradicts what.
 *
 * <pre>{@code
 * Frame frame = Frame.whole(vocabulary, Conditions.ofBars(Tradition.HYMN, Mode.MAJOR, Metre.COMMON, 8), Key.C_MAJOR, 60);
 * List<Constraint> wanted = List.of(new Range(new Pitch(60), new Pitch(72)), new Density(2, 4, Density.Scope.EACH_BAR));
 * State state = new Automaton(frame, wanted).start();
 * BitSet tokens = state.allowed();          // after each of them the wishes can still be met
 * state = state.after(tokens.nextSetBit(0));
 * }</pre>
 *
 * <p>The method, a constraint automaton whose dead ends are cut off by backward reachability so that every step can be
 * sampled without one, is that of F. Pachet and P. Roy, "Markov constraints: steerable generation of Markov sequences",
 * Constraints 16, 2011.
 */
package dev.stemma.generator.model.constraint;
