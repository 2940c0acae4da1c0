/**
 * Training by Deeplearning4j and ND4J: the only package that imports them, loaded only to train.
 *
 * <pre>{@code
 * Path folder = Path.of("models/mine");
 * new ModelTrainer(TrainingOptions.standard(), Progress.SILENT, Checkpoints.beside(folder), Set.of())
 *         .train("mine", "Mine", "1.0.0", "mine-works", works)
 *         .write(folder);
 * }</pre>
 */
package dev.stemma.generator.model.training;
