package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.constraint.Density;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.RecordCheck.Finding;
import dev.stemma.provenance.record.RecordCheck.Outcome;
import dev.stemma.provenance.record.SignedRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Journals as each version of kernel and sampler wrote them with the shipped model, kept for ever: a line an entry, in
 * Base64. They are replayed on every Java; what the current versions write must come out the same to the last bit.
 */
class GoldenJournalTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/stemma/generator/session");
    private static final String CURRENT = "kernel-1-sampler-1";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));

    private static ModelFolder model;
    private static Composer composer;

    private Session session = begin(1);

    @BeforeAll
    static void open() throws Exception {
        model = ModelFolder.read(Path.of("../models/melody-1"));
        composer = new Composer(model);
    }

    private static Session begin(int piece) {
        try {
            return Session.begin(new UUID(0, piece), ANN, NOON, JournalSink.NOWHERE);
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
    }

    private static Path golden(String versions, int piece) {
        return GOLDEN.resolve(versions + "-piece-" + piece + ".txt");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatWasWrittenOnceIsReplayedForEver(int piece) throws Exception {
        Journal journal = read(golden("kernel-1-sampler-1", piece));
        Replayed replayed = Replay.bounded(
                        digest -> digest.equals(model.digest()) ? Optional.of(model) : Optional.empty())
                .of(journal);
        assertThat(replayed.outcome()).as(replayed.detail()).isEqualTo(Outcome.MATCH);
        assertThat(replayed.notes()).isGreaterThan(30);
    }

    /** The statement of a signed file, which names works of the data set and what each tradition would have expected. */
    @Test
    void whatIsSaidOfTheNotesIsComparedToo() throws Exception {
        session = begin(5);
        Wish wish = Wish.ANYTHING
                .but()
                .tradition(TraditionBlend.parse("british-isles:0.6,hymn:0.4"))
                .build();
        Composition made = compose(wish, 3, 1).get(0).composition();
        GenerationAssertion said = GenerationStatement.of(model, made);
        GenerationAssertion.NearCopy near = said.nearCopy().orElseThrow();
        assertThat(near.works()).isNotEmpty();
        assertThat(findings(said)).extracting(Finding::outcome).containsExactly(Outcome.MATCH);

        GenerationAssertion modest = new GenerationAssertion(
                said.model(),
                said.request(),
                said.seed(),
                said.kernelVersion(),
                said.sampler(),
                said.tool(),
                Optional.of(new GenerationAssertion.NearCopy(near.longestRun() - 1, 0, near.works())),
                said.traditions());
        assertThat(findings(modest)).extracting(Finding::outcome).containsExactly(Outcome.MATCH, Outcome.MISMATCH);
        assertThat(findings(modest).get(1).detail()).contains("\"nearCopy\"");
    }

    private List<Finding> findings(GenerationAssertion said) {
        return Replay.bounded(digest -> Optional.of(model))
                .examine(new SignedRecord(
                        session.journal(),
                        session.shown(),
                        List.of(),
                        Optional.of(said.toCbor()),
                        List.of(),
                        ByteSource.of(new byte[0])));
    }

    @Test
    void candidatesChosenEditedLockedAndFilled() throws Exception {
        Wish wish = Wish.ANYTHING.but().tradition(TraditionBlend.parse("hymn")).build();
        session.listen(() -> Optional.of(model));
        List<Session.Offer> offers = compose(wish, 42, 4);
        session.choose(ANN, offers.get(2).entry());
        Note last = session.melody().notes().get(session.melody().notes().size() - 1);
        session.editor(ANN).resize(id(last), last.duration().minus(Ticks.quarters(1, 2)));
        session.editor(ANN).lock(BarRange.parse("1-2"));
        fill("3-4", Keep.NOTHING, 2);
        fill("5", Keep.RHYTHM, 1);
        fill("6-7", Keep.PITCH, 1);
        assertGolden(1);
    }

    @Test
    void constraintsOfManyKinds() throws Exception {
        session = begin(2);
        Wish wish = Wish.ANYTHING
                .but()
                .key(Key.parse("E dorian"))
                .metre(Metre.parse("6/8"))
                .bars(8)
                .contour(Course.parse("1,5,8,1"))
                .constraints(List.of(new Density(2, 5, Density.Scope.EACH_BAR)))
                .notNearer(new Wish.Distance(Optional.of(7)))
                .temperature(1.2)
                .particles(8)
                .build();
        compose(wish, 7, 2);
        session.editor(ANN).transpose(-3);
        session.undo(ANN);
        compose(
                wish.but()
                        .particles(1)
                        .members(new TreeSet<>(List.of("network")))
                        .build(),
                -5,
                1);
        assertGolden(2);
    }

    @Test
    void aMelodyBroughtInContinuedAndVaried() throws Exception {
        session = begin(3);
        List<Note> notes = new ArrayList<>();
        for (int pitch : List.of(67, 69, 71, 72, 74, 74, 76, 74)) {
            notes.add(new Note(Ticks.quarters(1 + notes.size()), Ticks.quarters(1), new Pitch(pitch)));
        }
        Melody melody = Melody.of(Metre.parse("3/4"), Key.parse("G major"), notes)
                .withNotes(notes, Ticks.quarters(9))
                .withAnacrusis(Ticks.quarters(2));
        session.bringIn(ANN, melody, Digest.of(new byte[0]), "audio/midi");
        session.request(
                ANN,
                model,
                new Task.Continuing(),
                composer.completeFor(
                        session.melody(), true, Wish.ANYTHING.but().bars(6).build(), 9),
                2);
        vary(Strength.STRONG, Keep.NOTHING);
        session.branch(ANN, "rhythm");
        int whole = session.shown();
        vary(Strength.MEDIUM, Keep.PITCH);
        int varied = session.shown();
        session.undo(ANN, whole);
        session.editor(ANN).take(varied, BarRange.parse("4-5"));
        assertGolden(3);
    }

    @Test
    void aBlendOfTraditions() throws Exception {
        session = begin(4);
        Wish wish = Wish.ANYTHING
                .but()
                .tradition(TraditionBlend.parse("british-isles:0.6,china:0.4"))
                .temperature(0.8)
                .build();
        session.listen(() -> Optional.of(model));
        compose(wish, 3, 2);
        session.editor(ANN).add(session.melody().length(), Ticks.quarters(2, 3), new Pitch(79));
        fill("2-3", Keep.NOTHING, 1);
        assertGolden(4);
    }

    private List<Session.Offer> compose(Wish wish, long seed, int count) throws Exception {
        return session.request(ANN, model, new Task.Composing(), composer.complete(wish, seed), count);
    }

    private long id(Note note) {
        return session.version().notes().stream()
                .filter(traced -> Scores.note(traced.note()).equals(note))
                .findFirst()
                .orElseThrow()
                .note()
                .id();
    }

    private void fill(String bars, Keep keep, int count) throws Exception {
        session.request(
                ANN,
                model,
                new Task.Filling(BarRange.parse(bars), List.of(), keep),
                composer.completeWithin(session.melody(), true, Wish.ANYTHING, 11),
                count);
    }

    private void vary(Strength strength, Keep keep) throws Exception {
        session.request(
                ANN,
                model,
                new Task.Varying(strength, List.of(), keep),
                composer.completeWithin(session.melody(), true, Wish.ANYTHING, 12),
                1);
    }

    /** What came out otherwise is left in {@code target/}. */
    private void assertGolden(int piece) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Entry entry : session.journal().entries()) {
            lines.append(Base64.getEncoder().encodeToString(entry.encoded())).append('\n');
        }
        Path found = Path.of("target").resolve(golden(CURRENT, piece).getFileName());
        Files.writeString(found, lines, StandardCharsets.US_ASCII);
        List<Entry> expected = read(golden(CURRENT, piece)).entries();
        assertThat(session.journal().entries())
                .extracting(Entry::base, Entry::operation)
                .containsExactlyElementsOf(expected.stream()
                        .map(entry -> tuple(entry.base(), entry.operation()))
                        .toList());
    }

    private static Journal read(Path file) throws Exception {
        Journal journal = new Journal();
        for (String line : Files.readAllLines(file)) {
            journal.add(Entry.read(Base64.getDecoder().decode(line)));
        }
        return journal;
    }
}
