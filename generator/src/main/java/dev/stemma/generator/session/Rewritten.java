package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.record.Evidence;
import dev.stemma.provenance.record.Generation.Offered;
import dev.stemma.provenance.record.Generation.OfferedNote;
import dev.stemma.provenance.record.Generation.Requested;
import dev.stemma.provenance.record.Generation.Sampling;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Optional;

/**
 * What a model writes when it is asked once more.
 *
 * @param before the version that it was given
 */
record Rewritten(Writer writer, Requested asked, Version before) {
    /** A model that is at hand, with what composes with it. */
    record Writer(ModelFolder model, Composer composer) {
        static Writer of(ModelFolder model) {
            return new Writer(model, new Composer(model));
        }
    }

    /** What the model makes, and how the journal would keep it. */
    private record Again(Composition made, Offered offered) {}

    /**
     * How much work it is, in quarter notes times particles; nothing if the request cannot be read.
     *
     * @param offers so many
     */
    long work(int offers) {
        try {
            Request request = Commission.read(asked.settings(), 0).request();
            long quarters = (request.metre().barLength().times(request.bars()).value()
                            + before.frame().length())
                    / Ticks.PER_QUARTER;
            return (1 + quarters) * request.particles() * offers;
        } catch (RecordException e) {
            return 0;
        }
    }

    /** The first thing in which an offer on record is not what the model makes by its seed, in a clause for people. */
    Optional<String> difference(Offered stated) {
        try {
            Again again = again(stated.number(), stated.seed(), firstId(stated));
            return difference(stated, again.offered(), new Place(again.made().melody()));
        } catch (RequestException | RecordException e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            // a request from anybody may break an assumption that no request of ours breaks; a check never throws
            return Optional.of("what the record asks for cannot be done: " + e);
        }
    }

    /** The first member in which a statement about an offer is not what follows from it, in a clause for people. */
    Optional<String> difference(Offered offer, CborMap stated) {
        try {
            Composition made = again(offer.number(), offer.seed(), 1).made();
            for (CborMap.Entry member :
                    GenerationStatement.of(writer.model(), made).toCbor().entries()) {
                String name = member.key().asText().orElseThrow();
                boolean open = name.equals("tool") || name.equals(GenerationStatement.TERMS);
                if (!open && !stated.get(name).equals(Optional.of(member.value()))) {
                    return Optional.of("what it says of \"" + name + "\" is not what comes out");
                }
            }
            return Optional.empty();
        } catch (RequestException | RecordException | ModelException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** What the model makes where an offer is on record. */
    Composition made(Offered offer) throws RequestException, RecordException {
        return again(offer.number(), offer.seed(), 1).made();
    }

    /** Whether the model can make a candidate that is not on record. */
    boolean makes(int number, long seed) {
        try {
            again(number, seed, 1);
            return true;
        } catch (RequestException | RecordException e) {
            return false;
        }
    }

    private Again again(int number, long seed, long firstId) throws RequestException, RecordException {
        Commission commission = Commission.read(asked.settings(), seed);
        Optional<Melody> given = commission.task() instanceof Task.Composing ? Optional.empty() : Optional.of(melody());
        if (given.isPresent()
                && !Locks.of(before, given.get()).kept(commission.task()).equals(commission.task())) {
            throw new RecordException("the request does not leave the bars alone that were locked");
        }
        Composition made = writer.composer().perform(commission.task(), given, commission.request());
        return new Again(made, Offers.of(made, before, number, firstId));
    }

    private Melody melody() throws RecordException {
        return Scores.melody(
                before.frame(), before.notes().stream().map(TracedNote::note).toList());
    }

    private static long firstId(Offered stated) {
        return stated.added().isEmpty() ? 1 : stated.added().get(0).note().id();
    }

    private static Optional<String> difference(Offered stated, Offered written, Place place) {
        return inNotes(stated.added(), written.added(), place)
                .or(() -> unequal("the notes that were replaced", stated.removed(), written.removed()))
                .or(() -> unequal("length, metres, keys and tempos", stated.frame(), written.frame()))
                .or(() -> inSampling(stated.sampling(), written.sampling()));
    }

    private static Optional<String> inNotes(List<OfferedNote> stated, List<OfferedNote> written, Place place) {
        for (int i = 0; i < Math.max(stated.size(), written.size()); i++) {
            if (i >= stated.size()) {
                return Optional.of(place.at(written.get(i).note()) + ": the record ends, the model goes on with "
                        + place.of(written.get(i).note()));
            }
            JournalNote note = stated.get(i).note();
            if (i >= written.size()) {
                return Optional.of(place.at(note) + ": the record has " + place.of(note) + " (" + note.name()
                        + "), where the model has ended");
            }
            Optional<String> difference = inNote(stated.get(i), written.get(i), place);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inNote(OfferedNote stated, OfferedNote written, Place place) {
        JournalNote note = stated.note();
        JournalNote other = written.note();
        if (note.onset() != other.onset()) {
            return Optional.of("the record has " + place.of(note) + " at " + place.at(note) + " (" + note.name()
                    + "), the model writes " + place.of(other) + " at " + place.at(other));
        }
        if (!note.equals(other)) {
            return Optional.of(
                    place.at(note) + ": the record says " + place.of(note) + " (" + note.name() + "), the model writes "
                            + place.of(other) + (note.id() == other.id() ? "" : " (" + other.name() + ")"));
        }
        return inEvidence(stated.evidence(), written.evidence())
                .map(difference -> place.at(note) + ": of " + place.of(note) + " (" + note.name() + ") " + difference);
    }

    private static Optional<String> inEvidence(Evidence stated, Evidence written) {
        return unequal("the draw", stated.draw(), written.draw())
                .or(() -> unequal("the particle", stated.particle(), written.particle()))
                .or(() -> unequal("the log-probability", stated.logProbability(), written.logProbability()))
                .or(() -> unequal("the rank", stated.rank(), written.rank()))
                .or(() -> unequal("the number of rhythms left", stated.rhythms(), written.rhythms()))
                .or(() -> unequal("the number of pitches left", stated.pitches(), written.pitches()));
    }

    private static Optional<String> inSampling(Sampling stated, Sampling written) {
        return unequal("the number of particles", stated.particles(), written.particles())
                .or(() -> unequal("the number of resamplings", stated.resamplings(), written.resamplings()))
                .or(() -> unequal("whether a search chose", stated.searched(), written.searched()))
                .or(() -> unequal(
                        "the probability that the constraints are kept",
                        stated.log2Probability(),
                        written.log2Probability()));
    }

    private static Optional<String> unequal(String what, Object stated, Object written) {
        return stated.equals(written)
                ? Optional.empty()
                : Optional.of(what + " is on record as " + stated + " and comes out as " + written);
    }
}
