/**
 * Melodies as immutable values: exact time, pitch, key, metre.
 *
 * <pre>{@code
 * Melody scale = Melody.of(Metre.parse("4/4"), Key.parse("D dorian"), List.of(
 *         new Note(Ticks.ZERO, Ticks.quarters(1), new Pitch(62)),
 *         new Note(Ticks.quarters(1), Ticks.quarters(1), new Pitch(64))));
 * scale.bars().get(0).length(); // Ticks.quarters(4)
 * }</pre>
 */
package dev.stemma.generator.music;
