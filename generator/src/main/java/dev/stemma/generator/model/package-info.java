/**
 * Models of melody: a context goes in, a distribution over the next token comes out.
 *
 * <p>A melody is tokens ({@link dev.stemma.generator.model.Vocabulary}) read in a context
 * ({@link dev.stemma.generator.model.MelodyContext}); a {@link dev.stemma.generator.model.MelodyModel} predicts them, and a
 * {@link dev.stemma.generator.model.Sampler} draws them under {@link dev.stemma.generator.model.Rules} and
 * {@link dev.stemma.generator.model.BarFilling}, which no preference of the model can break.
 *
 * <pre>{@code
 * MelodyModel model = ModelFolder.read(Path.of("models/melody-1")).model();
 * MelodyModel.Reading reading = model.read(Conditions.ofBars(Tradition.HYMN, Mode.MAJOR, Metre.COMMON, 8));
 * double[] first = reading.logProbabilities(); // of the first note's rhythm
 * }</pre>
 */
package dev.stemma.generator.model;
