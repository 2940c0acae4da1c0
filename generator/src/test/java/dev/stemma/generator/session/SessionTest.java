package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.TracedNote;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work on a piece, told as stories. */
class SessionTest {
    private static final ModelFolder MODEL = TestModels.random(1);
    private static final Composer COMPOSER = new Composer(MODEL);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor ANN = person("ann");
    private static final Actor BO = person("bo");
    private static final Ticks QUARTER = Ticks.quarters(1);

    private final List<Entry> kept = new ArrayList<>();
    private Session session;

    private static Actor person(String name) {
        return new Actor.Person(Commitment.to(name, new byte[Commitment.SALT_LENGTH]));
    }

    private static Request tune(long seed) throws RequestException {
        Wish wish = Wish.of(Tradition.BRITISH_ISLES)
                .but()
                .key(Key.parse("D major"))
                .metre(Metre.COMMON)
                .bars(4)
                .build();
        return COMPOSER.complete(wish, seed);
    }

    private List<Session.Offer> compose(int count) throws Exception {
        return session.request(ANN, MODEL, new Task.Composing(), tune(7), count);
    }

    private List<Session.Offer> fill(String bars, int count) throws Exception {
        Melody melody = session.melody();
        Request request = COMPOSER.completeWithin(melody, true, Wish.ANYTHING, 11);
        return session.request(
                ANN, MODEL, new Task.Filling(BarRange.parse(bars), List.of(), Keep.NOTHING), request, count);
    }

    private String operations() {
        return kept.stream().map(entry -> entry.operation().kind()).collect(Collectors.joining(" "));
    }

    private List<Origin> origins() {
        return session.version().notes().stream().map(TracedNote::origin).toList();
    }

    private TracedNote note(int number) {
        return List.copyOf(session.version().notes()).get(number);
    }

    @BeforeEach
    void begin() throws SessionException {
        session = Session.begin(new UUID(1, 2), ANN, NOON, kept::add);
    }

    @Test
    void whatIsDoneStandsInTheJournalInOrder() throws Exception {
        List<Session.Offer> offers = compose(2);
        session.choose(ANN, offers.get(1).entry());
        Editor bo = session.editor(BO);
        bo.setPitch(note(0).note().id(), new Pitch(69));
        bo.lock(BarRange.parse("1"));
        session.annotate(
                BO, new Opening(Opening.Kind.TEXT, new CborValue.Bytes(new byte[16]), "brighter", Optional.empty()));
        fill("3-4", 1);

        assertThat(operations())
                .isEqualTo("begun requested offered offered chosen note-pitched locked annotated requested offered");
        assertThat(kept).isEqualTo(session.journal().entries());
        assertThat(kept.get(5).actor()).isEqualTo(BO);
        assertThat(origins().get(0)).isEqualTo(Origin.EDITED);
        assertThat(session.melody().bars()).hasSize(4);
    }

    @Test
    void anOfferIsTheMelodyThatTheModelMade() throws Exception {
        for (Session.Offer offer : compose(3)) {
            session.show(offer.entry());
            assertThat(session.melody()).isEqualTo(offer.composition().melody());
            assertThat(offer.composition().request().seed()).isEqualTo(6 + offer.number());
            assertThat(origins()).containsOnly(Origin.MODEL);
        }
    }

    @Test
    void whoWorksOnACandidateChoosesIt() throws Exception {
        Session.Offer second = compose(3).get(1);
        session.show(second.entry());
        assertThat(session.isPending()).isTrue();

        session.editor(BO).remove(note(0).note().id());

        assertThat(operations()).endsWith("offered chosen note-removed");
        assertThat(kept.get(5).base()).hasValue(second.entry());
        assertThat(kept.get(5).actor()).isEqualTo(BO);
        assertThat(session.isPending()).isFalse();
    }

    @Test
    void aRemarkOnACandidateChoosesNothing() throws Exception {
        compose(2);
        session.annotate(BO, new Opening(Opening.Kind.TEXT, new CborValue.Bytes(new byte[16]), "hm", Optional.empty()));
        assertThat(operations()).endsWith("offered annotated");
        assertThat(session.isPending()).isTrue();
    }

    @Test
    void aSingleCandidateNeedsNoChoice() throws Exception {
        compose(1);
        assertThat(session.isPending()).isFalse();
        session.editor(ANN).remove(note(0).note().id());
        assertThat(operations()).endsWith("offered note-removed");
    }

    @Test
    void candidatesThatAreTurnedDownAreNotShownAnyMore() throws Exception {
        List<Session.Offer> offers = compose(2);
        session.reject(ANN, offers.stream().map(Session.Offer::entry).toList());
        assertThat(session.version().notes()).isEmpty();
        assertThat(session.isPending()).isFalse();
    }

    @Test
    void notesOutsideWhatIsWrittenAgainKeepTheirNames() throws Exception {
        compose(1);
        Melody before = session.melody();
        List<TracedNote> notes = List.copyOf(session.version().notes());
        fill("2-3", 1);

        long last = notes.get(notes.size() - 1).note().id();
        Ticks from = before.bars().get(1).start();
        Ticks to = before.bars().get(2).end();
        for (TracedNote note : session.version().notes()) {
            Ticks onset = new Ticks(note.note().onset());
            if (onset.isBefore(from) || !onset.isBefore(to)) {
                assertThat(notes).contains(note);
            } else {
                assertThat(note.note().id()).isGreaterThan(last);
                assertThat(note.origin()).isEqualTo(Origin.MODEL);
            }
        }
    }

    @Test
    void lockedBarsStayWhateverIsWrittenAgain() throws Exception {
        compose(1);
        session.editor(ANN).lock(BarRange.parse("2"));
        List<Note> locked = bar(2);
        session.request(
                ANN,
                MODEL,
                new Task.Filling(BarRange.parse("1-4"), List.of(), Keep.NOTHING),
                COMPOSER.completeWithin(session.melody(), true, Wish.ANYTHING, 3),
                1);
        assertThat(bar(2)).isEqualTo(locked);
        session.request(
                ANN,
                MODEL,
                new Task.Varying(Strength.STRONG, List.of(), Keep.NOTHING),
                COMPOSER.completeWithin(session.melody(), true, Wish.ANYTHING, 3),
                1);
        assertThat(bar(2)).isEqualTo(locked);

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> fill("2", 1))
                .withMessage("all the bars to be written again are locked");
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> compose(1))
                .withMessage("bars of the piece are locked; a new melody would take their place");
        assertThat(operations()).endsWith("locked requested offered requested offered");
    }

    private List<Note> bar(int number) throws SessionException {
        Melody melody = session.melody();
        return melody.notes().stream()
                .filter(note -> !note.onset()
                                .isBefore(melody.bars().get(number - 1).start())
                        && note.onset().isBefore(melody.bars().get(number - 1).end()))
                .toList();
    }

    @Test
    void anUnlockedBarOfSeveralLeavesTheOthersLocked() throws Exception {
        compose(1);
        Editor ann = session.editor(ANN);
        ann.lock(BarRange.parse("1-4"));
        ann.unlock(BarRange.parse("2"));
        assertThat(operations()).endsWith("locked unlocked locked locked");
        fill("2", 1);
        assertThatExceptionOfType(SessionException.class).isThrownBy(() -> fill("3", 1));
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.unlock(BarRange.parse("2")))
                .withMessage("of the bars 2 none is locked");
    }

    @Test
    void undoGoesBackStepByStep() throws Exception {
        compose(1);
        Melody composed = session.melody();
        session.editor(ANN).remove(note(0).note().id());
        Melody edited = session.melody();
        fill("2", 1);

        session.undo(ANN);
        assertThat(session.melody()).isEqualTo(edited);
        session.undo(ANN);
        assertThat(session.melody()).isEqualTo(composed);
        session.undo(ANN);
        assertThat(session.version().notes()).isEmpty();
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> session.undo(ANN))
                .withMessage("there is nothing to undo");
    }

    @Test
    void aBranchCanBeMergedBarByBar() throws Exception {
        compose(1);
        Editor ann = session.editor(ANN);
        int main = session.shown();
        session.branch(BO, "high");
        session.editor(BO).transpose(12);
        int high = session.shown();
        List<Note> highBar = bar(2);

        session.undo(ANN, main);
        List<Note> first = bar(1);
        ann.take(high, BarRange.parse("2"));
        assertThat(bar(1)).isEqualTo(first);
        assertThat(bar(2)).isEqualTo(highBar);
    }

    @Test
    void aTransposedPieceHasATransposedKey() throws Exception {
        compose(1);
        for (String key : List.of("D# minor", "E major")) {
            session.bringIn(
                    ANN,
                    Melody.of(Metre.COMMON, Key.parse(key), session.melody().notes()),
                    Digest.of(new byte[0]),
                    "audio/midi");
            session.editor(ANN).transpose(3);
            assertThat(session.melody().keys().first().toString())
                    .isEqualTo(key.equals("E major") ? "G major" : "F# minor");
            assertThat(origins()).containsOnly(Origin.RULE);
        }
    }

    @Test
    void whatCannotBeDoneIsRefusedInWordsAndChangesNothing() throws Exception {
        compose(1);
        Editor ann = session.editor(ANN);
        long first = note(0).note().id();
        int entries = kept.size();

        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.setPitch(99, new Pitch(60)))
                .withMessage("there is no note n99 in what is shown");
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.move(first, new Ticks(note(1).note().onset())))
                .withMessageContaining("would sound at once");
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.resize(first, Ticks.quarters(1 << 20)))
                .withMessageContaining("would go from 3/2 for 1048576 quarter notes");
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> ann.lock(BarRange.parse("9")))
                .withMessage("the melody has no bar 9");
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> session.branch(ANN, "ann@other.org"))
                .withMessageContaining("a branch is named by");
        assertThatExceptionOfType(SessionException.class).isThrownBy(() -> session.show(99));
        assertThat(kept).hasSize(entries);
    }

    @Test
    void whatANoteIsAlreadyItNeedNotBecome() throws Exception {
        compose(1);
        Editor ann = session.editor(ANN);
        JournalNote first = note(0).note();
        int entries = kept.size();

        ann.setPitch(first.id(), new Pitch(first.pitch()));
        ann.move(first.id(), new Ticks(first.onset()));
        ann.resize(first.id(), new Ticks(first.duration()));

        assertThat(kept).hasSize(entries);
    }

    @Test
    void aRefusedEditOfACandidateDoesNotChooseIt() throws Exception {
        compose(2);
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(
                        () -> session.editor(ANN).add(new Ticks(note(0).note().onset()), QUARTER, new Pitch(60)));
        assertThat(operations()).endsWith("offered offered");
    }

    @Test
    void whatCannotBeKeptHasNotHappened() throws Exception {
        compose(1);
        int shown = session.shown();
        Session full = Session.resume(session.journal(), shown, NOON, entry -> {
            throw new IOException("no space left on device");
        });
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> full.editor(ANN).remove(1))
                .withMessage("the journal of the piece cannot be written: no space left on device");
        assertThat(full.journal().size()).isEqualTo(session.journal().size());
        assertThat(full.shown()).isEqualTo(shown);
    }

    @Test
    void aRehearsalLeavesNoTrace() throws Exception {
        compose(1);
        int entries = kept.size();
        session.rehearsal().editor(ANN).remove(1);
        assertThat(kept).hasSize(entries);
        assertThat(session.version().note(1)).isPresent();
    }

    @Test
    void aSessionGoesOnWhereItWasLeft() throws Exception {
        compose(1);
        Journal read = new Journal();
        for (Entry entry : kept) {
            add(read, entry);
        }
        Session later =
                Session.resume(read, session.shown(), Clock.offset(NOON, java.time.Duration.ofDays(-1)), kept::add);
        later.editor(BO).remove(1);
        assertThat(kept.get(kept.size() - 1).time()).isEqualTo(NOON.instant());
        assertThat(later.melody().notes()).hasSize(session.melody().notes().size() - 1);
    }

    private static void add(Journal journal, Entry entry) throws JournalException {
        journal.add(Entry.read(entry.encoded()));
    }

    @Test
    void aContinuationTakesAllThatThereWasAlong() throws Exception {
        compose(1);
        List<TracedNote> before = List.copyOf(session.version().notes());
        Wish more = Wish.ANYTHING.but().bars(2).build();
        session.request(BO, MODEL, new Task.Continuing(), COMPOSER.completeFor(session.melody(), true, more, 5), 1);
        assertThat(session.melody().bars()).hasSize(6);
        assertThat(List.copyOf(session.version().notes()).subList(0, before.size()))
                .isEqualTo(before);
    }

    @Test
    void whatWasEditedElsewhereIsExplainedByInferredEdits() throws Exception {
        compose(2);
        List<Note> notes = new ArrayList<>(session.melody().notes());
        Note second = notes.get(1);
        notes.set(
                1,
                new Note(
                        second.onset(),
                        second.duration(),
                        new Pitch(second.pitch().midi() + 1)));
        Melody edited = session.melody().withNotes(notes, session.melody().length());

        Alignment explained = session.adopt(BO, edited);

        assertThat(explained.edits()).hasSize(1);
        assertThat(session.melody()).isEqualTo(edited);
        assertThat(operations()).endsWith("offered chosen note-pitched");
        NoteEdit edit = (NoteEdit) kept.get(kept.size() - 1).operation();
        assertThat(edit.inferred()).isTrue();
        assertThat(kept.get(kept.size() - 1).actor()).isEqualTo(BO);
    }

    @Test
    void howAProgramPlaysTheNotesIsNoEditOfAPerson() throws Exception {
        compose(1);
        Ticks little = new Ticks(Ticks.PER_QUARTER / 24);
        Melody played = session.melody()
                .withNotes(
                        session.melody().notes().stream()
                                .map(note ->
                                        new Note(note.onset(), note.duration().minus(little), note.pitch()))
                                .toList(),
                        session.melody().length());

        assertThat(session.adopt(BO, played).edits()).isEmpty();
        assertThat(session.melody()).isEqualTo(played);
        assertThat(operations()).endsWith("offered retimed");
        assertThat(kept.get(kept.size() - 1).actor()).isEqualTo(Actor.STEMMA);
        assertThat(origins()).containsOnly(Origin.RULE);
    }
}
