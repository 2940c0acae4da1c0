package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.TestModels;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Evidence;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Generation.Offered;
import dev.stemma.provenance.record.Generation.OfferedNote;
import dev.stemma.provenance.record.Generation.Requested;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.RecordCheck.Outcome;
import dev.stemma.provenance.record.Surprisal;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.TracedNote;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the journal says that a model wrote, the model writes again; any other claim is found. */
class ReplayTest {
    private static final ModelFolder MODEL = TestModels.mixture(1);
    private static final Composer COMPOSER = new Composer(MODEL);
    private static final Replay REPLAY =
            Replay.bounded(digest -> digest.equals(MODEL.digest()) ? Optional.of(MODEL) : Optional.empty());
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));

    private static Session begin() throws SessionException {
        return Session.begin(new UUID(1, 2), ANN, NOON, JournalSink.NOWHERE);
    }

    private static Request tune(Wish wish, long seed) throws RequestException {
        return COMPOSER.complete(wish.but().bars(4).metre(Metre.COMMON).build(), seed);
    }

    /** Three candidates of four bars; the second chosen, two notes edited, two bars filled. */
    private static Session worked(long seed) throws Exception {
        Session session = begin();
        List<Session.Offer> offers = session.request(ANN, MODEL, new Task.Composing(), tune(Wish.ANYTHING, seed), 3);
        session.choose(ANN, offers.get(1).entry());
        List<TracedNote> notes = List.copyOf(session.version().notes());
        session.editor(ANN)
                .setPitch(
                        notes.get(1).note().id(), new Pitch(notes.get(1).note().pitch() + 2));
        session.editor(ANN).remove(notes.get(2).note().id());
        fill(session, "3-4", seed);
        return session;
    }

    private static void fill(Session session, String bars, long seed) throws Exception {
        Request request = COMPOSER.completeWithin(session.melody(), true, Wish.ANYTHING, seed);
        session.request(ANN, MODEL, new Task.Filling(BarRange.parse(bars), List.of(), Keep.NOTHING), request, 2);
    }

    @Test
    void theModelWritesAllOfItsNotesAgain() throws Exception {
        Journal journal = worked(5).journal();
        Replayed replayed = REPLAY.of(journal);

        assertThat(replayed.outcome()).isEqualTo(Outcome.MATCH);
        int offered = journal.entries().stream()
                .mapToInt(entry -> entry.operation() instanceof Offered offer
                        ? offer.added().size()
                        : 0)
                .sum();
        assertThat(replayed.notes()).isEqualTo(offered).isPositive();
        assertThat(replayed.detail())
                .isEqualTo(
                        "the model wrote all " + offered + " notes again that the journal says it wrote, bit for bit");
    }

    /** A lock that was put in afterwards, on bars that happened to stay as they were. */
    @Test
    void whatWasLockedWasLeftAloneOnPurpose() throws Exception {
        Session session = begin();
        session.request(ANN, MODEL, new Task.Composing(), tune(Wish.ANYTHING, 5), 1);
        Request request = COMPOSER.completeWithin(session.melody(), true, Wish.ANYTHING, 6);
        session.request(ANN, MODEL, new Task.Varying(Strength.LIGHT, List.of(), Keep.NOTHING), request, 1);
        Journal journal = session.journal();
        Offered varied = (Offered) journal.entry(4).orElseThrow().operation();
        Set<Long> gone = Set.copyOf(varied.removed());
        JournalNote kept = journal.version(2).orElseThrow().notes().stream()
                .map(TracedNote::note)
                .filter(note -> !gone.contains(note.id()))
                .findFirst()
                .orElseThrow();

        Journal told = journal.before(3);
        told.add(ANN, NOON.instant(), 2, new Passage.Locked(new TickSpan(kept.onset(), kept.end())));
        told.add(ANN, NOON.instant(), 3, journal.entry(3).orElseThrow().operation());
        told.add(Actor.STEMMA, NOON.instant(), 4, varied);

        assertThat(REPLAY.of(journal).outcome()).isEqualTo(Outcome.MATCH);
        assertThat(REPLAY.of(told).outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(REPLAY.of(told).detail()).contains("does not leave the bars alone that were locked");
    }

    /** Compositions, blends, fillings, variations, continuations, edits, locks and undo in any order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverWasDoneInBetweenReplays(long seed) throws Exception {
        Random random = new Random(seed);
        Session session = begin();
        Wish wish = Wish.ANYTHING
                .but()
                .tradition(
                        random.nextBoolean()
                                ? TraditionBlend.of(Tradition.BRITISH_ISLES)
                                : TraditionBlend.parse("british-isles:0.5,china:0.5"))
                .temperature(random.nextBoolean() ? 0.7 : 1.3)
                .members(new TreeSet<>(random.nextBoolean() ? List.of() : List.of("network")))
                .build();
        session.request(ANN, MODEL, new Task.Composing(), tune(wish, seed), 1 + random.nextInt(3));
        session.listen(() -> Optional.of(MODEL));
        for (int i = 0; i < 8; i++) {
            step(session, random);
        }
        Journal journal = session.journal();
        assertThat(REPLAY.of(journal).detail()).startsWith("the model wrote all");
        Journal read = new Journal();
        for (Entry entry : journal.entries()) {
            read.add(Entry.read(entry.encoded()));
        }
        assertThat(REPLAY.of(read).outcome()).isEqualTo(Outcome.MATCH);
    }

    private static void step(Session session, Random random) throws Exception {
        try {
            Melody melody = session.melody();
            List<TracedNote> notes = List.copyOf(session.version().notes());
            JournalNote note = notes.get(random.nextInt(notes.size())).note();
            int bar = 1 + random.nextInt(melody.bars().size());
            Request within = COMPOSER.completeWithin(melody, true, Wish.ANYTHING, random.nextInt());
            Keep keep = Keep.values()[random.nextInt(3)];
            switch (random.nextInt(8)) {
                case 0 ->
                    session.request(ANN, MODEL, new Task.Filling(new BarRange(bar, bar), List.of(), keep), within, 2);
                case 1 -> session.request(ANN, MODEL, new Task.Varying(Strength.MEDIUM, List.of(), keep), within, 1);
                case 2 ->
                    session.request(
                            ANN,
                            MODEL,
                            new Task.Continuing(),
                            COMPOSER.completeFor(
                                    melody, true, Wish.ANYTHING.but().bars(2).build(), random.nextInt()),
                            1);
                case 3 -> session.editor(ANN).setPitch(note.id(), new Pitch(60 + random.nextInt(12)));
                case 4 -> session.editor(ANN).resize(note.id(), Ticks.quarters(1, 2));
                case 5 -> session.editor(ANN).lock(new BarRange(bar, bar));
                case 6 -> session.undo(ANN);
                default -> session.editor(ANN).transpose(random.nextInt(5) - 2);
            }
        } catch (SessionException | RequestException e) {
            assertThat(e).hasMessageNotContaining("IllegalState");
        }
    }

    @Test
    void howSurprisingAnEditIsCanBeFoundAgain() throws Exception {
        Session session = heard();
        Replayed replayed = REPLAY.of(session.journal());
        assertThat(replayed.outcome()).as(replayed.detail()).isEqualTo(Outcome.MATCH);
        assertThat(surprisals(session.journal())).hasSize(4).allMatch(bits -> bits > 0 && bits < 50);

        Journal lie = changed(
                session.journal(),
                operation -> operation instanceof NoteEdit.Pitched edit
                        ? edit.with(new Surprisal(
                                MODEL.digest(),
                                Math.nextUp(edit.surprisal().orElseThrow().bits())))
                        : operation);
        assertThat(REPLAY.of(lie).outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(REPLAY.of(lie).detail()).startsWith("entry 3 is on record as a surprise of ");
    }

    @Test
    void whatStandsBehindAnEditDoesNotMakeItLessSurprising() throws Exception {
        Session session = heard();
        List<Double> bits = surprisals(session.journal());
        Session other = begin();
        other.listen(() -> Optional.of(MODEL));
        other.request(ANN, MODEL, new Task.Composing(), tune(Wish.ANYTHING, 5), 1);
        fill(other, "4", 99);
        List<TracedNote> notes = List.copyOf(other.version().notes());
        other.editor(ANN)
                .setPitch(
                        notes.get(1).note().id(), new Pitch(notes.get(1).note().pitch() + 2));
        assertThat(surprisals(other.journal())).containsExactly(bits.get(0));
    }

    /** A tune with a note of each kind of edit, each of which the model hears. */
    private static Session heard() throws Exception {
        Session session = begin();
        session.listen(() -> Optional.of(MODEL));
        session.request(ANN, MODEL, new Task.Composing(), tune(Wish.ANYTHING, 5), 1);
        List<TracedNote> notes = List.copyOf(session.version().notes());
        JournalNote last = notes.get(notes.size() - 1).note();
        session.editor(ANN)
                .setPitch(
                        notes.get(1).note().id(), new Pitch(notes.get(1).note().pitch() + 2));
        session.editor(ANN).remove(last.id());
        session.editor(ANN).add(new Ticks(last.onset()), Ticks.quarters(1, 4), new Pitch(last.pitch()));
        long added = session.journal().nextNote() - 1;
        session.editor(ANN).resize(added, Ticks.quarters(1, 2));
        session.editor(ANN).move(added, new Ticks(last.onset()).plus(Ticks.quarters(1, 4)));
        return session;
    }

    private static List<Double> surprisals(Journal journal) {
        return journal.entries().stream()
                .map(Entry::operation)
                .filter(NoteEdit.class::isInstance)
                .flatMap(edit -> ((NoteEdit) edit).surprisal().stream())
                .map(Surprisal::bits)
                .toList();
    }

    @Test
    void aModelThatIsNotAtHandIsNamed() throws Exception {
        Replayed replayed =
                Replay.bounded(digest -> Optional.empty()).of(worked(5).journal());
        assertThat(replayed.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(replayed.detail()).contains(MODEL.digest().toString(), "--model-dir");
    }

    @Test
    void aJournalWithoutAModelHasNothingToReplay() throws Exception {
        assertThat(REPLAY.of(begin().journal()).detail()).isEqualTo("the journal holds no note by a model");
        assertThat(REPLAY.of(begin().journal()).outcome()).isEqualTo(Outcome.MATCH);
    }

    /** The journal with its entries changed and chained anew. */
    private static Journal changed(Journal journal, UnaryOperator<Operation> change) throws JournalException {
        Journal changed = new Journal();
        for (Entry entry : journal.entries()) {
            if (entry.index() == 0) {
                changed.add(entry);
            } else {
                changed.add(entry.actor(), entry.time(), entry.base().getAsInt(), change.apply(entry.operation()));
            }
        }
        return changed;
    }

    private static UnaryOperator<Operation> inOffer(int number, UnaryOperator<Offered> change) {
        boolean[] done = new boolean[1];
        return operation -> {
            if (!done[0] && operation instanceof Offered offer && offer.number() == number) {
                done[0] = true;
                return change.apply(offer);
            }
            return operation;
        };
    }

    private static UnaryOperator<Offered> inNote(int index, UnaryOperator<OfferedNote> change) {
        return offer -> {
            List<OfferedNote> notes = new ArrayList<>(offer.added());
            notes.set(index, change.apply(notes.get(index)));
            return with(offer, notes, offer.sampling());
        };
    }

    private static Offered with(Offered offer, List<OfferedNote> notes, Generation.Sampling sampling) {
        return new Offered(offer.number(), offer.seed(), offer.frame(), offer.removed(), notes, sampling);
    }

    private static void assertFound(UnaryOperator<Operation> lie, String... words) throws Exception {
        Replayed replayed = REPLAY.of(changed(worked(5).journal(), lie));
        assertThat(replayed.outcome()).as(replayed.detail()).isEqualTo(Outcome.MISMATCH);
        assertThat(replayed.detail()).contains(words);
    }

    @Test
    void anotherPitchIsNamedWithBarAndBeat() throws Exception {
        assertFound(
                inOffer(
                        3,
                        inNote(
                                4,
                                note -> new OfferedNote(
                                        note.note().withPitch(note.note().pitch() + 1), note.evidence()))),
                "entry 4 is not what the model writes: bar ",
                ", beat ",
                ": the record says ",
                ", the model writes ");
    }

    @Test
    void theLastBitOfALogProbabilityIsFound() throws Exception {
        assertFound(
                inOffer(1, inNote(0, note -> {
                    Evidence was = note.evidence();
                    return new OfferedNote(
                            note.note(),
                            new Evidence(
                                    was.draw(),
                                    was.particle(),
                                    Math.nextUp(was.logProbability()),
                                    was.rank(),
                                    was.rhythms(),
                                    was.pitches()));
                })),
                "(n1) the log-probability is on record as -");
    }

    @Test
    void evidenceOfAnyKindIsCompared() throws Exception {
        List<UnaryOperator<Evidence>> lies = List.of(
                e -> new Evidence(e.draw() + 1, e.particle(), e.logProbability(), e.rank(), e.rhythms(), e.pitches()),
                e -> new Evidence(e.draw(), e.particle() + 1, e.logProbability(), e.rank(), e.rhythms(), e.pitches()),
                e -> new Evidence(e.draw(), e.particle(), e.logProbability(), e.rank() + 1, e.rhythms(), e.pitches()),
                e -> new Evidence(e.draw(), e.particle(), e.logProbability(), e.rank(), e.rhythms() + 1, e.pitches()),
                e -> new Evidence(e.draw(), e.particle(), e.logProbability(), e.rank(), e.rhythms(), e.pitches() + 1));
        for (UnaryOperator<Evidence> lie : lies) {
            assertFound(
                    inOffer(2, inNote(1, note -> new OfferedNote(note.note(), lie.apply(note.evidence())))),
                    "is on record as",
                    "and comes out as");
        }
    }

    @Test
    void howItWasDrawnIsCompared() throws Exception {
        List<UnaryOperator<Generation.Sampling>> lies = List.of(
                s -> new Generation.Sampling(s.particles() + 1, s.resamplings(), s.searched(), s.log2Probability()),
                s -> new Generation.Sampling(s.particles(), s.resamplings() + 1, s.searched(), s.log2Probability()),
                s -> new Generation.Sampling(s.particles(), s.resamplings(), !s.searched(), s.log2Probability()),
                s -> new Generation.Sampling(
                        s.particles(), s.resamplings(), s.searched(), Math.nextDown(s.log2Probability())));
        for (UnaryOperator<Generation.Sampling> lie : lies) {
            assertFound(
                    inOffer(2, offer -> with(offer, offer.added(), lie.apply(offer.sampling()))), "is on record as");
        }
    }

    @Test
    void anotherSeedIsFound() throws Exception {
        Session session = begin();
        session.request(ANN, MODEL, new Task.Composing(), tune(Wish.ANYTHING, 5), 1);
        Journal journal = changed(
                session.journal(),
                inOffer(
                        1,
                        offer -> new Offered(
                                1,
                                offer.seed() + 100,
                                offer.frame(),
                                offer.removed(),
                                offer.added(),
                                offer.sampling())));
        assertThat(REPLAY.of(journal).detail()).startsWith("entry 2 is not what the model writes: bar 1, beat ");
    }

    @Test
    void anotherRequestIsFound() throws Exception {
        assertFound(
                asking(asked -> {
                    TreeMap<String, String> settings = new TreeMap<>(asked.settings());
                    settings.put("temperature", "0.9");
                    return settings;
                }),
                "entry 2 is not what the model writes");
        assertFound(
                asking(asked -> {
                    TreeMap<String, String> settings = new TreeMap<>(asked.settings());
                    settings.put("mood", "glad");
                    return settings;
                }),
                "\"mood\"");
    }

    private static UnaryOperator<Operation> asking(Function<Requested, TreeMap<String, String>> change) {
        return operation -> operation instanceof Requested asked
                ? new Requested(asked.model(), asked.kernel(), asked.sampler(), change.apply(asked), asked.candidates())
                : operation;
    }

    @Test
    void anotherKernelIsNotReplayed() throws Exception {
        Journal journal = changed(
                worked(5).journal(),
                operation -> operation instanceof Requested asked
                        ? new Requested(asked.model(), 2, asked.sampler(), asked.settings(), asked.candidates())
                        : operation);
        assertThat(REPLAY.of(journal).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(REPLAY.of(journal).detail()).contains("kernel 2", "not known here");
    }

    /** Requests from anybody, most of which no model can meet. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverARecordAsksForIsAnsweredInWords(long seed) throws Exception {
        RandomRequests requests = new RandomRequests(seed);
        Session session = worked(seed);
        Offered offer = (Offered) session.journal().entry(2).orElseThrow().operation();
        for (int i = 0; i < 20; i++) {
            Journal journal = session.journal();
            Commission commission =
                    new Commission(requests.task(), i % 10 > 0 ? requests.modest() : requests.request(5));
            journal.add(
                    ANN,
                    NOON.instant(),
                    session.shown(),
                    new Requested(MODEL.digest(), 1, Offers.SAMPLER, commission.asTexts(), 1));
            journal.add(
                    Actor.STEMMA,
                    NOON.instant(),
                    journal.size() - 1,
                    new Offered(1, i, Optional.empty(), List.of(), List.of(), offer.sampling()));
            assertThat(REPLAY.of(journal).detail()).isNotBlank();
        }
    }

    @Test
    void whatWouldTakeLongIsPassedOverUnlessItIsAskedFor() throws Exception {
        Journal journal = changed(worked(5).journal(), asking(asked -> {
            TreeMap<String, String> settings = new TreeMap<>(asked.settings());
            settings.put("particles", "4096");
            return settings;
        }));
        assertThat(REPLAY.of(journal).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(REPLAY.of(journal).detail()).contains("would take long", "stemma replay");
    }

    @Test
    void aCandidateThatWasLeftOutBeforeAnotherIsMissed() throws Exception {
        Session session = begin();
        session.request(ANN, MODEL, new Task.Composing(), tune(Wish.ANYTHING, 5), 3);
        Journal without = new Journal();
        long first = 0;
        for (Entry entry : session.journal().entries()) {
            if (entry.operation() instanceof Offered offer) {
                if (offer.number() == 2) {
                    continue;
                }
                List<OfferedNote> notes = new ArrayList<>();
                for (OfferedNote note : offer.added()) {
                    JournalNote was = note.note();
                    notes.add(new OfferedNote(
                            new JournalNote(++first, was.onset(), was.duration(), was.pitch()), note.evidence()));
                }
                without.add(Actor.STEMMA, entry.time(), 1, with(offer, notes, offer.sampling()));
            } else if (entry.index() == 0) {
                without.add(entry);
            } else {
                without.add(entry.actor(), entry.time(), entry.base().getAsInt(), entry.operation());
            }
        }
        Replayed replayed = REPLAY.of(without);
        assertThat(replayed.outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(replayed.detail()).isEqualTo("candidate 2, which the model makes, was left out before entry 3");
    }
}
