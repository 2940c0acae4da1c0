package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.TracedNote;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bars are taken over from another version; two melodies of four bars in 4/4, told as {@code onset+duration pitch}. */
class TakingTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));
    private static final Key C = Key.parse("C major");

    private Session session;
    private Editor ann;

    @BeforeEach
    void begin() throws Exception {
        session = Session.begin(new UUID(1, 2), ANN, NOON, entry -> {});
        ann = session.editor(ANN);
        ann.clear(Metre.COMMON, C, 4, Melody.DEFAULT_TEMPO);
    }

    /** Another version: the same empty bars with these notes, each as onset, duration and pitch. */
    private int version(int... notes) throws Exception {
        session.show(1);
        for (int i = 0; i < notes.length; i += 3) {
            ann.add(Ticks.quarters(notes[i]), Ticks.quarters(notes[i + 1]), new Pitch(notes[i + 2]));
        }
        return session.shown();
    }

    private String shown() {
        return session.version().notes().stream()
                .map(TracedNote::note)
                .map(note -> quarters(note.onset()) + "+" + quarters(note.duration()) + " " + note.pitch())
                .collect(Collectors.joining(", "));
    }

    private static String quarters(long ticks) {
        return new Ticks(ticks).toFraction();
    }

    @Test
    void theBarsAreThoseOfTheOtherVersionAndTheRestStays() throws Exception {
        int other = version(0, 4, 72, 4, 2, 74, 6, 2, 76, 8, 4, 77);
        version(0, 4, 60, 4, 4, 62, 8, 4, 64);
        ann.take(other, BarRange.parse("2"));
        assertThat(shown()).isEqualTo("0+4 60, 4+2 74, 6+2 76, 8+4 64");
        assertThat(session.version().notes()).allMatch(note -> note.origin() == Origin.HUMAN);
        session.undo(ANN);
        assertThat(shown()).isEqualTo("0+4 60, 4+4 62, 8+4 64");
    }

    @Test
    void aNoteThatSoundsIntoTheBarsIsCutWhereAnotherBegins() throws Exception {
        int other = version(4, 4, 74);
        int late = version(6, 2, 76);
        int shown = version(0, 6, 60, 8, 4, 64);
        ann.take(other, BarRange.parse("2"));
        assertThat(shown()).isEqualTo("0+4 60, 4+4 74, 8+4 64");
        session.show(shown);
        ann.take(late, BarRange.parse("2"));
        assertThat(shown()).as("there is room for all of it").isEqualTo("0+6 60, 6+2 76, 8+4 64");
    }

    @Test
    void aNoteThatSoundsOutOfTheBarsIsCutWhereAnotherFollows() throws Exception {
        int other = version(4, 6, 74);
        version(0, 4, 60, 9, 3, 64);
        int shown = session.shown();
        ann.take(other, BarRange.parse("2"));
        assertThat(shown()).isEqualTo("0+4 60, 4+4 74, 9+3 64");
        session.show(other);
        assertThat(shown()).as("the other version stays").isEqualTo("4+6 74");
        session.show(shown);
        ann.remove(List.copyOf(session.version().notes()).get(1).note().id());
        ann.take(other, BarRange.parse("2"));
        assertThat(shown()).as("nothing follows").isEqualTo("0+4 60, 4+6 74");
    }

    @Test
    void whatCannotBeTakenIsRefused() throws Exception {
        int other = version(4, 4, 74);
        JournalNote note = List.copyOf(session.version().notes()).get(0).note();
        ann.move(note.id(), Ticks.quarters(12));
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.take(other, BarRange.parse("2")))
                .withMessageContaining("the note " + note.name())
                .withMessageContaining("stands elsewhere");
        ann.lock(BarRange.parse("2"));
        ann.remove(note.id());
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.take(other, BarRange.parse("2")))
                .withMessageContaining("locked");
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.take(0, BarRange.parse("2")))
                .withMessageContaining("does not have the bars 2");
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.take(99, BarRange.parse("2")))
                .withMessageContaining("there is no entry 99");
    }

    @Test
    void barsInAnotherMetreAreNotTaken() throws Exception {
        int other = version(4, 4, 74);
        ann.clear(Metre.parse("3/4"), C, 4, Melody.DEFAULT_TEMPO);
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.take(other, BarRange.parse("2")))
                .withMessageContaining("where they are here");
    }

    @Test
    void whatIsTheSameAlreadyIsNotTakenAgain() throws Exception {
        int other = version(4, 4, 74);
        int entries = session.journal().size();
        ann.take(other, BarRange.parse("1-4"));
        assertThat(session.journal().size()).isEqualTo(entries);
    }

    @Test
    void emptyBarsBeginAgainAndCanBeUndone() throws Exception {
        version(4, 4, 74);
        ann.clear(Metre.parse("6/8"), Key.parse("G major"), 2, Melody.DEFAULT_TEMPO);
        assertThat(session.melody().bars()).hasSize(2);
        assertThat(session.melody().keys().first()).isEqualTo(Key.parse("G major"));
        session.undo(ANN);
        assertThat(shown()).isEqualTo("4+4 74");
        ann.lock(BarRange.parse("1"));
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.clear(Metre.COMMON, C, 4, Melody.DEFAULT_TEMPO))
                .withMessageContaining("locked");
        ann.unlock(BarRange.parse("1"));
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.clear(Metre.COMMON, C, 0, Melody.DEFAULT_TEMPO));
    }

    @Test
    void whatWasUndoneIsAheadTheNearestFirst() throws Exception {
        int one = version(0, 4, 60);
        ann.add(Ticks.quarters(4), Ticks.quarters(4), new Pitch(62));
        int two = session.shown();
        ann.add(Ticks.quarters(8), Ticks.quarters(4), new Pitch(64));
        int three = session.shown();
        assertThat(session.standpoint().undone()).isEmpty();
        session.undo(ANN);
        session.undo(ANN);
        assertThat(session.standpoint().undone()).containsExactly(two, three);
        session.show(two);
        assertThat(session.standpoint().undone()).containsExactly(three);
        session.show(three);
        assertThat(session.standpoint().undone()).isEmpty();
        session.undo(ANN);
        assertThat(session.standpoint().undone()).as("back again").containsExactly(three);
        session.undo(ANN, one);
        assertThat(session.standpoint().undone()).startsWith(two).endsWith(three);
        ann.add(Ticks.quarters(12), Ticks.quarters(4), new Pitch(65));
        assertThat(session.standpoint().undone()).as("something else was done").isEmpty();
        session.show(0);
        assertThat(session.standpoint().canUndo()).isFalse();
    }
}
