package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** OpenSSF Model Signing 1.0; the bundle is judged by Sigstore's own library in the studio's ExportTest. */
class ModelSignatureTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Digest ONE = Digest.of("one".getBytes(StandardCharsets.UTF_8));
    private static final Digest TWO = Digest.of("two".getBytes(StandardCharsets.UTF_8));

    @Test
    void theEncodingIsThatOfTheVectorOfDsse() {
        byte[] encoded = ModelSignature.toBeSigned(
                "http://example.com/HelloWorld", "hello world".getBytes(StandardCharsets.UTF_8));

        assertThat(new String(encoded, StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    /** The digest of the subject is the one that a bundle of the specification's own test vectors states for its files. */
    @Test
    void theModelIsTheDigestOfTheDigestsOfItsFiles() {
        JsonNode statement = ModelSignature.statement(
                "model",
                Map.of(
                        "signme-2",
                        Digest.parse("32dcb1f8e1ae52d5963e56a6ba06ab58b424c15ed2a6b70d2feca1d089370028"),
                        "signme-1",
                        Digest.parse("bc9a717db6064a32cbe9eae6fc40651dd6d36ef1757183f590eff2b1765d7ebc")),
                List.of(".git"));

        assertThat(statement.at("/subject/0/digest/sha256").asText())
                .isEqualTo("92745110b1ab4368471cbe31664e10174e954b113a3df333db860317b2c6dec4");
        assertThat(statement.at("/predicate/resources").findValuesAsText("name"))
                .containsExactly("signme-1", "signme-2");
        assertThat(statement.at("/predicate/serialization/allow_symlinks").asBoolean(true))
                .isFalse();
    }

    @Test
    void filesAreSortedByCodePoint() {
        JsonNode statement =
                ModelSignature.statement("model", Map.of("\ud83d\ude00", ONE, "\ufb33", TWO, "a/b", ONE), List.of());

        assertThat(statement.at("/predicate/resources").findValuesAsText("name"))
                .containsExactly("a/b", "\ufb33", "\ud83d\ude00");
    }

    /** Repeated, for the numbers in a signature are now and then shorter. */
    @RepeatedTest(20)
    void theSignatureIsOverTheEncodedStatement() throws Exception {
        Identity identity = DataIntegrityTest.identity(SignatureAlgorithm.ES256);

        JsonNode bundle = JSON.readTree(ModelSignature.sign("m", Map.of("config.json", ONE), List.of(), identity));

        byte[] payload =
                Base64.getDecoder().decode(bundle.at("/dsseEnvelope/payload").asText());
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(identity.certificate());
        verifier.update(ModelSignature.toBeSigned(ModelSignature.PAYLOAD_TYPE, payload));
        assertThat(verifier.verify(Base64.getDecoder()
                        .decode(bundle.at("/dsseEnvelope/signatures/0/sig").asText())))
                .isTrue();
        assertThat(bundle.at("/verificationMaterial/publicKey/hint").asText())
                .isEqualTo(ModelSignature.hint(identity.certificate().getPublicKey())
                        .toString());
    }

    @Test
    void anotherKindOfKeyAndAModelWithoutFilesAreRefused() {
        Identity edwards = DataIntegrityTest.identity(SignatureAlgorithm.ED25519);
        Identity suitable = DataIntegrityTest.identity(SignatureAlgorithm.ES256);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelSignature.sign("m", Map.of("a", ONE), List.of(), edwards))
                .withMessageContaining("ES256");
        assertThatIllegalArgumentException().isThrownBy(() -> ModelSignature.sign("m", Map.of(), List.of(), suitable));
    }
}
