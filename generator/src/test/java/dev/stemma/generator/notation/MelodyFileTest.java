package dev.stemma.generator.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.abc.AbcWriter;
import dev.stemma.generator.notation.jsonl.JsonLinesWriter;
import dev.stemma.generator.notation.jsonl.JsonMelody;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.musicxml.MusicXmlWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MelodyFileTest {
    private static final Melody MELODY = SampleMelodies.of(12);
    private static final String TWO_TUNES =
            "X:1\nT:One\nM:3/4\nL:1/4\nK:D\nDEF|\n\nX:7\nT:Two\nM:3/4\nL:1/4\nK:D\nABc|\n";

    @Test
    void theKindOfAFileIsFoundInItsContent(@TempDir Path folder) throws Exception {
        Path misnamed = folder.resolve("tune.txt");
        Files.write(misnamed, MidiWriter.write(MELODY, MidiWriter.Options.DEFAULT));
        Reading reading = MelodyFile.read(misnamed, ReadOptions.DEFAULT);

        assertThat(reading.format()).isEqualTo(MelodyFormat.MIDI);
        assertThat(reading.melody()).isEqualTo(MELODY);
    }

    @Test
    void everyKindGivesTheSameNotes() throws Exception {
        JsonMelody line = new JsonMelody("a", Optional.empty(), MELODY, true, true, true, Map.of(), 1);

        assertThat(read(JsonLinesWriter.write(line))).isEqualTo(MELODY);
        assertThat(read("\uFEFF" + JsonLinesWriter.write(line))).isEqualTo(MELODY);
        assertThat(read(text(MusicXmlWriter.write(MELODY, Optional.empty())))).isEqualTo(MELODY);
        assertThat(read(AbcWriter.write(MELODY)).notes()).isEqualTo(MELODY.notes());
    }

    @Test
    void ofABookTheFirstTuneIsTakenUnlessAnotherIsAskedFor() throws Exception {
        Reading first = MelodyFile.read(bytes(TWO_TUNES), ReadOptions.DEFAULT);

        assertThat(first.voices())
                .extracting(Voice::toString)
                .containsExactly("1 \"One\" (3 notes, D4 to F#4)", "7 \"Two\" (3 notes, A4 to C#5)");
        assertThat(first.reason()).isEqualTo("it is the first of 2");
        assertThat(first.metreStated()).isTrue();
        assertThat(MelodyFile.read(bytes(TWO_TUNES), ReadOptions.DEFAULT.withVoice("two"))
                        .taken()
                        .id())
                .isEqualTo("7");
        assertThatThrownBy(() -> MelodyFile.read(bytes(TWO_TUNES), ReadOptions.DEFAULT.withVoice("three")))
                .isInstanceOf(NotationException.class)
                .hasMessage("found no tune \"three\" among 2; the first is 1 \"One\"");
    }

    @Test
    void ofATuneInVoicesAnotherCanBeAskedFor() throws Exception {
        byte[] duet = bytes("X:1\nT:Duet\nM:4/4\nL:1/4\nK:C\nV:A\ncdef|\nV:B\nCDEF|\n");

        assertThat(MelodyFile.read(duet, ReadOptions.DEFAULT).voices())
                .extracting(Voice::id)
                .containsExactly("A", "B");
        assertThat(MelodyFile.read(duet, ReadOptions.DEFAULT.withVoice("B"))
                        .melody()
                        .notes()
                        .get(0)
                        .pitch()
                        .midi())
                .isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | the file is empty
            '   '                  | found nothing but blanks
            Dear Sir, here it is   | found text that begins "Dear Sir, here it is"
            %PDF-1.4               | found a PDF file
            ID3xxxx                | found an MP3 file
            """)
    void whatIsNoMelodyIsRefusedByNameWithWhatIsAccepted(String content, String found) {
        assertThatThrownBy(() -> MelodyFile.read(bytes(content), ReadOptions.DEFAULT))
                .isInstanceOf(NotationException.class)
                .hasMessage(found
                        + "; accepted: a Standard MIDI File, ABC, MusicXML (.musicxml, .mxl), MuseScore (.mscx,"
                        + " .mscz), MEI or Melody JSON Lines");
    }

    @Test
    void otherBytesAreShown() {
        assertThatThrownBy(() -> MelodyFile.read(new byte[] {1, 2, (byte) 0xFE, 4}, ReadOptions.DEFAULT))
                .isInstanceOf(NotationException.class)
                .hasMessageStartingWith("found bytes that begin 01 02 FE 04; accepted:");
    }

    @Test
    void aFileBeyondTheLimitIsRefused() {
        assertThatThrownBy(() -> MelodyFile.read(new byte[Limits.FILE_BYTES + 1], ReadOptions.DEFAULT))
                .isInstanceOf(NotationException.class)
                .hasMessage("the file is longer than 16777216 bytes, the most that is read");
    }

    @Test
    void filesThatAreCutShortAreRefusedOrReadWithoutTheirEnd() throws Exception {
        byte[] midi = MidiWriter.write(MELODY, MidiWriter.Options.DEFAULT);
        byte[] score = MusicXmlWriter.write(MELODY, Optional.empty());
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            byte[] shortMidi = Arrays.copyOf(midi, 1 + random.nextInt(midi.length - 1));
            byte[] shortScore = Arrays.copyOf(score, 1 + random.nextInt(score.length - 20));
            assertThatThrownBy(() -> MelodyFile.read(shortMidi, ReadOptions.DEFAULT))
                    .isInstanceOf(NotationException.class);
            assertThatThrownBy(() -> MelodyFile.read(shortScore, ReadOptions.DEFAULT))
                    .isInstanceOf(NotationException.class);
        }
    }

    @Test
    void randomBytesAreRefused() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            String start = new String[] {"", "<", "{", "MThd", "PK\3\4", "X:1\nK:C\n"}[i % 6];
            System.arraycopy(bytes(start), 0, bytes, 0, Math.min(bytes.length, start.length()));
            try {
                assertThat(MelodyFile.read(bytes, ReadOptions.DEFAULT).melody().notes())
                        .isNotEmpty();
            } catch (NotationException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static Melody read(String text) throws Exception {
        return MelodyFile.read(bytes(text), ReadOptions.DEFAULT).melody();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
