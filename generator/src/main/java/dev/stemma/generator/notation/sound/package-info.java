/**
 * Melodies as sound: a synthesizer of our own whose bytes are the same on every machine and Java version, so that a
 * rendering can be made again and compared; and, on request, any SoundFont.
 *
 * <pre>{@code
 * byte[] wav = WavRenderer.render(melody, Instrument.FLUTE, WavRenderer.Channels.STEREO);
 * }</pre>
 *
 * <p>Per sample only {@code + - * /} on {@code double} and {@code float} are used, which Java defines to the bit;
 * per note also {@link java.lang.StrictMath}. Noise comes from a seeded generator.
 */
package dev.stemma.generator.notation.sound;
