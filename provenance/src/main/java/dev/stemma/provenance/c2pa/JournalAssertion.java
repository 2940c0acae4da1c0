package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;

/**
 * What happened to the piece since its parent was signed: label {@code dev.stemma.journal}.
 *
 * @param content as {@link JournalSegment#toCbor} writes it, or whatever else a file holds under the label
 */
public record JournalAssertion(CborMap content) implements Assertion.Typed {
    /** Its label. */
    public static final String LABEL = "dev.stemma.journal";

    /** The assertion that holds the segment. */
    public static JournalAssertion of(JournalSegment segment) {
        return new JournalAssertion(segment.toCbor());
    }

    /** The part of the journal that it holds. */
    public JournalSegment segment() throws JournalException {
        return JournalSegment.read(content);
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        return content;
    }
}
