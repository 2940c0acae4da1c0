package dev.stemma.generator.session;

import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** What came of one seed; none depends on another, so they may be made side by side. */
    private record Attempt(Optional<Made> made, Optional<RequestException> refusal) {
        static Attempt of(Composer composer, Commission commission, Optional<Melody> given, int number) {
            try {
                Request one = commission.request().withSeed(commission.request().seed() + number - 1);
                return new Attempt(
                        Optional.of(new Made(number, composer.perform(commission.task(), given, one))),
                        Optional.empty());
            } catch (RequestException e) {
                return new Attempt(Optional.empty(), Optional.of(e));
            }
        }
    }

    /**
     * @param given the melody to be worked on; none for a new one
     * @param before the version that it is
     * @throws SessionException if none could be made
     */
    static Candidates of(ModelFolder model, Commission commission, Optional<Melody> given, Version before, int count)
            throws SessionException {
        Composer composer = new Composer(model);
        List<Attempt> attempts = IntStream.rangeClosed(1, count)
                .parallel()
                .mapToObj(number -> Attempt.of(composer, commission, given, number))
                .toList();
        List<Made> made =
                attempts.stream().flatMap(attempt -> attempt.made().stream()).toList();
        Optional<RequestException> refusal =
                attempts.stream().flatMap(attempt -> attempt.refusal().stream()).findFirst();
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
