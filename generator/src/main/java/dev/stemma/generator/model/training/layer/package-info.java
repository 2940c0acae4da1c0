/**
 * Layers for Deeplearning4j that learn from whole sequences at once.
 *
 * <p>Deeplearning4j's own LSTM makes hundreds of small native calls for each time step. {@link
 * dev.stemma.generator.model.training.layer.WholeSequenceLstm} makes one: the product with the recurrent weights. All that
 * does not depend on the step before, the inputs' part of the gates and every gradient of a weight, is one product for
 * the whole batch; gates are plain Java. Parameters, updaters, clipping, masks and the training loop stay Deeplearning4j's.
 *
 * <pre>{@code
 * new NeuralNetConfiguration.Builder().seed(1).updater(new Adam(1e-3)).list()
 *         .layer(WholeSequenceLstm.ofFeatures(120, 64))
 *         .layer(WholeSequenceLstm.of(64, 64))
 *         .layer(TokenOutput.of(64, 40))
 *         .build();
 * }</pre>
 *
 * <p>Inputs and activations have Deeplearning4j's shape [batch, size, time]; inside they lie as [time, batch, size], so
 * that a step is one matrix and a sequence another.
 */
package dev.stemma.generator.model.training.layer;
