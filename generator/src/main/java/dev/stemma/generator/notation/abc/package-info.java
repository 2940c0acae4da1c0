/**
 * ABC 2.1, the text format of tunebooks: a reader of what they use, and a writer.
 *
 * <pre>{@code
 * AbcTune tune = AbcReader.read("X:1\nT:Scale\nM:4/4\nL:1/4\nK:D\nD E F G | A B c d |]").get(0);
 * tune.melody().keys().first(); // D major
 * String text = AbcWriter.write(tune.melody(), tune.fields());
 * }</pre>
 */
package dev.stemma.generator.notation.abc;
