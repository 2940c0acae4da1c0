package dev.stemma.generator.notation.midi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Foreign;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.SampleMelodies;
import dev.stemma.generator.notation.jsonl.JsonLine;
import dev.stemma.generator.notation.jsonl.JsonLinesReader;
import dev.stemma.generator.notation.jsonl.JsonMelody;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MIDI as programs that we did not write have it. */
class MidiOracleTest {
    @Test
    void aJavaScriptReaderReadsTheSameNotesTemposAndMetres(@TempDir Path folder) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Foreign.program("node"), Foreign.script("read-midi.js").toString()));
        for (int seed = 0; seed < 60; seed++) {
            Path file = folder.resolve(seed + ".mid");
            Files.write(file, MidiWriter.write(SampleMelodies.of(seed), new MidiWriter.Options(seed % 2, 0)));
            command.add(file.toString());
        }
        String[] lines = Foreign.run(folder, command).split("\n");
        assertThat(lines).hasSize(60);
        for (int seed = 0; seed < 60; seed++) {
            Melody melody = SampleMelodies.of(seed);
            JsonNode read = new ObjectMapper().readTree(lines[seed]);
            int division = read.get("ticksPerQuarter").asInt();
            assertThat(notes(read.get("notes"), division)).isEqualTo(melody.notes());
            assertThat(read.get("tempos").size())
                    .isEqualTo(melody.tempos().changes().size());
            assertThat(read.get("tempos").get(0).get(1).asInt())
                    .isEqualTo(melody.tempos().first().microsPerQuarter());
            if (melody.anacrusis().isZero()) {
                assertThat(read.get("metres").get(0).get(1).asText())
                        .isEqualTo(melody.metres().first().toString());
            }
        }
    }

    private static List<Note> notes(JsonNode list, int division) {
        List<Note> notes = new ArrayList<>();
        for (JsonNode note : list) {
            notes.add(new Note(
                    Ticks.ofUnits(note.get(0).asLong(), division),
                    Ticks.ofUnits(note.get(1).asLong(), division),
                    new Pitch(note.get(2).asInt())));
        }
        return notes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-nova",
                "2-chorales",
                "3-elsass",
                "4-jugoslav",
                "5-schweiz",
                "6-oesterrh",
                "7-kinder",
                "8-shanxi"
            })
    void theNotesOfTheEightMelodySetsAreThoseThatTwoOtherReadersFound(String set) throws Exception {
        Path folder = Foreign.corpus("benchmark-only/eight-melody-sets");
        for (JsonLine line : JsonLinesReader.readAll(folder.resolve(set + ".jsonl"), 24)) {
            JsonMelody expected = (JsonMelody) line;
            byte[] file = Files.readAllBytes(folder.resolve("midi/" + set + "/" + expected.id() + ".mid"));
            assertThat(MidiReader.read(file, ReadOptions.DEFAULT).melody().notes())
                    .as(expected.id())
                    .isEqualTo(expected.melody().notes());
        }
    }
}
