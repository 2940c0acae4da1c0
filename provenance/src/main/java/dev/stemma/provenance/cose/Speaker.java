package dev.stemma.provenance.cose;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;

/**
 * Who says something, as the protected headers of statements and receipts have to name it (RFC 9943, section 6).
 *
 * @param issuer of 1 to 8,192 characters, a pseudonym where it is a person
 * @param keyId by which a reader finds the key; it proves nothing
 */
public record Speaker(String issuer, byte[] keyId) {
    private static final long KEY_ID = 4;
    private static final long CLAIMS = 15;
    private static final long ISSUER = 1;
    private static final long SUBJECT = 2;
    private static final int LONGEST_ISSUER = 8_192;

    public Speaker {
        keyId = keyId.clone();
        if (issuer.isEmpty() || issuer.length() > LONGEST_ISSUER) {
            throw new IllegalArgumentException(
                    "an issuer has 1 to " + LONGEST_ISSUER + " characters, found " + issuer.length());
        }
    }

    @Override
    public byte[] keyId() {
        return keyId.clone();
    }

    /**
     * A header that names it: {@code 4: key id, 15: { 1: issuer, 2: subject }}.
     *
     * @param subject of what something is said
     */
    CborMap.Builder in(CborMap.Builder header, String subject) {
        CborMap claims = CborMap.builder()
                .put(CborValue.of(ISSUER), CborValue.of(issuer))
                .put(CborValue.of(SUBJECT), CborValue.of(subject))
                .build();
        return header.put(CborValue.of(KEY_ID), CborValue.of(keyId)).put(CborValue.of(CLAIMS), claims);
    }
}
