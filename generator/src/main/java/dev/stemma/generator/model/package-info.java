/**
 * Models of melody: a context goes in, a distribution over the next token comes out.
 *
 * <p>A melody is tokens ({@link dev.stemma.generator.model.Vocabulary}) read in a context
 * ({@link dev.stemma.generator.model.MelodyContext}); a {@link dev.stemma.generator.model.MelodyModel} predicts them, and what
 * they must keep is said in {@code model.constraint}, and {@code model.sampling} draws them.
 *
 * <pre>{@code
 * MelodyModel model = ModelFolder.read(Path.of("models/melody-2")).model();
 * MelodyModel.Reading reading = model.read(Conditions.ofBars(Tradition.HYMN, Mode.MAJOR, Metre.COMMON, 8));
 * double[] first = reading.logProbabilities(); // of the first note's rhythm
 * }</pre>
 */
package dev.stemma.generator.model;
