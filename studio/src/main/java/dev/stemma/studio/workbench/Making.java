package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.Terms;
import dev.stemma.generator.notation.Reading;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.record.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model made of one request. To be closed, so that others can go on with the piece.
 *
 * @param open the piece
 * @param pieces one for each candidate that could be made, in the order of their seeds
 * @param reading how the file was read that was worked on
 */
public record Making(OpenPiece open, List<Piece> pieces, Optional<Reading> reading) implements AutoCloseable {
    public Making {
        pieces = List.copyOf(pieces);
    }

    /**
     * The terms that a piece inherits: from the works of its model, and from those of other models that had a hand in the
     * file that was worked on, as its record states them.
     *
     * @throws WorkbenchException if the model's list of works is damaged
     */
    public Terms terms(Piece piece) throws WorkbenchException {
        Map<Digest, Terms> earlier = new LinkedHashMap<>();
        open.source().flatMap(source -> source.verdict().manifests()).stream()
                .flatMap(store -> store.reachable().stream())
                .flatMap(manifest -> manifest.assertions(GenerationAssertion.class))
                .forEach(made -> earlier.put(made.model().digest(), stated(made)));
        earlier.remove(piece.model().digest());
        return earlier.values().stream().reduce(piece.terms(), Terms::and);
    }

    private static Terms stated(GenerationAssertion made) {
        List<Terms.Term> terms = made.terms().stream()
                .map(term -> new Terms.Term(Terms.Kind.named(term.kind()), term.works(), term.licences()))
                .toList();
        return new Terms(terms.stream().mapToInt(Terms.Term::works).sum(), terms);
    }

    @Override
    public void close() throws WorkbenchException {
        open.close();
    }
}
