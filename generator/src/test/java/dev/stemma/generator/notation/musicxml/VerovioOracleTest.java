package dev.stemma.generator.notation.musicxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Foreign;
import dev.stemma.generator.notation.SampleMelodies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verovio, which we did not write, reads the notes that we write as MEI, and who answers for them. */
class VerovioOracleTest {
    private static final int MELODIES = 20;

    @TempDir
    private Path folder;

    private List<JsonNode> read(List<String> files) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Foreign.program("node"), Foreign.script("read-mei.mjs").toString()));
        command.addAll(files);
        List<JsonNode> read = new ArrayList<>();
        for (String line : Foreign.run(folder, command).lines().toList()) {
            read.add(new ObjectMapper().readTree(line));
        }
        return read;
    }

    private String write(String name, byte[] score) throws Exception {
        return Files.write(folder.resolve(name), score).toString();
    }

    private static double quarters(Note note) {
        return (double) note.onset().value() / Ticks.PER_QUARTER;
    }

    @Test
    void everyNoteIsReadAtItsTime() throws Exception {
        List<String> files = new ArrayList<>();
        for (int seed = 0; seed < MELODIES; seed++) {
            files.add(write(seed + ".mei", MeiWriter.write(SampleMelodies.of(seed), Optional.empty())));
        }
        List<JsonNode> read = read(files);
        for (int seed = 0; seed < MELODIES; seed++) {
            Melody melody = SampleMelodies.of(seed);
            JsonNode notes = read.get(seed).get("notes");
            assertThat(read.get(seed).get("log").asText()).as("seed %s", seed).isEmpty();
            assertThat(notes).as("seed %s", seed).hasSize(melody.notes().size());
            for (int i = 0; i < notes.size(); i++) {
                Note note = melody.notes().get(i);
                assertThat(Math.abs(notes.get(i).get(0).asDouble() - quarters(note)))
                        .as("seed %s, note %s", seed, i)
                        .isLessThan(0.02);
                assertThat(notes.get(i).get(1).asInt())
                        .as("seed %s, note %s", seed, i)
                        .isEqualTo(note.pitch().midi());
            }
        }
    }

    @Test
    void whoAnswersForANoteIsReadToo() throws Exception {
        byte[] score = MeiWriter.write(MeiTest.tied(), Optional.of(MeiTest.both()));

        JsonNode written = read(List.of(write("both.mei", score))).get(0).get("resp");

        assertThat(written).hasSize(3);
        assertThat(written.get(0).asText()).isEqualTo("#model-1");
        assertThat(written.get(1).asText()).isEqualTo("#model-1 #person-1");
        assertThat(written.get(2).asText()).isEqualTo("#model-1 #person-1");
    }
}
