package dev.stemma.generator.notation.musicxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A score as MuseScore 3 saves it: a pickup, a tie, a triplet, a grace note, a chord, a repeat with two endings. */
class MuseScoreReaderTest {
    static final String SCORE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <museScore version="3.02"><Score>
              <metaTag name="composer">Nobody</metaTag><metaTag name="workTitle">A Walk</metaTag>
              <Part><Staff id="1"/><trackName>Flute</trackName></Part>
              <Staff id="1">
                <VBox><Text><style>Title</style><text>Not this one</text></Text></VBox>
                <Measure len="1/4"><voice>
                  <KeySig><accidental>1</accidental></KeySig>
                  <TimeSig><sigN>3</sigN><sigD>4</sigD></TimeSig>
                  <Tempo><tempo>2</tempo></Tempo>
                  <Chord><durationType>quarter</durationType><Note><pitch>62</pitch></Note></Chord>
                </voice></Measure>
                <Measure><startRepeat/><voice>
                  <Chord><dots>1</dots><durationType>quarter</durationType>
                    <Note><pitch>67</pitch></Note><Note><pitch>59</pitch></Note></Chord>
                  <Chord><acciaccatura/><durationType>eighth</durationType><Note><pitch>72</pitch></Note></Chord>
                  <Chord><durationType>eighth</durationType><Note><pitch>69</pitch></Note></Chord>
                  <Chord><durationType>quarter</durationType>
                    <Note><Spanner type="Tie"><next/></Spanner><pitch>71</pitch></Note></Chord>
                </voice></Measure>
                <Measure><endRepeat>2</endRepeat><voice>
                  <Spanner type="Volta"><Volta><endings>1</endings></Volta>
                    <next><location><measures>1</measures></location></next></Spanner>
                  <Chord><durationType>quarter</durationType>
                    <Note><Spanner type="Tie"><prev/></Spanner><pitch>71</pitch></Note></Chord>
                  <Tuplet><normalNotes>2</normalNotes><actualNotes>3</actualNotes></Tuplet>
                  <Chord><durationType>eighth</durationType><Note><pitch>69</pitch></Note></Chord>
                  <Chord><durationType>eighth</durationType><Note><pitch>67</pitch></Note></Chord>
                  <Chord><durationType>eighth</durationType><Note><pitch>66</pitch></Note></Chord>
                  <endTuplet/>
                  <Rest><durationType>quarter</durationType></Rest>
                </voice></Measure>
                <Measure><voice>
                  <Spanner type="Volta"><Volta><endings>2</endings></Volta>
                    <next><location><measures>1</measures></location></next></Spanner>
                  <Chord><dots>1</dots><durationType>half</durationType><Note><pitch>67</pitch></Note></Chord>
                </voice></Measure>
              </Staff>
            </Score></museScore>
            """;

    static byte[] score(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aScoreIsReadAsItIsPlayed() throws Exception {
        Reading reading = MelodyFile.read(score(SCORE), ReadOptions.DEFAULT);
        Melody melody = reading.melody();
        assertThat(reading.format()).isEqualTo(MelodyFormat.MUSESCORE);
        assertThat(melody.title()).contains("A Walk");
        assertThat(reading.composer()).contains("Nobody");
        assertThat(reading.taken().name()).contains("Flute");
        assertThat(melody.keys().first()).isEqualTo(Key.parse("G major"));
        assertThat(melody.metres().first()).isEqualTo(Metre.parse("3/4"));
        assertThat(melody.anacrusis()).isEqualTo(Ticks.quarters(1));
        assertThat(melody.notes().stream().map(note -> note.pitch().midi()))
                .containsExactly(62, 67, 69, 71, 69, 67, 66, 67, 69, 71, 67);
        assertThat(melody.notes().get(3).duration()).as("a tie").isEqualTo(Ticks.quarters(2));
        assertThat(melody.notes().get(4).duration()).as("a triplet").isEqualTo(Ticks.ofUnits(1, 3));
        assertThat(reading.warnings()).anyMatch(warning -> warning.contains("grace note"));
    }

    @Test
    void anArchiveIsToldByWhatIsInIt() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"META-INF/container.xml", "Excerpts/Flute/Flute.mscx", "walk.mscx"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(score(name.equals("walk.mscx") ? SCORE : "<museScore/>"));
                zip.closeEntry();
            }
        }
        Reading reading = MelodyFile.read(bytes.toByteArray(), ReadOptions.DEFAULT);
        assertThat(reading.format()).isEqualTo(MelodyFormat.MUSESCORE);
        assertThat(reading.melody().notes()).hasSize(11);
    }

    @Test
    void anOldMuseScoreIsRefusedWithItsVersion() {
        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> MelodyFile.read(score(SCORE.replace("3.02", "2.06")), ReadOptions.DEFAULT))
                .withMessageContaining("version 2.06")
                .withMessageContaining("3 or 4");
    }

    @Test
    void whateverIsChangedInAFileItIsReadOrRefused() throws IOException {
        byte[] good = score(SCORE);
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            byte[] bad = good.clone();
            for (int change = 0; change <= i % 3; change++) {
                bad[random.nextInt(bad.length)] = (byte) "<>/0123456789-.ae\"".charAt(random.nextInt(18));
            }
            try {
                MelodyFile.read(bad, ReadOptions.DEFAULT);
            } catch (NotationException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
