/**
 * Melodies as Standard MIDI Files. Reading stands on the product's one byte-level reader of MIDI; writing adds what MIDI
 * itself cannot say as text events ({@code FF 01}) of the form {@code name: value}:
 *
 * <table>
 * <caption>Text events</caption>
 * <tr><td>{@code pickup: 1/2}</td><td>at 0: length of the pickup bar in quarter notes; other programs see a first bar
 *     with a time signature of its own</td></tr>
 * <tr><td>{@code metre: 2+2+3/8}</td><td>groups of an additive metre, beside the time signature 7/8; at 0 the metre
 *     that a pickup belongs to</td></tr>
 * <tr><td>{@code key: D dorian}</td><td>a mode other than major and minor, beside the key signature</td></tr>
 * <tr><td>{@code chord: Gm7}</td><td>a chord symbol</td></tr>
 * <tr><td>{@code lyric 2: la-}</td><td>words from the second verse on; the first verse are lyric events ({@code FF
 *     05}). A hyphen says that the word goes on</td></tr>
 * </table>
 *
 * <pre>{@code
 * Reading reading = MidiReader.read(bytes, ReadOptions.DEFAULT);
 * byte[] again = MidiWriter.write(reading.melody(), MidiWriter.Options.DEFAULT);
 * }</pre>
 */
package dev.stemma.generator.notation.midi;
