package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model made of a request, by successive seeds.
 *
 * @param request as the journal keeps it
 * @param made those that could be made, at least one
 */
record Candidates(Generation.Requested request, List<Made> made) {
    /** A candidate with its number, from 1. */
    record Made(int number, Composition composition) {}

    Candidates {
        made = List.copyOf(made);
    }

    /**
     * @param given the melody to be worked on; none for a new one
     * @param before the version that it is
     * @throws SessionException if none could be made
     */
    static Candidates of(ModelFolder model, Commission commission, Optional<Melody> given, Version before, int count)
            throws SessionException {
        Composer composer = new Composer(model);
        List<Made> made = new ArrayList<>();
        Optional<RequestException> refusal = Optional.empty();
        for (int number = 1; number <= count; number++) {
            try {
                Request one = commission.request().withSeed(commission.request().seed() + number - 1);
                made.add(new Made(number, composer.perform(commission.task(), given, one)));
            } catch (RequestException e) {
                refusal = refusal.or(() -> Optional.of(e));
            }
        }
        if (made.isEmpty()) {
            RequestException e = refusal.orElseThrow();
            throw new SessionException(e.getMessage(), e.hint(), e);
        }
        requireIntact(model);
        return new Candidates(requested(model, commission, count), made);
    }

    private static Generation.Requested requested(ModelFolder model, Commission commission, int count)
            throws SessionException {
        try {
            return new Generation.Requested(model.digest(), Offers.KERNEL, Offers.SAMPLER, commission.asTexts(), count);
        } catch (IllegalArgumentException e) {
            throw new SessionException(e.getMessage(), "ask for fewer at once", e);
        }
    }

    private static void requireIntact(ModelFolder model) throws SessionException {
        try {
            model.requireIntact();
        } catch (ModelException e) {
            throw new SessionException(
                    "the model " + model.config().id() + " cannot be used: " + e.getMessage(),
                    "restore its folder from where you have it",
                    e);
        }
    }

    /** A candidate as the journal keeps it. */
    static Generation.Offered offered(Made made, Version before, long firstId) throws SessionException {
        try {
            return Offers.of(made.composition(), before, made.number(), firstId);
        } catch (RecordException e) {
            throw new SessionException(e.getMessage(), "enter the notes that are to stay, and lock them", e);
        }
    }
}
