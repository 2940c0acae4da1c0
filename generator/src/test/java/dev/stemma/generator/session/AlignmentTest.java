package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));

    /** A journal in which a melody was imported. */
    private static Journal imported(Melody melody) throws JournalException {
        Journal journal = new Journal();
        journal.begin(new UUID(1, 2), Actor.STEMMA, Instant.EPOCH);
        List<JournalNote> notes = new ArrayList<>();
        melody.notes().forEach(note -> notes.add(Scores.note(notes.size() + 1L, note)));
        journal.add(
                Actor.STEMMA,
                Instant.EPOCH,
                0,
                new Source.Imported(Digest.of(new byte[0]), "audio/midi", Scores.frame(melody), notes));
        return journal;
    }

    private static Version last(Journal journal) {
        return journal.version(journal.size() - 1).orElseThrow();
    }

    private static List<JournalNote> notes(Version version) {
        return version.notes().stream().map(TracedNote::note).toList();
    }

    private static Melody melody(Version version) throws RecordException {
        return Scores.melody(version.frame(), notes(version));
    }

    private static void add(Journal journal, Operation operation) throws JournalException {
        journal.add(ANN, Instant.EPOCH, journal.size() - 1, operation);
    }

    /** Aligns, and carries out what was found: the law that holds for whatever two melodies. */
    private static Alignment aligned(Journal journal, Melody edited) throws Exception {
        Version before = last(journal);
        Alignment alignment = Alignment.of(before.frame(), notes(before), edited, journal.nextNote());
        Journal done = journal.copy();
        for (Operation operation : alignment.operations()) {
            add(done, operation);
        }
        assertThat(melody(last(done))).isEqualTo(alignment.settled());
        if (alignment.played().isPresent()) {
            add(done, alignment.played().get());
        }
        assertThat(melody(last(done))).isEqualTo(edited);
        return alignment;
    }

    private static Alignment aligned(Melody before, Melody edited) throws Exception {
        return aligned(imported(before), edited);
    }

    private static Melody tune(String... notes) {
        List<Note> line = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        for (String note : notes) {
            String[] parts = note.split(":");
            Ticks duration = Ticks.parseFraction(parts[1]);
            if (!parts[0].equals("z")) {
                line.add(new Note(at, duration, Pitch.parse(parts[0])));
            }
            at = at.plus(duration);
        }
        return Melody.of(Metre.COMMON, Key.parse("D"), line);
    }

    @Test
    void eachNoteThatBecameAnotherIsNamedWithWhatChanged() throws Exception {
        Melody before = tune("D4:1", "E4:1", "F#4:1", "G4:1", "A4:2", "z:1", "D4:1");
        Melody edited = tune("D4:1", "E4:1/2", "z:1/2", "G4:1", "G4:1", "A4:2", "D4:1", "z:1");
        assertThat(aligned(before, edited).operations())
                .containsExactly(
                        new NoteEdit.Resized(2, Ticks.quarters(1, 2).value(), Optional.empty(), true),
                        new NoteEdit.Pitched(3, 67, Optional.empty(), true),
                        new NoteEdit.Moved(6, Ticks.quarters(6).value(), Optional.empty(), true));
        assertThat(aligned(before, tune("D4:1", "E4:1", "F#4:1", "G4:1", "A4:2", "B4:1", "D4:1"))
                        .operations())
                .containsExactly(new NoteEdit.Added(
                        new JournalNote(
                                7, Ticks.quarters(6).value(), Ticks.quarters(1).value(), 71),
                        Optional.empty(),
                        true));
        assertThat(aligned(before, tune("D4:1", "E4:1", "z:1", "G4:1", "A4:2", "z:1", "D4:1"))
                        .operations())
                .containsExactly(new NoteEdit.Removed(3, true));
    }

    @Test
    void aMelodyThatIsAsItWasHasNoEdits() throws Exception {
        RandomMelodies random = new RandomMelodies(3);
        for (int i = 0; i < 300; i++) {
            Melody melody = random.melody(random.upTo(40));
            Alignment alignment = aligned(melody, melody);
            assertThat(alignment.operations()).isEmpty();
            assertThat(alignment.played()).isEmpty();
        }
    }

    /** An edit that a melody allows, at random. */
    private static Operation edit(Random random, Journal journal) {
        Version version = last(journal);
        List<JournalNote> notes = notes(version);
        long quaver = ScoreFrame.UNITS_PER_QUARTER / 2;
        while (true) {
            JournalNote note = notes.get(random.nextInt(notes.size()));
            long onset = quaver * random.nextInt(Math.toIntExact(version.frame().length() / quaver));
            Operation edit = switch (random.nextInt(5)) {
                case 0 ->
                    new NoteEdit.Added(
                            new JournalNote(
                                    journal.nextNote(),
                                    onset,
                                    quaver * (1 + random.nextInt(2)),
                                    50 + random.nextInt(40)),
                            Optional.empty(),
                            true);
                case 1 -> new NoteEdit.Moved(note.id(), onset, Optional.empty(), true);
                case 2 -> new NoteEdit.Resized(note.id(), quaver * (1 + random.nextInt(4)), Optional.empty(), true);
                case 3 -> new NoteEdit.Pitched(note.id(), note.pitch() + random.nextInt(9) - 4, Optional.empty(), true);
                default -> new NoteEdit.Removed(note.id(), true);
            };
            try {
                add(journal.copy(), edit);
                return edit;
            } catch (JournalException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 400", "2, 396", "3, 380", "5, 340", "8, 300"})
    void asFewEditsAreFoundAsWereMadeAndMostlyTheVeryOnes(int made, int least) throws Exception {
        Random random = new Random(made);
        RandomMelodies melodies = new RandomMelodies(made);
        int same = 0;
        int runs = 400;
        for (int i = 0; i < runs; i++) {
            Journal journal = imported(melodies.plain(32));
            Journal edited = journal.copy();
            List<Operation> edits = new ArrayList<>();
            for (int j = 0; j < made; j++) {
                Operation edit = edit(random, edited);
                add(edited, edit);
                edits.add(edit);
            }
            Alignment alignment = aligned(journal, melody(last(edited)));
            assertThat(alignment.edits()).hasSizeLessThanOrEqualTo(made);
            boolean found = notes(last(edited)).equals(notesAfter(journal, alignment));
            same += found ? 1 : 0;
        }
        assertThat(same).isGreaterThanOrEqualTo(least);
    }

    private static List<JournalNote> notesAfter(Journal journal, Alignment alignment) throws JournalException {
        Journal done = journal.copy();
        for (Operation operation : alignment.operations()) {
            add(done, operation);
        }
        return notes(last(done));
    }

    @Test
    void whateverTwoMelodiesOneIsMadeOutOfTheOther() throws Exception {
        RandomMelodies random = new RandomMelodies(5);
        for (int i = 0; i < 1_000; i++) {
            Melody before = random.melody(random.upTo(30));
            Melody after = random.melody(random.upTo(30));
            Alignment alignment = aligned(before, after);
            assertThat(alignment.edits().size())
                    .isLessThanOrEqualTo(before.notes().size() + after.notes().size());
            Melody one = random.plain(random.upTo(30));
            aligned(one, random.plain(random.upTo(30)));
        }
    }

    private static Melody mapped(Melody melody, UnaryOperator<Note> map) {
        List<Note> notes = melody.notes().stream().map(map).toList();
        Ticks end = notes.get(notes.size() - 1).end();
        return melody.withNotes(notes, Ticks.max(end, melody.length()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-12, -5, -1, 2, 7, 12})
    void aTranspositionOfTheWholePieceIsOneRule(int semitones) throws Exception {
        RandomMelodies random = new RandomMelodies(semitones);
        for (int i = 0; i < 50; i++) {
            Melody tune = random.plain(24);
            Melody higher = mapped(
                    tune,
                    note -> new Note(
                            note.onset(),
                            note.duration(),
                            new Pitch(note.pitch().midi() + semitones)));
            List<Operation> operations = aligned(tune, higher).operations();
            assertThat(operations)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Passage.Transposed.class,
                            transposed -> assertThat(transposed.semitones()).isEqualTo(semitones));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,1", "1,2", "3,2", "2,3"})
    void aScalingOfTimeIsOneRule(int times, int by) throws Exception {
        RandomMelodies random = new RandomMelodies(times);
        for (int i = 0; i < 50; i++) {
            Melody tune = random.plain(24);
            Melody slower = mapped(
                    tune,
                    note -> new Note(
                            new Ticks(note.onset().value() * times / by),
                            new Ticks(note.duration().value() * times / by),
                            note.pitch()));
            Alignment alignment = aligned(tune, slower);
            assertThat(alignment.edits()).isEmpty();
            assertThat(alignment.operations().get(0))
                    .isInstanceOfSatisfying(
                            Passage.Retimed.class,
                            retimed -> assertThat(retimed.rule()).isEqualTo(Alignment.SCALED));
        }
    }

    @Test
    void whatStandsBehindABarThatWasPutInOrTakenOutIsNotEdited() throws Exception {
        RandomMelodies random = new RandomMelodies(9);
        Ticks bar = Ticks.quarters(4);
        int edits = 0;
        for (int i = 0; i < 200; i++) {
            Melody tune = random.plain(40);
            Ticks at = bar.times(2 + i % 4);
            List<Note> notes = new ArrayList<>();
            tune.notes().stream().filter(note -> note.onset().isBefore(at)).forEach(notes::add);
            int before = notes.size();
            Note last = notes.get(before - 1);
            Ticks to = Ticks.max(at, last.end());
            notes.add(new Note(to, Ticks.quarters(2), new Pitch(60)));
            notes.add(new Note(to.plus(Ticks.quarters(2)), Ticks.quarters(2), new Pitch(62)));
            tune.notes().stream()
                    .filter(note -> !note.onset().isBefore(at))
                    .forEach(note -> notes.add(new Note(note.onset().plus(bar), note.duration(), note.pitch())));
            Melody longer = tune.withNotes(notes, tune.length().plus(bar));
            Alignment putIn = aligned(tune, longer);
            Alignment takenOut = aligned(longer, tune);
            edits += putIn.edits().size() + takenOut.edits().size();
            assertThat(putIn.edits()).hasSizeLessThanOrEqualTo(4);
            assertThat(takenOut.edits()).hasSizeLessThanOrEqualTo(4);
        }
        assertThat(edits).isLessThanOrEqualTo(900);
    }

    @Test
    void notesThatAProgramPlaysShorterOrOffTheBeatAreNotEdited() throws Exception {
        Random random = new Random(4);
        RandomMelodies melodies = new RandomMelodies(4);
        for (int i = 0; i < 200; i++) {
            Melody tune = melodies.plain(30);
            Ticks gap = Ticks.quarters(1, 480);
            Melody played =
                    mapped(tune, note -> new Note(note.onset(), note.duration().minus(gap), note.pitch()));
            Melody jittered = mapped(
                    tune,
                    note -> new Note(
                            note.onset().plus(new Ticks(random.nextInt(9_000))),
                            new Ticks(note.duration().value() * 9 / 10),
                            note.pitch()));
            assertThat(aligned(tune, played).operations()).isEmpty();
            assertThat(aligned(tune, played).settled()).isEqualTo(tune);
            assertThat(aligned(tune, jittered).operations()).isEmpty();
            Journal journal = imported(tune);
            Journal edited = journal.copy();
            add(edited, new NoteEdit.Pitched(5, 90, Optional.empty(), true));
            add(edited, new NoteEdit.Removed(9, true));
            add(
                    edited,
                    new NoteEdit.Added(
                            new JournalNote(
                                    journal.nextNote(),
                                    notes(last(journal)).get(8).onset(),
                                    161_280,
                                    40),
                            Optional.empty(),
                            true));
            Melody edit = melody(last(edited));
            Melody both =
                    mapped(edit, note -> new Note(note.onset(), note.duration().minus(gap), note.pitch()));
            Alignment alignment = aligned(journal, both);
            assertThat(alignment.settled()).isEqualTo(edit);
            assertThat(alignment.edits()).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void neighboursThatChangedPlacesAreToldInAnOrderThatCanBeCarriedOut() throws Exception {
        Melody before = tune("D4:1", "A4:1", "E4:2");
        assertThat(aligned(before, tune("A4:1", "D4:1", "E4:2")).edits()).hasSize(2);
        assertThat(aligned(before, tune("E4:2", "D4:1", "A4:1")).edits()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aPieceThatBecameEmptyOrCameFromNothingIsExplainedToo() throws Exception {
        Melody tune = tune("D4:1", "A4:1", "E4:2");
        assertThat(aligned(tune, tune.withNotes(List.of(), Ticks.ZERO)).edits()).hasSize(3);
        assertThat(aligned(tune.withNotes(List.of(), Ticks.ZERO), tune).edits()).hasSize(3);
    }

    @Test
    void everyEntryOfTheExplanationIsMarkedAsInferred() throws Exception {
        RandomMelodies random = new RandomMelodies(6);
        for (NoteEdit edit : aligned(random.plain(20), random.plain(20)).edits()) {
            assertThat(edit.inferred()).isTrue();
            assertThat(edit.surprisal()).isEmpty();
        }
    }
}
