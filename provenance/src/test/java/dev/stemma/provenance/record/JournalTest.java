package dev.stemma.provenance.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened to a piece, and what follows from it. */
class JournalTest {
    private static final long QUARTER = ScoreFrame.UNITS_PER_QUARTER;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));
    private static final ScoreFrame FOUR_QUARTERS = new ScoreFrame(
            4 * QUARTER,
            0,
            new TreeMap<>(Map.of(0L, "4/4")),
            new TreeMap<>(Map.of(0L, "C major")),
            new TreeMap<>(Map.of(0L, 500_000)));

    private final Journal journal = new Journal();

    private static JournalNote note(long id, long quarter, int pitch) {
        return new JournalNote(id, quarter * QUARTER, QUARTER, pitch);
    }

    private static Generation.Offered offer(int number, JournalNote... notes) {
        return new Generation.Offered(
                number,
                41 + number,
                Optional.of(FOUR_QUARTERS),
                List.of(),
                List.of(notes).stream()
                        .map(note -> new Generation.OfferedNote(note, new Evidence(0, 0, -1.5, 1, 4, 7)))
                        .toList(),
                new Generation.Sampling(1, 0, false, -2.25));
    }

    private static Generation.Requested request(int candidates) {
        return new Generation.Requested(
                Digest.of(new byte[] {1}), 1, new Generation.Sampler("particles", 1), new TreeMap<>(), candidates);
    }

    private static String sound(Version version) {
        StringBuilder sound = new StringBuilder();
        for (TracedNote each : version.notes()) {
            sound.append(each.note().name())
                    .append(' ')
                    .append(each.note().pitch())
                    .append(' ')
                    .append(each.origin())
                    .append("; ");
        }
        return sound.toString().strip();
    }

    /** Two offers of two notes; the second is entry 3. */
    @BeforeEach
    void compose() throws JournalException {
        journal.begin(new UUID(1, 2), Actor.STEMMA, NOON);
        journal.add(ANN, NOON, 0, request(2));
        journal.add(Actor.STEMMA, NOON, 1, offer(1, note(1, 0, 60), note(2, 1, 62)));
        journal.add(Actor.STEMMA, NOON, 1, offer(2, note(3, 0, 64), note(4, 1, 65)));
    }

    @Test
    void aNoteKeepsItsNameAndItsHistoryThroughEditsAndUndo() throws JournalException {
        journal.add(ANN, NOON, 3, new Generation.Chosen());
        journal.add(ANN, NOON, 4, new NoteEdit.Pitched(4, 67, Optional.empty(), false));
        journal.add(ANN, NOON, 5, new NoteEdit.Added(note(5, 2, 72), Optional.empty(), false));

        assertThat(sound(journal.version(6).orElseThrow())).isEqualTo("n3 64 model; n4 67 edited; n5 72 human;");
        assertThat(journal.version(6).orElseThrow().note(4).orElseThrow().history())
                .containsExactly(3, 5);

        journal.add(ANN, NOON, 4, new Step.Undone());
        assertThat(sound(journal.version(7).orElseThrow())).isEqualTo("n3 64 model; n4 65 model;");
        assertThat(sound(journal.version(2).orElseThrow())).isEqualTo("n1 60 model; n2 62 model;");
    }

    @Test
    void whatContradictsTheJournalIsRefusedAndLeavesItAsItWas() {
        assertThatThrownBy(() -> journal.add(ANN, NOON, 3, new NoteEdit.Removed(9, false)))
                .isInstanceOf(JournalException.class)
                .hasMessage("entry 4 (note-removed): there is no note n9");
        assertThatThrownBy(() -> journal.add(ANN, NOON, 3, new NoteEdit.Added(note(5, 1, 72), Optional.empty(), false)))
                .hasMessageContaining("the notes n4 and n5 would sound at once");
        assertThatThrownBy(() -> journal.add(ANN, NOON, 3, new NoteEdit.Added(note(8, 2, 72), Optional.empty(), false)))
                .hasMessageContaining("the next note is n5, found n8");
        assertThatThrownBy(() -> journal.add(Actor.STEMMA, NOON, 1, offer(2, note(5, 0, 64))))
                .hasMessageContaining("candidate 2 was offered before, by entry 3");
        assertThat(journal.size()).isEqualTo(4);
    }

    @Test
    void timeDoesNotRunBack() throws JournalException {
        Entry kept = journal.add(ANN, NOON.minusSeconds(1), 3, new Generation.Chosen());
        assertThat(kept.time()).isEqualTo(NOON);

        Entry earlier = new Entry(
                5, Optional.of(journal.head()), OptionalInt.of(4), ANN, NOON.minusSeconds(1), new Step.Undone());
        assertThatThrownBy(() -> journal.add(earlier)).hasMessageContaining("is before that of the entry before");
        assertThat(journal.size()).isEqualTo(5);
    }

    @Test
    void candidatesComeInOrderAndSoDoTheirSeeds() throws JournalException {
        journal.add(ANN, NOON, 0, request(4));
        journal.add(Actor.STEMMA, NOON, 4, offer(2, note(5, 0, 60)));

        assertThatThrownBy(() -> journal.add(Actor.STEMMA, NOON, 4, offer(1, note(6, 0, 60))))
                .hasMessageContaining("it is candidate 1, but candidate 2 was offered before it, by entry 5");
        Generation.Offered third = offer(3, note(6, 0, 60));
        Generation.Offered otherSeed = new Generation.Offered(
                4, third.seed(), third.frame(), third.removed(), third.added(), third.sampling());
        assertThatThrownBy(() -> journal.add(Actor.STEMMA, NOON, 4, otherSeed))
                .hasMessageContaining("candidate 4 has the seed 44, candidate 2 has 43");
        journal.add(Actor.STEMMA, NOON, 4, third);
    }

    @Test
    void whatARuleChangesIsNobodysWorkAndOnlyPeopleChangeSingleNotes() throws JournalException {
        ScoreFrame inG = new ScoreFrame(
                FOUR_QUARTERS.length(),
                0,
                FOUR_QUARTERS.metres(),
                new TreeMap<>(Map.of(0L, "G major")),
                FOUR_QUARTERS.tempos());
        journal.add(ANN, NOON, 3, new NoteEdit.Pitched(4, 67, Optional.empty(), false));
        journal.add(ANN, NOON, 4, new Passage.Transposed(7, inG));

        assertThat(sound(journal.version(5).orElseThrow())).isEqualTo("n3 71 rule; n4 74 edited;");
        assertThatThrownBy(
                        () -> journal.add(Actor.STEMMA, NOON, 3, new NoteEdit.Pitched(4, 67, Optional.empty(), false)))
                .hasMessageContaining("single notes are changed by people");
        assertThatThrownBy(() -> journal.add(ANN, NOON, 3, new Passage.Transposed(7, inG.withLength(QUARTER))))
                .hasMessageContaining("a transposition changes more of the frame than the keys");
    }

    @Test
    void whatIsLockedStaysAsItSounds() throws JournalException {
        journal.add(ANN, NOON, 3, new Passage.Locked(new TickSpan(QUARTER, 2 * QUARTER)));

        assertThatThrownBy(() -> journal.add(ANN, NOON, 4, new NoteEdit.Pitched(4, 67, Optional.empty(), false)))
                .hasMessageContaining("it changes what was locked");
        journal.add(ANN, NOON, 4, new NoteEdit.Pitched(3, 62, Optional.empty(), false));
        assertThat(sound(journal.version(5).orElseThrow())).isEqualTo("n3 62 edited; n4 65 model;");
    }

    @Test
    void whatAJournalCostsHasAnEnd() throws JournalException {
        Journal costly = new Journal(10);
        for (Entry entry : journal.entries()) {
            costly.add(entry);
        }
        costly.add(ANN, NOON, 3, new Passage.Transposed(1, FOUR_QUARTERS));
        costly.add(ANN, NOON, 4, new Passage.Locked(new TickSpan(0, QUARTER)));

        assertThatThrownBy(() -> {
                    for (int base = 3; ; ) {
                        base = costly.add(ANN, NOON, base, new Passage.Transposed(1, FOUR_QUARTERS))
                                .index();
                    }
                })
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("asks for more work than a piece takes: 10 notes");
    }

    @Test
    void everyEntryIsReadAsItWasWritten() throws JournalException {
        journal.add(ANN, NOON, 3, new Generation.Chosen());
        for (Entry entry : journal.entries()) {
            assertThat(Entry.read(entry.encoded())).isEqualTo(entry);
        }
    }

    @Test
    void aSegmentBringsTheJournalToWhereItWas() throws JournalException {
        JournalSegment first = JournalSegment.of(journal, 0, 2);
        journal.add(ANN, NOON, 2, new Generation.Chosen());
        JournalSegment second = JournalSegment.of(journal, 4, 4);

        Journal read = new Journal();
        first.addTo(read, JournalSegment.Rest.NONE);
        JournalSegment.read(second.toCbor()).addTo(read, JournalSegment.Rest.NONE);

        assertThat(read.head()).isEqualTo(journal.head());
        assertThat(sound(read.version(4).orElseThrow())).isEqualTo("n1 60 model; n2 62 model;");
        assertThatThrownBy(() -> second.addTo(new Journal(), JournalSegment.Rest.NONE))
                .hasMessageContaining("begins with entry 4, but entry 0 comes next");
    }

    @Test
    void whatRefersToEntriesThatAreNotHereIsNoContradiction() throws JournalException {
        journal.add(ANN, NOON, 1, new Generation.Rejected(List.of(2L)));
        journal.add(ANN, NOON, 3, new Passage.Merged(2, new TickSpan(0, QUARTER)));
        journal.add(ANN, NOON, 3, new Generation.Chosen());

        Journal read = new Journal();
        for (Entry entry : journal.entries()) {
            if (entry.index() == 2) {
                read.addOmitted(entry.digest());
            } else {
                read.add(entry);
            }
        }
        assertThat(read.head()).isEqualTo(journal.head());
        assertThat(read.version(5)).isEmpty();
        assertThat(sound(read.version(6).orElseThrow())).isEqualTo("n3 64 model; n4 65 model;");
    }

    @Test
    void ofALongSegmentStaysInlineWhatTheVersionShownBuildsOn() throws JournalException {
        journal.add(ANN, NOON, 1, new Step.Undone());
        journal.add(ANN, NOON, 4, request(1_000));
        for (int i = 1; i <= 900; i++) {
            long id = journal.nextNote();
            journal.add(Actor.STEMMA, NOON, 5, offer(i, note(id, 0, 60), note(id + 1, 1, 61)));
        }
        JournalSegment segment = JournalSegment.of(journal, 0, journal.size() - 1);

        assertThat(segment.omitted()).isBetween(200, 800);
        Journal read = new Journal();
        segment.addTo(read, JournalSegment.Rest.NONE);
        assertThat(read.nextNote()).isEqualTo(journal.nextNote());
        assertThat(read.head()).isEqualTo(journal.head());
        assertThat(Lineage.of(read, read.size() - 1).notes())
                .isEqualTo(Lineage.of(journal, journal.size() - 1).notes());

        Journal whole = new Journal();
        segment.addTo(
                whole,
                digest -> journal.entries().stream()
                        .filter(entry -> entry.digest().equals(digest))
                        .map(Entry::encoded)
                        .findFirst());
        assertThat(whole.omitted()).isZero();
    }

    @Test
    void anExcerptBeginsWithItsStretchAndItsNotesStayWhatTheyWere() throws JournalException {
        journal.add(ANN, NOON, 3, new NoteEdit.Pitched(4, 67, Optional.empty(), false));
        journal.add(ANN, NOON, 4, new NoteEdit.Added(note(5, 2, 72), Optional.empty(), false));
        journal.add(ANN, NOON, 5, new Passage.Locked(new TickSpan(QUARTER, 2 * QUARTER)));
        journal.add(ANN, NOON, 6, new Passage.Locked(new TickSpan(0, 2 * QUARTER)));

        TickSpan end = new TickSpan(QUARTER, 3 * QUARTER);
        journal.add(Actor.STEMMA, NOON, 7, new Passage.Excerpted(end, FOUR_QUARTERS.withLength(2 * QUARTER)));

        Version excerpt = journal.version(8).orElseThrow();
        assertThat(sound(excerpt)).isEqualTo("n4 67 edited; n5 72 human;");
        assertThat(excerpt.notes()).extracting(each -> each.note().onset()).containsExactly(0L, QUARTER);
        assertThat(excerpt.locked()).containsExactly(new TickSpan(0, QUARTER));
        assertThat(excerpt.frame().length()).isEqualTo(2 * QUARTER);
        Entry entry = journal.entry(8).orElseThrow();
        assertThat(Entry.read(entry.encoded())).isEqualTo(entry);
    }
}
