package dev.stemma.generator.notation.sound;

import static dev.stemma.generator.notation.sound.Performance.RATE;

import dev.stemma.generator.music.Melody;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Soundbank;
import javax.sound.midi.Synthesizer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

/**
 * Melodies through a SoundFont that the user names, by the synthesizer of the Java platform. Its own bank is never
 * used: the platform makes it up at random for each user. No sound card is needed; the platform's class for that is
 * only open to programs started with {@value #EXPORT}.
 */
public final class SoundFontRenderer {
    /** The option of {@code java} without which {@link #render} is refused. */
    public static final String EXPORT = "--add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED";

    private static final AudioFormat STEREO = new AudioFormat(RATE, 16, 2, true, false);
    private static final int TAIL = RATE * 2;

    private SoundFontRenderer() {}

    /**
     * Renders a melody.
     *
     * @param soundFont an SF2 or DLS file
     * @param program of General MIDI, 0 to 127: 0 grand piano, 24 nylon guitar, 73 flute, 107 koto
     * @return a whole WAV file, 44.1 kHz, 16 bits, stereo
     * @throws IOException if the SoundFont cannot be read or is none
     * @throws IllegalStateException if this Java hides its synthesizer, saying how to open it
     * @throws IllegalArgumentException if the melody lasts longer than ten minutes
     */
    public static byte[] render(Melody melody, Path soundFont, int program) throws IOException {
        Performance performance = Performance.of(melody);
        Soundbank bank = bank(soundFont);
        try (Synthesizer synthesizer = MidiSystem.getSynthesizer();
                AudioInputStream sound = openStream(synthesizer)) {
            if (!synthesizer.loadAllInstruments(bank)) {
                throw new IOException(soundFont + ": the platform's synthesizer cannot play this SoundFont");
            }
            send(performance, program, synthesizer.getReceiver());
            int frames = performance.end() + TAIL;
            ByteBuffer file = WavRenderer.header(frames, STEREO.getChannels());
            file.put(sound.readNBytes(frames * STEREO.getFrameSize()));
            return file.array();
        } catch (MidiUnavailableException | InvalidMidiDataException e) {
            throw new IOException(soundFont + ": the platform's synthesizer refused to play: " + e.getMessage(), e);
        }
    }

    private static Soundbank bank(Path soundFont) throws IOException {
        if (!Files.isRegularFile(soundFont)) {
            throw new IOException(soundFont + ": no such file; a SoundFont (.sf2) is needed");
        }
        try {
            return MidiSystem.getSoundbank(soundFont.toFile());
        } catch (InvalidMidiDataException e) {
            throw new IOException(soundFont + ": no SoundFont; accepted: SF2 and DLS files", e);
        } catch (EOFException | RuntimeException e) {
            // The platform's readers trust the lengths in a file.
            throw new IOException(soundFont + ": a damaged SoundFont, or none; accepted: SF2 and DLS files", e);
        }
    }

    /** {@code AudioSynthesizer.openStream}, which the platform has but does not export. */
    private static AudioInputStream openStream(Synthesizer synthesizer) throws IOException {
        try {
            return (AudioInputStream) Class.forName("com.sun.media.sound.AudioSynthesizer")
                    .getMethod("openStream", AudioFormat.class, Map.class)
                    .invoke(synthesizer, STEREO, Map.of("load default soundbank", false));
        } catch (InvocationTargetException e) {
            throw new IOException("the platform's synthesizer did not open: " + e.getCause(), e);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("this Java hides its synthesizer; start it with " + EXPORT, e);
        }
    }

    private static void send(Performance performance, int program, Receiver receiver) throws InvalidMidiDataException {
        receiver.send(new ShortMessage(ShortMessage.PROGRAM_CHANGE, 0, program, 0), 0);
        for (Tone tone : performance.tones()) {
            int velocity = (int) (127 * tone.velocity());
            long end = tone.start() + (long) tone.frames();
            receiver.send(new ShortMessage(ShortMessage.NOTE_ON, 0, tone.midi(), velocity), micros(tone.start()));
            receiver.send(new ShortMessage(ShortMessage.NOTE_OFF, 0, tone.midi(), 0), micros(end));
        }
    }

    private static long micros(long frame) {
        return frame * 1_000_000 / RATE;
    }
}
