package dev.stemma.generator.notation.sound;

import static dev.stemma.generator.notation.sound.Performance.RATE;

import dev.stemma.generator.music.Melody;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Melodies as WAV files: RIFF, PCM, 44.1 kHz, 16 bits. */
public final class WavRenderer {
    /** One side, or two with the hall around them. */
    public enum Channels {
        MONO,
        STEREO
    }

    private static final int HEADER = 44;
    private static final int BYTES_PER_SAMPLE = 2;
    private static final int PCM = 1;

    private WavRenderer() {}

    /**
     * Renders a melody: the same bytes for the same melody on every machine and Java version, as long as
     * {@link Synthesizer#VERSION} is the same. The sound ends two seconds after the last note, in silence.
     *
     * @return a whole WAV file
     * @throws IllegalArgumentException if the melody lasts longer than ten minutes
     */
    public static byte[] render(Melody melody, Instrument instrument, Channels channels) {
        Synthesizer.Sound sound = Synthesizer.play(melody, instrument);
        int sides = channels == Channels.STEREO ? 2 : 1;
        ByteBuffer file = header(sound.frames(), sides);
        for (int i = 0; i < sound.frames(); i++) {
            float left = sound.left()[i];
            float right = sound.right()[i];
            if (sides == 2) {
                file.putShort(sample(left)).putShort(sample(right));
            } else {
                file.putShort(sample((left + right) / 2));
            }
        }
        return file.array();
    }

    /**
     * The file with its header written (all little-endian).
     *
     * <pre>
     *  0 "RIFF"  4 size of the rest  8 "WAVE"
     * 12 "fmt " 16 size 16  20 format 1 (PCM)  22 channels  24 frames a second
     * 28 bytes a second  32 bytes a frame  34 bits a sample
     * 36 "data" 40 size     44 frames
     * </pre>
     */
    static ByteBuffer header(int frames, int channels) {
        int frameSize = BYTES_PER_SAMPLE * channels;
        int dataSize = Math.multiplyExact(frames, frameSize);
        ByteBuffer file = ByteBuffer.allocate(HEADER + dataSize).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER - 8 + dataSize).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) PCM).putShort((short) channels);
        file.putInt(RATE).putInt(RATE * frameSize).putShort((short) frameSize);
        file.putShort((short) (8 * BYTES_PER_SAMPLE));
        file.put(ascii("data")).putInt(dataSize);
        return file;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static short sample(float value) {
        return (short) Math.rint(value * 32_767);
    }
}
