/**
 * Music files in and out. Each format has a package with a reader and a writer; what they share is here: one exception,
 * one set of limits, how the melody is chosen among several voices, and how written bar lines become its pickup and
 * metres. {@link dev.stemma.generator.notation.MelodyFile} reads them all.
 *
 * <pre>{@code
 * Reading reading = MelodyFile.read(Path.of("tune.mid"), ReadOptions.DEFAULT);
 * reading.melody();   // the notes
 * reading.taken();    // 2/1 "Flute" (64 notes, D4 to B5)
 * reading.reason();   // it lies highest of the longer lines
 * reading.warnings(); // what was mended or left out
 * }</pre>
 */
package dev.stemma.generator.notation;
