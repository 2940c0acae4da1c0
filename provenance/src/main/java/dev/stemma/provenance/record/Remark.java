package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;

/**
 * Somebody wrote something down about the piece, of which the journal has a commitment.
 *
 * <p>{@code {text: bstr}}
 */
public record Remark(Commitment text) implements Operation {
    static final String KIND = "annotated";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CborMap toCbor() {
        return CborMap.builder().put("text", text.digest().bytes()).build();
    }

    static Remark read(Fields fields) throws JournalException {
        return new Remark(new Commitment(fields.digest("text")));
    }
}
