package dev.stemma.provenance.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** A journal that is told step by step, each step working on the version after the one before unless it says otherwise. */
final class Story {
    static final long QUARTER = ScoreFrame.UNITS_PER_QUARTER;
    static final Actor.Person ANN = person("ann");
    static final Actor.Person BO = person("bo");
    static final Digest MODEL = Digest.of(new byte[] {1});
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final Journal journal = new Journal();
    private int at;

    Story() throws JournalException {
        journal.begin(new UUID(1, 2), Actor.STEMMA, NOON);
    }

    static Actor.Person person(String name) {
        return new Actor.Person(Commitment.to(name, new byte[Commitment.SALT_LENGTH]));
    }

    int at() {
        return at;
    }

    Story from(int entry) {
        at = entry;
        return this;
    }

    Story does(Actor actor, Operation operation) throws JournalException {
        at = journal.add(actor, NOON, at, operation).index();
        return this;
    }

    Story asks(Actor actor, int candidates) throws JournalException {
        return does(
                actor,
                new Generation.Requested(
                        MODEL, 1, new Generation.Sampler("particles", 1), new TreeMap<>(), candidates));
    }

    /** A candidate of quarter notes from a quarter on, in the place of the notes removed; it answers the request at which the story is. */
    Story offers(int request, int number, double log2Probability, List<Long> removed, int quarter, int... pitches)
            throws JournalException {
        long first = journal.nextNote();
        List<Generation.OfferedNote> notes = IntStream.range(0, pitches.length)
                .mapToObj(i -> new Generation.OfferedNote(
                        note(first + i, quarter + i, pitches[i]), new Evidence(2 * i, 0, -1.5, 1, 4, 7)))
                .toList();
        return from(request)
                .does(
                        Actor.STEMMA,
                        new Generation.Offered(
                                number,
                                40 + number,
                                Optional.of(frame(16)),
                                new ArrayList<>(removed),
                                notes,
                                new Generation.Sampling(8, 0, false, log2Probability)));
    }

    Story enters(Actor actor, int quarter, int pitch, Optional<Double> bits) throws JournalException {
        return does(actor, new NoteEdit.Added(note(journal.nextNote(), quarter, pitch), surprisal(bits), false));
    }

    Story pitches(Actor actor, long note, int pitch, Optional<Double> bits) throws JournalException {
        return does(actor, new NoteEdit.Pitched(note, pitch, surprisal(bits), false));
    }

    Story moves(Actor actor, long note, long quarter, Optional<Double> bits) throws JournalException {
        return does(actor, new NoteEdit.Moved(note, quarter * QUARTER, surprisal(bits), true));
    }

    Contribution contribution() throws JournalException {
        return Contribution.of(journal, at);
    }

    static JournalNote note(long id, long quarter, int pitch) {
        return new JournalNote(id, quarter * QUARTER, QUARTER, pitch);
    }

    static Optional<Surprisal> surprisal(Optional<Double> bits) {
        return bits.map(known -> new Surprisal(MODEL, known));
    }

    static ScoreFrame frame(int quarters) {
        return new ScoreFrame(
                quarters * QUARTER,
                0,
                new TreeMap<>(Map.of(0L, "4/4")),
                new TreeMap<>(Map.of(0L, "C major")),
                new TreeMap<>(Map.of(0L, 500_000)));
    }
}
