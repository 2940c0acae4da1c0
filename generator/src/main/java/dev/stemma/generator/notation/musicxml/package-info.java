/**
 * Melodies as MusicXML 4.0 score-partwise: one part, one staff, spelled by the key and written in values that a player
 * reads at sight. {@link dev.stemma.generator.notation.musicxml.Rhythm} decides how a duration is written;
 * {@link dev.stemma.generator.notation.musicxml.MusicXmlReader} takes scores of any program.
 *
 * <pre>{@code
 * byte[] score = MusicXmlWriter.write(melody, Optional.empty());
 * Reading reading = MusicXmlReader.read(score, ReadOptions.DEFAULT);
 * }</pre>
 */
package dev.stemma.generator.notation.musicxml;
