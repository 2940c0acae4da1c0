package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.GenerationAssertion;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What a file says of the notes by a model, to be said otherwise. */
final class Restated {
    GenerationAssertion.Model model;
    SortedMap<String, String> request;
    long seed;
    int kernel;
    GenerationAssertion.Sampler sampler;
    Optional<GenerationAssertion.NearCopy> nearCopy;
    List<GenerationAssertion.Terms> terms;

    private Restated(GenerationAssertion stated) {
        model = stated.model();
        request = stated.request();
        seed = stated.seed();
        kernel = stated.kernelVersion();
        sampler = stated.sampler();
        nearCopy = stated.nearCopy();
        terms = stated.terms();
    }

    static UnaryOperator<GenerationAssertion> with(Consumer<Restated> change) {
        return stated -> {
            Restated other = new Restated(stated);
            change.accept(other);
            return new GenerationAssertion(
                    other.model,
                    other.request,
                    other.seed,
                    other.kernel,
                    other.sampler,
                    stated.tool(),
                    other.nearCopy,
                    stated.traditions(),
                    other.terms);
        };
    }
}
