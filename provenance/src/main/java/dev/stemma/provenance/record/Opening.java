package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Optional;

/**
 * What a commitment in a journal is to: who holds it can tell who a person is, or what was written down. It is kept apart
 * from the journal, so that it can be erased, or taken out of a file by redaction, while the journal stays whole.
 *
 * <p>{@code {kind: "person" / "text", salt: bstr .size 16, text: text, ? certificate: bstr}}
 *
 * @param text the name under which the person appears, or what was written down
 * @param certificate of a person: digest of the certificate by which he or she signs
 */
public record Opening(Kind kind, CborValue.Bytes salt, String text, Optional<Digest> certificate) {
    /** What was committed to. */
    public enum Kind {
        PERSON("person"),
        TEXT("text");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Opening {
        if (salt.content().length != Commitment.SALT_LENGTH) {
            throw new IllegalArgumentException(
                    "a salt has " + Commitment.SALT_LENGTH + " bytes, found " + salt.content().length);
        }
    }

    /** What it opens. */
    public Commitment commitment() {
        return Commitment.to(text, salt.content());
    }

    public CborMap toCbor() {
        CborMap.Builder fields =
                CborMap.builder().put("kind", kind.label).put("salt", salt).put("text", text);
        certificate.ifPresent(digest -> fields.put("certificate", digest.bytes()));
        return fields.build();
    }

    /** Reads what {@link #toCbor} writes. */
    public static Opening read(CborMap map) throws JournalException {
        Fields fields = new Fields(map, "the opening");
        String label = fields.text("kind");
        for (Kind kind : Kind.values()) {
            if (kind.label.equals(label)) {
                return fields.valid(() -> new Opening(
                        kind,
                        new CborValue.Bytes(fields.bytes("salt")),
                        fields.text("text"),
                        fields.has("certificate") ? Optional.of(fields.digest("certificate")) : Optional.empty()));
            }
        }
        throw fields.unreadable("kind");
    }
}
