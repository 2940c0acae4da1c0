package dev.stemma.provenance.asset;

import static dev.stemma.provenance.asset.SmfBytes.END;
import static dev.stemma.provenance.asset.SmfBytes.chunk;
import static dev.stemma.provenance.asset.SmfBytes.concat;
import static dev.stemma.provenance.asset.SmfBytes.header;
import static dev.stemma.provenance.asset.SmfBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import javax.sound.midi.MidiSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that two MIDI readers would read differently, so that what is signed and what is heard could part: the attack on
 * parsers of one format that disagree (Sassaman et al., "Security Applications of Formal Language Theory", IEEE Systems
 * Journal 2013). One reader serves signature and music here, and takes no side: it refuses.
 */
class AmbiguityAttackTest {
    private static final String NOTE = "00 90 3C 40 60 80 3C 00 ";

    static Stream<Arguments> ambiguous() {
        byte[] track = chunk("MTrk", hex(NOTE + END));
        byte[] hidden = chunk("MTrk", hex("00 90 48 40 60 80 48 00 " + END));
        return Map.of(
                        "running status after a meta event",
                                SmfBytes.file(0, "00 90 3C 40 00 FF 06 00 60 3C 00 " + END),
                        "running status after a system exclusive message",
                                SmfBytes.file(0, "00 90 3C 40 00 F0 01 F7 60 3C 00 " + END),
                        "a track that the header does not count", concat(header(1, 1, 480), track, hidden),
                        "a header that counts a track that is not there", concat(header(1, 2, 480), track),
                        "two tracks in format 0", concat(header(0, 2, 480), track, hidden),
                        "notes after End of Track", SmfBytes.file(0, NOTE + END + "00 90 48 40 60 80 48 00"),
                        "no End of Track", SmfBytes.file(0, NOTE),
                        "a track shorter than its events", cut(concat(header(0, 1, 480), track), 18, 10),
                        "a track longer than the file", cut(concat(header(0, 1, 480), track), 18, 99),
                        "a delta time of five bytes", SmfBytes.file(0, "80 80 80 80 00 90 3C 40 " + END))
                .entrySet()
                .stream()
                .map(file -> Arguments.of(file.getKey(), file.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ambiguous")
    void aFileThatReadersReadDifferentlyIsRefused(String name, byte[] file) {
        assertThatExceptionOfType(AssetException.class).isThrownBy(() -> StandardMidiFile.read(file));
        assertThatExceptionOfType(AssetException.class).isThrownBy(() -> new MidiCarrier().locate(ByteSource.of(file)));
    }

    /** The reader of the Java library, which nobody here wrote, stops where the header says; others read on. */
    @Test
    void anotherReaderPassesOverTheTrackThatTheHeaderDoesNotCount() throws Exception {
        byte[] track = chunk("MTrk", hex(NOTE + END));

        byte[] file = concat(header(1, 1, 480), track, track);

        assertThat(MidiSystem.getSequence(new ByteArrayInputStream(file)).getTracks())
                .hasSize(1);
    }

    /** A MIDI file in RIFF is another format: what is signed inside it does not count for the whole. */
    @Test
    void aMidiFileInRiffIsNone() {
        byte[] midi = SmfBytes.file(0, NOTE + END);
        byte[] riff = concat(
                ("RIFF" + (char) (12 + midi.length) + "\0\0\0RMIDdata" + (char) midi.length + "\0\0\0")
                        .getBytes(StandardCharsets.ISO_8859_1),
                midi);

        assertThat(Carrier.detect(ByteSource.of(riff))).isEmpty();
    }

    private static byte[] cut(byte[] file, int lengthField, int length) {
        file[lengthField + 3] = (byte) length;
        return file;
    }
}
