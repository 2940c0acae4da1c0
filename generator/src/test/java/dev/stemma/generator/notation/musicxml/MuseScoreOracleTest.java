package dev.stemma.generator.notation.musicxml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Foreign;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.SampleMelodies;
import dev.stemma.generator.notation.midi.MidiReader;
import dev.stemma.provenance.label.Responsibility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores as MuseScore has them. */
class MuseScoreOracleTest {
    private static final int SCORES = 40;

    @Test
    void museScorePlaysTheNotesThatWeWrote(@TempDir Path folder) throws Exception {
        convert(folder, "mid");
        for (int seed = 0; seed < SCORES; seed++) {
            byte[] file = Files.readAllBytes(folder.resolve(seed + ".mid"));
            Melody played = MidiReader.read(file, ReadOptions.DEFAULT).melody();
            assertThat(starts(played)).as("seed %s", seed).isEqualTo(starts(SampleMelodies.of(seed)));
            if (!SampleMelodies.of(seed).anacrusis().isZero()) {
                assertThat(played.anacrusis())
                        .as("seed %s", seed)
                        .isEqualTo(SampleMelodies.of(seed).anacrusis());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"xml, MUSICXML", "mscz, MUSESCORE"})
    void scoresThatMuseScoreWroteAreReadAsTheMelodyThatWasInThem(
            String extension, MelodyFormat format, @TempDir Path folder) throws Exception {
        convert(folder, extension);
        for (int seed = 0; seed < SCORES; seed++) {
            byte[] file = Files.readAllBytes(folder.resolve(seed + "." + extension));
            assertThat(MelodyFile.format(file)).isEqualTo(format);
            Melody read = MelodyFile.read(file, ReadOptions.DEFAULT).melody();
            Melody expected = SampleMelodies.of(seed);
            assertThat(read.notes()).as("seed %s", seed).isEqualTo(expected.notes());
            assertThat(read.bars()).as("seed %s", seed).isEqualTo(expected.bars());
            assertThat(read.lyrics()).as("seed %s", seed).isEqualTo(expected.lyrics());
            assertThat(signatures(read)).as("seed %s", seed).isEqualTo(signatures(expected));
            assertThat(read.title()).as("seed %s", seed).isEqualTo(expected.title());
        }
    }

    /** Writes sample scores as MusicXML and lets MuseScore convert them all. */
    private static void convert(Path folder, String extension) throws Exception {
        String program = Foreign.program("mscore3", "musescore3", "mscore", "musescore");
        List<String> jobs = new ArrayList<>();
        for (int seed = 0; seed < SCORES; seed++) {
            Path score = folder.resolve(seed + ".musicxml");
            Files.write(score, MusicXmlWriter.write(SampleMelodies.of(seed), answered(SampleMelodies.of(seed))));
            jobs.add("{\"in\": \"" + score + "\", \"out\": \"" + folder.resolve(seed + "." + extension) + "\"}");
        }
        Path list = Files.writeString(folder.resolve("jobs.json"), "[" + String.join(",", jobs) + "]");
        Foreign.run(folder, List.of(program, "-j", list.toString()));
    }

    /** A model and a person by turns. */
    private static Optional<Responsibility> answered(Melody melody) {
        List<Responsibility.Share> two = MeiTest.both().notes();
        return Optional.of(new Responsibility(
                MeiTest.both().parties(),
                IntStream.range(0, melody.notes().size())
                        .mapToObj(i -> two.get(i % 2))
                        .toList()));
    }

    /** The key signature at every note: MuseScore leaves out a change of mode that does not change it. */
    private static List<Integer> signatures(Melody melody) {
        return melody.notes().stream()
                .map(note -> melody.keys().at(note.onset()).signature())
                .toList();
    }

    /** Onsets and pitches: durations in MuseScore's MIDI are those of a player, a little shorter than written. */
    private static List<String> starts(Melody melody) {
        List<String> starts = new ArrayList<>();
        for (Note note : melody.notes()) {
            starts.add(Ticks.ofUnits(note.onset().toUnits(480), 480) + " " + note.pitch());
        }
        return starts;
    }
}
