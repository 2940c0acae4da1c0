package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Surprisal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How surprising people's edits are to a model. */
class ListenerTest {
    private static final ModelFolder MODEL = TestModels.random(1);
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));

    private static Session session(Melody melody) throws SessionException {
        Session session = Session.begin(new UUID(1, 2), ANN, Clock.systemUTC(), JournalSink.NOWHERE);
        session.bringIn(ANN, melody, Digest.of(new byte[0]), "audio/midi");
        session.listen(() -> Optional.of(MODEL));
        return session;
    }

    /** With rests, empty bars, pickups and changes of key. */
    private static Melody melody(long seed) {
        Random random = new Random(seed);
        List<Note> notes = new ArrayList<>();
        Ticks at = Ticks.quarters(random.nextInt(4), 2);
        for (int i = 0; i < 40; i++) {
            Ticks length = Ticks.quarters(1 + random.nextInt(3), 2);
            notes.add(new Note(at, length, new Pitch(60 + random.nextInt(14))));
            at = at.plus(length).plus(random.nextInt(5) == 0 ? Ticks.quarters(random.nextInt(20), 2) : Ticks.ZERO);
        }
        Melody melody = Melody.of(Metre.parse(random.nextBoolean() ? "3/4" : "4/4"), Key.parse("G major"), notes);
        Timeline<Key> keys = new Timeline<>(List.of(
                new Timeline.Change<>(Ticks.ZERO, Key.parse("G major")),
                new Timeline.Change<>(Ticks.quarters(24), Key.parse("D minor"))));
        return melody.withKeys(random.nextBoolean() ? keys : melody.keys())
                .withAnacrusis(random.nextBoolean() ? Ticks.ZERO : Ticks.quarters(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aNoteIsHeardAsItIsExplained(long seed) throws Exception {
        Melody melody = melody(seed);
        Session session = session(melody);
        Listener listener = Listener.of(MODEL, session.journal(), session.shown());
        List<Explanation> explained =
                new Explainer(MODEL.model(), 1).explain(melody, TraditionBlend.of(Tradition.BRITISH_ISLES));
        assertThat(explained).hasSizeGreaterThan(20);
        for (int i = 0; i < melody.notes().size(); i++) {
            Note note = melody.notes().get(i);
            Optional<Listener.Heard> expected = explained.stream()
                    .filter(each -> each.note().equals(note))
                    .map(each -> new Listener.Heard(
                            each.rhythm().bits(), each.pitch().bits()))
                    .findFirst();
            assertThat(listener.heard(melody, i)).isEqualTo(expected);
        }
    }

    private static List<Double> surprisals(Session session) {
        return session.journal().entries().stream()
                .flatMap(entry -> entry.operation() instanceof NoteEdit edit ? edit.surprisal().stream() : Stream.of())
                .map(Surprisal::bits)
                .toList();
    }

    @Test
    void whatAnEditMadeCountsAndNothingElse() throws Exception {
        Melody melody = melody(1);
        Note last = melody.notes().get(39);
        Session session = session(melody);
        session.editor(ANN).remove(40);
        session.editor(ANN).add(last.onset(), last.duration(), last.pitch());
        session.editor(ANN).setPitch(41, new Pitch(last.pitch().midi() + 1));
        session.editor(ANN).setPitch(41, last.pitch());
        session.editor(ANN).resize(41, Ticks.quarters(2));
        session.editor(ANN).resize(41, last.duration());

        Listener.Heard heard = Listener.of(MODEL, session.journal(), session.shown())
                .heard(melody, 39)
                .orElseThrow();
        List<Double> bits = surprisals(session);
        assertThat(bits).hasSize(5);
        assertThat(bits.get(0)).isEqualTo(heard.rhythm() + heard.pitch());
        assertThat(bits.get(2)).isEqualTo(heard.pitch());
        assertThat(bits.get(4)).isEqualTo(heard.rhythm());
    }

    @Test
    void withoutAModelNothingIsSaid() throws Exception {
        Session session = session(melody(1));
        session.listen(Optional::empty);
        session.editor(ANN).setPitch(3, new Pitch(90));
        assertThat(surprisals(session)).isEmpty();
    }
}
