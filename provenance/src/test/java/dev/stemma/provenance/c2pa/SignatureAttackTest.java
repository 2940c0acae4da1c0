package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Known attacks on signatures, keys and algorithms, each with the place where it is told of. */
class SignatureAttackTest {
    private static final byte[] HEADER = CoseSign1.protectedHeader(CoseAlgorithm.ES256, List.of(Forgery.certificate()));
    private static final Identity OTHER = Workshop.identity(SignatureAlgorithm.ES256);

    /** The first check of C2PA 2.5, 14.7: the signature is of the certificate's key. */
    @Test
    void somebodyElsesCertificateIsPutInThePlaceOfTheSignersOwn() {
        assertFails(
                claim -> cose(
                        CoseSign1.protectedHeader(CoseAlgorithm.ES256, List.of(der(OTHER))),
                        Forgery.sign(HEADER, claim)),
                StatusCode.SIGNATURE_MISMATCH);
        assertFails(
                claim -> cose(HEADER, OTHER.sign(CoseSign1.toBeSigned(HEADER, claim))), StatusCode.SIGNATURE_MISMATCH);
    }

    /** CVE-2015-9235, and most libraries for signed tokens once: an algorithm "none" that needs no signature. */
    @Test
    void theAlgorithmIsTakenAway() {
        CborMap certificate = CborMap.builder()
                .put(CborValue.of(33), CborValue.of(Forgery.certificate()))
                .build();
        for (CborValue none : List.of(CborValue.of(0), CborValue.of("none"), CborValue.NULL)) {
            CborMap header = CborMap.builder()
                    .put(CborValue.of(1), none)
                    .put(CborValue.of(33), CborValue.of(Forgery.certificate()))
                    .build();
            assertFails(claim -> cose(CborWriter.write(header), new byte[0]), StatusCode.ALGORITHM_UNSUPPORTED);
        }
        assertFails(claim -> cose(CborWriter.write(certificate), new byte[64]), StatusCode.ALGORITHM_UNSUPPORTED);
    }

    /** RFC 8725, 2.1: the attacker names another algorithm, for which the key has another meaning. */
    @Test
    void theAlgorithmIsExchanged() {
        for (CoseAlgorithm algorithm : CoseAlgorithm.values()) {
            if (algorithm != CoseAlgorithm.ES256 && algorithm != CoseAlgorithm.ESP256) {
                byte[] header = CoseSign1.protectedHeader(algorithm, List.of(Forgery.certificate()));
                assertFails(claim -> cose(header, Forgery.sign(header, claim)), StatusCode.CREDENTIAL_INVALID);
            }
        }
    }

    /** RFC 9052, 4.2: only the protected header is signed, so an algorithm beside it is anybody's. */
    @Test
    void theAlgorithmIsNamedWhereNothingProtectsIt() {
        byte[] header = CborWriter.write(CborMap.builder()
                .put(CborValue.of(33), CborValue.of(Forgery.certificate()))
                .build());
        CborMap unprotected = CborMap.builder()
                .put(CborValue.of(1), CborValue.of(CoseAlgorithm.ES256.number()))
                .build();

        assertFails(
                claim -> new CoseSign1(header, unprotected, Forgery.sign(header, claim)).encode(),
                StatusCode.ALGORITHM_UNSUPPORTED);
    }

    /** CVE-2022-21449: Java once took an ECDSA signature of zeros for one of everything. */
    @Test
    void theSignatureIsAllZerosOrTheOrderOfTheCurve() {
        byte[] order =
                HexFormat.of().parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551".repeat(2));

        assertFails(claim -> cose(HEADER, new byte[64]), StatusCode.SIGNATURE_MISMATCH);
        assertFails(claim -> cose(HEADER, order), StatusCode.SIGNATURE_MISMATCH);
    }

    /** Release notes of richardwooding/c2pa 0.5.0: the signature covered a payload of its own, not the claim. */
    @Test
    void theSignatureBringsAPayloadOfItsOwn() {
        byte[] payload = "another claim".getBytes(StandardCharsets.UTF_8);
        UnaryOperator<byte[]> attached = claim -> CborWriter.write(new CborValue.Tag(
                18,
                CborValue.of(List.of(
                        CborValue.of(HEADER),
                        CborMap.EMPTY,
                        CborValue.of(payload),
                        CborValue.of(Forgery.sign(HEADER, payload))))));

        assertFails(attached, StatusCode.SIGNATURE_MISMATCH);
    }

    /** RFC 9052, 4.4: the context string keeps a counter signature, say of a time stamp, from being one of a claim. */
    @Test
    void aSignatureOfAnotherKindIsTakenForOneOfTheClaim() {
        UnaryOperator<byte[]> counterSigned = claim -> cose(
                HEADER,
                Forgery.signRaw(CborWriter.write(CborValue.of(List.of(
                        CborValue.of("CounterSignature"),
                        CborValue.of(HEADER),
                        CborValue.of(new byte[0]),
                        CborValue.of(claim))))));

        assertFails(counterSigned, StatusCode.SIGNATURE_MISMATCH);
    }

    /** C2PA 2.5, 13.5: whoever may add to the unprotected header must not choose between two certificates. */
    @Test
    void aSecondCertificateStandsInTheUnprotectedHeader() {
        CborMap unprotected = CborMap.builder()
                .put(CborValue.of(33), CborValue.of(der(OTHER)))
                .build();

        assertThat(VerifierTest.failures(Forgery.good().unprotected(unprotected).verdict()))
                .contains(StatusCode.CREDENTIAL_INVALID);
    }

    /** C2PA 2.5, 13.1: SHA-1 (SHAttered, 2017) and MD5 collide at will. */
    @Test
    void theHashIsOneThatCollides() {
        for (String algorithm : List.of("sha1", "md5", "SHA256", "", "sha256 ")) {
            assertThat(VerifierTest.failures(Forgery.good()
                            .claiming("alg", CborValue.of(algorithm))
                            .verdict()))
                    .as(algorithm)
                    .contains(StatusCode.ALGORITHM_UNSUPPORTED);
        }
    }

    /** CVE-2020-28042 and its like: a comparison as long as what the attacker brings. */
    @Test
    void aHashIsCutShort() {
        byte[] box = JumbfWriter.cbor(Superbox.CBOR, "com.example", CborWriter.write(CborMap.EMPTY));
        byte[] hash = HashAlgorithm.SHA256.hash(box, 8, box.length);
        for (int length : new int[] {0, 1, 16, 31}) {
            HashedUri cut = new HashedUri(
                    JumbfUri.ofOwnAssertion("com.example"),
                    Optional.empty(),
                    new CborValue.Bytes(Arrays.copyOf(hash, length)));
            assertThat(VerifierTest.failures(
                            Forgery.good().unlisted("com.example").listing(cut).verdict()))
                    .contains(StatusCode.ASSERTION_HASH_MISMATCH);
        }
    }

    /** CVE-2022-3602 and CVE-2023-0464 (OpenSSL): certificates and chains that cost more than they are worth. */
    @Test
    void aChainIsEndless() {
        byte[] header =
                CoseSign1.protectedHeader(CoseAlgorithm.ES256, Collections.nCopies(10_000, Forgery.certificate()));

        assertFails(claim -> cose(header, Forgery.sign(header, claim)), StatusCode.CREDENTIAL_INVALID);
    }

    private static byte[] cose(byte[] header, byte[] signature) {
        return new CoseSign1(header, CborMap.EMPTY, signature).encode();
    }

    private static byte[] der(Identity identity) {
        try {
            return identity.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFails(UnaryOperator<byte[]> seal, String code) {
        Verdict verdict = Forgery.good().sealedBy(seal).verdict();
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(VerifierTest.failures(verdict)).contains(code);
        assertThat(VerifierTest.codes(verdict, Check.Outcome.PASS))
                .doesNotContain(StatusCode.SIGNATURE_VALIDATED, StatusCode.CREDENTIAL_TRUSTED);
    }
}
