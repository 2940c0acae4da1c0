package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.Terms;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import java.util.List;

/** Terms that works set, strictest first, as JSON: {@code [{"kind":...,"works":...,"licences":{...}}]}. */
public final class TermsJson {
    private TermsJson() {}

    /** As they are. */
    public static void put(ArrayNode array, Terms terms) {
        for (Terms.Term term : terms.terms()) {
            ObjectNode node = array.addObject().put("kind", term.kind().id()).put("works", term.works());
            ObjectNode licences = node.putObject("licences");
            term.licences().forEach(licences::put);
        }
    }

    /** As a record states them. */
    static void put(ArrayNode array, List<GenerationAssertion.Terms> terms) {
        for (GenerationAssertion.Terms term : terms) {
            ObjectNode node = array.addObject().put("kind", term.kind()).put("works", term.works());
            ObjectNode licences = node.putObject("licences");
            term.licences().forEach(licences::put);
        }
    }
}
