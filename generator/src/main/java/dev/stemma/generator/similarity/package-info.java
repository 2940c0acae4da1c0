/**
 * How near a melody is to works: which runs of notes they share, in whatever key and tempo.
 *
 * <pre>{@code
 * ModelFolder model = ModelFolder.read(Path.of("models/melody-2"));
 * NearCopies near = NearCopies.of(model.index(), melody.notes());
 * near.longestRun();                                   // 7
 * model.works().work(near.works().get(0).work()).title(); // of the nearest work
 * }</pre>
 */
package dev.stemma.generator.similarity;
