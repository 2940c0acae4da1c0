/**
 * Training by Deeplearning4j and ND4J: the only package that imports them, loaded only to train.
 *
 * <pre>{@code
 * ModelFolder trained = new Training(TrainingOptions.standard(), Progress.SILENT).train(corpora);
 * trained.write(Path.of("models/mine"));
 * }</pre>
 */
package dev.stemma.generator.model.training;
