package dev.stemma.provenance.label;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.record.Digest;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Proofs in JSON documents: {@code DataIntegrityProof} with {@code eddsa-jcs-2022} (W3C Data Integrity EdDSA Cryptosuites
 * 1.0, 3.3). Signed is
 *
 * <pre>
 * SHA-256 of the proof without its value, in JCS     32 bytes
 * SHA-256 of the document without the proof, in JCS  32 bytes
 * </pre>
 *
 * so spaces and the order of members in the document may change, and nothing else.
 */
public final class DataIntegrity {
    private static final String CONTEXT = "@context";

    private DataIntegrity() {}

    /** Whether an identity can make such proofs: its key is an Ed25519 key. */
    public static boolean suits(Identity identity) {
        return identity.algorithm() == SignatureAlgorithm.ED25519;
    }

    /**
     * A copy of the document, ended by the proof that the identity asserts it.
     *
     * @param created seconds are kept
     * @throws IllegalArgumentException if the identity {@linkplain #suits does not suit}
     */
    public static ObjectNode sign(ObjectNode document, Identity identity, Instant created) {
        ObjectNode signed = document.deepCopy();
        ObjectNode proof = signed.objectNode();
        proof.put("type", "DataIntegrityProof")
                .put("cryptosuite", "eddsa-jcs-2022")
                .put("created", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .put(
                        "verificationMethod",
                        DidKey.of(identity.certificate().getPublicKey()).verificationMethod())
                .put("proofPurpose", "assertionMethod");
        if (document.has(CONTEXT)) {
            proof.set(CONTEXT, document.get(CONTEXT).deepCopy());
        }
        proof.put("proofValue", Multibase.base58(identity.sign(toBeSigned(document, proof))));
        signed.set("proof", proof);
        return signed;
    }

    /** @param proof without its value */
    static byte[] toBeSigned(ObjectNode document, ObjectNode proof) {
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        hashes.writeBytes(Digest.of(CanonicalJson.of(proof)).bytes());
        hashes.writeBytes(Digest.of(CanonicalJson.of(document)).bytes());
        return hashes.toByteArray();
    }
}
