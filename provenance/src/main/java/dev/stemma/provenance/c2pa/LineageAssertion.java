package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.record.Lineage;

/**
 * Where each note comes from, as the signer says: label {@code dev.stemma.lineage}. What it says follows from the journal;
 * it stands here for readers who have no means to work that out, and is compared with what follows.
 *
 * @param statement as {@link Lineage#toCbor} writes it
 */
public record LineageAssertion(CborMap statement) implements Assertion.Typed {
    /** Its label. */
    public static final String LABEL = "dev.stemma.lineage";

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        return statement;
    }
}
