package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vector of eddsa-jcs-2022 (W3C vc-di-eddsa, TestVectors/eddsa-jcs-2022), and proofs of our own. */
class DataIntegrityTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    private static final String DOCUMENT = """
            {"@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
             "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33", "type": ["VerifiableCredential", "AlumniCredential"],
             "name": "Alumni Credential", "description": "A minimum viable example of an Alumni Credential.",
             "issuer": "https://vc.example/issuers/5678", "validFrom": "2023-01-01T00:00:00Z",
             "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"}}
            """;
    private static final String PROOF = """
            {"type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "created": "2023-02-24T23:36:38Z",
             "verificationMethod": "did:key:KEY#KEY", "proofPurpose": "assertionMethod",
             "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"]}
            """.replace("KEY", KEY);
    private static final String SIGNATURE = "407cd12654b33d718ecbb99179a1506daaa849450bf3fc523cce3e1c96f8b803"
            + "51da3f253d725c6f00b07c9e5448d50b3ef78012b9ab54255116d069c6dd2808";

    @Test
    void theHashesAreThoseOfTheVector() throws Exception {
        byte[] hashes = DataIntegrity.toBeSigned(object(DOCUMENT), object(PROOF));

        assertThat(HexFormat.of().formatHex(hashes))
                .isEqualTo("66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db"
                        + "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19");
        assertThat(SignatureAlgorithm.ED25519.verifies(
                        publicKey(KEY), hashes, HexFormat.of().parseHex(SIGNATURE)))
                .isTrue();
        assertThat(Multibase.base58(HexFormat.of().parseHex(SIGNATURE)))
                .isEqualTo("z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX");
    }

    @Test
    void aKeyIsItsOwnName() throws Exception {
        DidKey name = DidKey.of(publicKey(KEY));

        assertThat(name.did()).isEqualTo("did:key:" + KEY);
        assertThat(name.verificationMethod()).isEqualTo("did:key:" + KEY + "#" + KEY);
        assertThat(Multibase.base58(new byte[] {0, 0, 1})).isEqualTo("z112");
        PublicKey other = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        assertThatIllegalArgumentException().isThrownBy(() -> DidKey.of(other));
    }

    @Test
    void aProofHoldsForTheDocumentAndForNoOther() throws Exception {
        Identity identity = identity(SignatureAlgorithm.ED25519);
        ObjectNode signed = DataIntegrity.sign(object(DOCUMENT), identity, Instant.parse("2026-11-23T08:00:00.5Z"));

        assertThat(signed.path("proof").path("created").asText()).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(signed.path("proof").path("@context")).isEqualTo(signed.get("@context"));
        assertThat(holds(signed)).isTrue();
        ObjectNode tampered = signed.deepCopy();
        ((ObjectNode) tampered.get("credentialSubject")).put("alumniOf", "Another School");
        assertThat(holds(tampered)).isFalse();
        tampered = signed.deepCopy();
        ((ObjectNode) tampered.get("proof")).put("created", "2025-11-23T08:00:00Z");
        assertThat(holds(tampered)).isFalse();
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        Identity identity = identity(SignatureAlgorithm.ES256);

        assertThat(DataIntegrity.suits(identity)).isFalse();
        ObjectNode document = object(DOCUMENT);
        assertThatIllegalArgumentException().isThrownBy(() -> DataIntegrity.sign(document, identity, Instant.EPOCH));
    }

    private static boolean holds(ObjectNode signed) throws Exception {
        ObjectNode document = signed.deepCopy();
        ObjectNode proof = (ObjectNode) document.remove("proof");
        byte[] signature = bytes(proof.remove("proofValue").asText(), 64);
        String method = proof.get("verificationMethod").asText();
        return SignatureAlgorithm.ED25519.verifies(
                publicKey(method.substring(method.indexOf('#') + 1)),
                DataIntegrity.toBeSigned(document, proof),
                signature);
    }

    private static PublicKey publicKey(String multibase) throws Exception {
        byte[] encoded = HexFormat.of().parseHex("302a300506032b6570032100" + "00".repeat(32));
        System.arraycopy(bytes(multibase, 34), 2, encoded, 12, 32);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] bytes(String multibase, int length) {
        BigInteger number = BigInteger.ZERO;
        for (char digit : multibase.substring(1).toCharArray()) {
            number = number.multiply(BigInteger.valueOf(58))
                    .add(BigInteger.valueOf(
                            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".indexOf(digit)));
        }
        byte[] found = number.toByteArray();
        byte[] padded = new byte[length];
        int from = Math.max(0, found.length - length);
        byte[] kept = Arrays.copyOfRange(found, from, found.length);
        System.arraycopy(kept, 0, padded, length - kept.length, kept.length);
        return padded;
    }

    private static ObjectNode object(String text) throws Exception {
        return (ObjectNode) JSON.readTree(text);
    }

    static Identity identity(SignatureAlgorithm algorithm) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        return LocalAuthority.create(clock, random)
                .issue("composer", algorithm, Subject.pseudonym("Composer"), clock, random);
    }
}
