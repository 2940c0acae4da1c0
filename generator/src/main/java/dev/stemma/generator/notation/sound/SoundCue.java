package dev.stemma.generator.notation.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The audible cue of GB 45438-2025 in a WAV file of 16 bits: {@link CueRhythm} after the sound, as a sine of 1046.5 Hz (C6)
 * with fades of 8 ms. The same bytes on every machine.
 */
public final class SoundCue {
    private static final int HEADER = 44;
    private static final int SIZE = 40;
    private static final int RIFF_SIZE = 4;
    private static final int CHANNELS = 22;
    private static final int FRAMES_A_SECOND = 24;
    private static final int BITS = 34;
    private static final double FREQUENCY = 1046.5;
    private static final double LOUDNESS = 0.35 * 32_767;
    private static final double FADE_MILLIS = 8;
    private static final double MILLIS = 1000;

    private SoundCue() {}

    /**
     * The sound with the cue after it.
     *
     * @param wav with the header of {@link WavRenderer}, one chunk of format and one of sound, and nothing behind
     * @throws IllegalArgumentException if it has another form
     */
    public static byte[] append(byte[] wav) {
        if (!isPlain(wav)) {
            throw new IllegalArgumentException(
                    "an audible cue goes after sound of 16 bits in a WAV file with one chunk fmt and one chunk data");
        }
        ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        byte[] cue = cue(file.getInt(FRAMES_A_SECOND), file.getShort(CHANNELS));
        byte[] result = Arrays.copyOf(wav, Math.addExact(wav.length, cue.length));
        System.arraycopy(cue, 0, result, wav.length, cue.length);
        resize(result);
        return result;
    }

    /** Whether the file has a cue that {@link #append} appended. */
    public static boolean isIn(byte[] wav) {
        return without(wav) != wav;
    }

    /** The sound without a cue that {@link #append} appended; as it is if it has none. */
    public static byte[] without(byte[] wav) {
        if (!isPlain(wav)) {
            return wav;
        }
        ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        byte[] cue = cue(file.getInt(FRAMES_A_SECOND), file.getShort(CHANNELS));
        int place = wav.length - cue.length;
        if (place < HEADER || !Arrays.equals(wav, place, wav.length, cue, 0, cue.length)) {
            return wav;
        }
        byte[] rest = Arrays.copyOf(wav, place);
        resize(rest);
        return rest;
    }

    private static boolean isPlain(byte[] wav) {
        if (wav.length < HEADER || !new String(wav, HEADER - 8, 4, StandardCharsets.US_ASCII).equals("data")) {
            return false;
        }
        ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        int channels = file.getShort(CHANNELS);
        int rate = file.getInt(FRAMES_A_SECOND);
        return file.getInt(SIZE) == wav.length - HEADER
                && file.getShort(BITS) == Short.SIZE
                && (channels == 1 || channels == 2)
                && rate >= 8000
                && rate <= 192_000;
    }

    private static void resize(byte[] wav) {
        ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(RIFF_SIZE, wav.length - 8)
                .putInt(SIZE, wav.length - HEADER);
    }

    private static byte[] cue(int rate, int channels) {
        int units = CueRhythm.TONES.stream()
                .mapToInt(tone -> tone.pause() + tone.length())
                .sum();
        int unit = (int) (CueRhythm.UNIT_MILLIS * rate / (long) MILLIS);
        ByteBuffer cue =
                ByteBuffer.allocate(units * unit * channels * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (CueRhythm.Tone tone : CueRhythm.TONES) {
            cue.position(cue.position() + tone.pause() * unit * channels * Short.BYTES);
            int frames = tone.length() * unit;
            for (int i = 0; i < frames; i++) {
                short sample = sample(i, frames, rate);
                for (int side = 0; side < channels; side++) {
                    cue.putShort(sample);
                }
            }
        }
        return cue.array();
    }

    private static short sample(int frame, int frames, int rate) {
        double turns = FREQUENCY * frame / rate;
        double fade = Math.min(1, Math.min(frame, frames - 1 - frame) / (FADE_MILLIS * rate / MILLIS));
        return (short) Math.rint(Sine.ofTurns(turns - Math.floor(turns)) * LOUDNESS * fade);
    }
}
