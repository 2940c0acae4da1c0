package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;

/**
 * An authority attested when the journal had come so far: a time stamp over the digest of the entry before, so over all
 * that is behind it.
 *
 * <p>{@code {token: bstr}}
 *
 * @param token TimeStampToken (RFC 3161, section 2.4.2), its imprint the SHA-256 of the digest's 32 bytes
 */
public record TimeStamped(CborValue.Bytes token) implements Operation {
    static final String KIND = "time-stamped";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CborMap toCbor() {
        return CborMap.builder().put("token", token).build();
    }

    static TimeStamped read(Fields fields) throws JournalException {
        return new TimeStamped(new CborValue.Bytes(fields.bytes("token")));
    }
}
