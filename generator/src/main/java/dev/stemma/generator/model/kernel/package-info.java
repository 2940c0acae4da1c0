/**
 * Inference in plain Java with equal bits everywhere: on every JVM from 17 up, interpreted or compiled, on every
 * processor, so that a melody can be composed again and compared note by note. No native library, no clock, no hidden
 * state; what is random comes from a seed.
 *
 * <pre>{@code
 * LstmNetwork network = new LstmNetwork(LstmWeights.from(SafeTensors.read(file)));
 * LstmState state = network.start();
 * network.step(state, 3, 41, 97);                            // the features that are on
 * double[] scores = Distribution.logProbabilities(state.logits(), 0, network.outputs());
 * int token = Distribution.of(scores, 0.9).sample(Philox.uniform(seed, 0, 0));
 * }</pre>
 */
package dev.stemma.generator.model.kernel;
