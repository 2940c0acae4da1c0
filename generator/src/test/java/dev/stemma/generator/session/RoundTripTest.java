package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.notation.Foreign;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.musicxml.MusicXmlWriter;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that somebody opened in MuseScore, changed or not, and saved or exported there. */
class RoundTripTest {
    private static final int SCORES = 40;
    private static final NoteEdit PITCHED = new NoteEdit.Pitched(7, 84, Optional.empty(), true);

    @ParameterizedTest
    @CsvSource({"mid", "mscz", "xml"})
    void aScoreThatMuseScoreMerelyWritesAgainHasNoEditAndAnEditIsFound(String to, @TempDir Path folder)
            throws Exception {
        List<Melody> before = tunes("musicxml");
        for (Alignment alignment : aligned(before, converted(folder, before, "musicxml", to))) {
            assertThat(alignment.edits()).isEmpty();
        }
        List<Melody> edited = before.stream().map(RoundTripTest::withOtherPitch).toList();
        for (Alignment alignment : aligned(before, converted(folder, edited, "musicxml", to))) {
            assertThat(alignment.edits()).containsExactly(PITCHED);
        }
    }

    /** Reading MIDI, MuseScore leaves out short rests that would be hard to read; that cannot be told from a person's doing. */
    @ParameterizedTest
    @CsvSource({"mid", "musicxml"})
    void ofAMidiFileMuseScoreLengthensNotesOverRestsAndChangesNothingElse(String to, @TempDir Path folder)
            throws Exception {
        List<Melody> before = tunes("mid");
        for (Alignment alignment : aligned(before, converted(folder, before, "mid", to))) {
            assertThat(alignment.edits())
                    .allMatch(NoteEdit.Resized.class::isInstance)
                    .hasSizeLessThanOrEqualTo(4);
        }
        List<Melody> edited = before.stream().map(RoundTripTest::withOtherPitch).toList();
        for (Alignment alignment : aligned(before, converted(folder, edited, "mid", to))) {
            assertThat(alignment.edits())
                    .contains(PITCHED)
                    .allMatch(edit -> edit instanceof NoteEdit.Resized || edit.equals(PITCHED));
        }
    }

    /** As they are read from the files that were signed. */
    private static List<Melody> tunes(String extension) throws Exception {
        RandomMelodies random = new RandomMelodies(8);
        List<Melody> tunes = new ArrayList<>();
        for (int i = 0; i < SCORES; i++) {
            tunes.add(MelodyFile.read(file(random.plain(32), extension), ReadOptions.DEFAULT)
                    .melody());
        }
        return tunes;
    }

    private static Melody withOtherPitch(Melody tune) {
        List<Note> notes = new ArrayList<>(tune.notes());
        Note seventh = notes.get(6);
        notes.set(6, new Note(seventh.onset(), seventh.duration(), new Pitch(84)));
        return tune.withNotes(notes, tune.length());
    }

    private static byte[] file(Melody melody, String extension) {
        return extension.equals("mid")
                ? MidiWriter.write(melody, MidiWriter.Options.DEFAULT)
                : MusicXmlWriter.write(melody, Optional.empty());
    }

    private static List<Melody> converted(Path folder, List<Melody> tunes, String from, String to) throws Exception {
        String program = Foreign.program("mscore3", "musescore3", "mscore", "musescore");
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < tunes.size(); i++) {
            Path before = Files.write(folder.resolve(i + "-before." + from), file(tunes.get(i), from));
            jobs.add("{\"in\": \"" + before + "\", \"out\": \"" + folder.resolve(i + "-after." + to) + "\"}");
        }
        Path list = Files.writeString(folder.resolve("jobs.json"), "[" + String.join(",", jobs) + "]");
        Foreign.run(folder, List.of(program, "-j", list.toString()));
        List<Melody> read = new ArrayList<>();
        for (int i = 0; i < tunes.size(); i++) {
            byte[] after = Files.readAllBytes(folder.resolve(i + "-after." + to));
            read.add(MelodyFile.read(after, ReadOptions.DEFAULT).melody());
        }
        return read;
    }

    private static List<Alignment> aligned(List<Melody> before, List<Melody> after) throws RecordException {
        List<Alignment> alignments = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            List<JournalNote> notes = new ArrayList<>();
            before.get(i).notes().forEach(note -> notes.add(Scores.note(notes.size() + 1L, note)));
            alignments.add(Alignment.of(Scores.frame(before.get(i)), notes, after.get(i), notes.size() + 1L));
        }
        return alignments;
    }
}
