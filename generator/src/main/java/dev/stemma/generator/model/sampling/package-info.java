/**
 * Drawing melodies from a model under constraints: {@link dev.stemma.generator.model.sampling.ParticleSampler} draws
 * several side by side and keeps one, so that what is written fits what is given behind it.
 *
 * <pre>{@code
 * ParticleSampler sampler = new ParticleSampler(model);
 * Automaton automaton = new Automaton(frame, constraints);
 * RunGuard guard = new RunGuard(frame, constraints, run -> ForbiddenRuns.NONE);
 * Sample sample = sampler.draw(
 *         model.read(frame.conditions()), frame.before(), automaton, guard, new ParticleSampler.Settings(0.9, 16, seed))
 *     .orElseThrow();
 * sample.notes().get(0).note();
 * }</pre>
 */
package dev.stemma.generator.model.sampling;
