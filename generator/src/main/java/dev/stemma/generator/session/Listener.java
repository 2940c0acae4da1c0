package dev.stemma.generator.session;

import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.notation.Articulation;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Surprisal;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model that hears what people write. How surprising an edit is to it is minus the binary logarithm of its probability of
 * what the edit made: of rhythm (rests before the note included) and pitch for a note that was entered, of the pitch for one
 * that got another, of the rhythm for one that was moved or resized. The model has read the melody up to there, as it is
 * after the edit; what stands behind does not count.
 *
 * <p>The melody is heard under the tradition and by the members of the last request to the same model on which it builds,
 * else under the model's usual tradition.
 */
final class Listener {
    private static final double LOG_2 = StrictMath.log(2);

    private final Digest digest;
    private final MelodyModel model;
    private final Tradition tradition;

    private Listener(Digest digest, MelodyModel model, Tradition tradition) {
        this.digest = digest;
        this.model = model;
        this.tradition = tradition;
    }

    /**
     * A model that hears what is done to a version of a piece.
     *
     * @param base the entry of the version
     * @throws RequestException if the journal has a request that the model cannot have met
     */
    static Listener of(ModelFolder folder, Journal journal, int base) throws RequestException {
        Optional<Generation.Requested> last = journal.ancestry(base).stream()
                .flatMap(index -> journal.entry(index).stream())
                .map(Entry::operation)
                .filter(Generation.Requested.class::isInstance)
                .map(Generation.Requested.class::cast)
                .filter(asked -> asked.model().equals(folder.digest()))
                .reduce((earlier, later) -> later);
        Request request = last.isPresent() ? request(last.get()) : new Composer(folder).complete(Wish.ANYTHING, 0);
        return new Listener(
                folder.digest(),
                Hearing.of(folder.model(), request),
                request.tradition().main());
    }

    private static Request request(Generation.Requested asked) throws RequestException {
        try {
            return Commission.read(asked.settings(), 0).request();
        } catch (RecordException e) {
            throw new RequestException(e.getMessage(), "go back to before that request");
        }
    }

    /** In which a surprisal on record is not what the model finds, in a clause for people. */
    static Optional<String> difference(ModelFolder folder, Journal journal, Entry entry, NoteEdit edit, Version after) {
        Optional<Surprisal> found;
        try {
            found = of(folder, journal, entry.base().orElseThrow()).surprisal(edit, after);
        } catch (RequestException | RecordException e) {
            return Optional.of("entry " + entry.index() + " cannot have been heard by the model: " + e.getMessage());
        }
        return found.equals(edit.surprisal())
                ? Optional.empty()
                : Optional.of("entry " + entry.index() + " is on record as a surprise of "
                        + edit.surprisal()
                                .map(Surprisal::bits)
                                .map(Object::toString)
                                .orElse("no")
                        + " bits and comes out as one of "
                        + found.map(Surprisal::bits).map(Object::toString).orElse("no") + " bits");
    }

    /**
     * How surprising an edit is.
     *
     * @param after the version that it made
     * @return nothing where the model cannot read the melody there, or holds the outcome impossible
     */
    Optional<Surprisal> surprisal(NoteEdit edit, Version after) throws RecordException {
        List<TracedNote> notes = new ArrayList<>(after.notes());
        int place = 0;
        while (place < notes.size() && notes.get(place).note().id() != edit.note()) {
            place++;
        }
        if (place == notes.size()) {
            return Optional.empty();
        }
        Melody melody = Scores.melody(
                after.frame(), notes.stream().map(TracedNote::note).toList());
        boolean rhythm = !(edit instanceof NoteEdit.Pitched);
        boolean pitch = edit instanceof NoteEdit.Added || edit instanceof NoteEdit.Pitched;
        return heard(melody, place)
                .map(heard -> (rhythm ? heard.rhythm() : 0) + (pitch ? heard.pitch() : 0))
                .filter(Double::isFinite)
                .map(bits -> new Surprisal(digest, bits));
    }

    /** Bits of a note. */
    record Heard(double rhythm, double pitch) {}

    /** What the model makes of the note at a place among the notes of a melody. */
    Optional<Heard> heard(Melody melody, int place) {
        Melody read = Articulation.legato(melody);
        Ticks onset = MelodyEncoder.withoutEmptyBars(read).notes().get(place).onset();
        return new MelodyEncoder(model.vocabulary())
                .encode(read, tradition).stream()
                        .filter(sequence ->
                                !onset.isBefore(sequence.conditions().start()))
                        .filter(sequence -> onset.isBefore(sequence.conditions().end()))
                        .flatMap(sequence -> heard(sequence, onset).stream())
                        .findFirst();
    }

    private Optional<Heard> heard(TokenSequence sequence, Ticks onset) {
        Vocabulary vocabulary = model.vocabulary();
        MelodyModel.Reading reading = model.read(sequence.conditions());
        double rhythm = 0;
        for (TokenSequence.Event event : sequence.events()) {
            int token = event.token();
            boolean there = reading.context().now().equals(onset);
            if (vocabulary.isPitch(token)) {
                if (there) {
                    return Optional.of(new Heard(rhythm, bits(reading, token)));
                }
                rhythm = 0;
            } else if (vocabulary.isRest(token) || there) {
                rhythm += bits(reading, token);
            }
            reading.accept(token, event.duration());
        }
        return Optional.empty();
    }

    private static double bits(MelodyModel.Reading reading, int token) {
        return -reading.logProbabilities()[token] / LOG_2;
    }
}
