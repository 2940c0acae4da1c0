package dev.stemma.provenance.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoseSign1Test {
    private static final byte[] PAYLOAD = "a claim".getBytes(StandardCharsets.UTF_8);
    private static final List<byte[]> CHAIN = List.of(new byte[] {1, 2, 3}, new byte[] {4});

    @Test
    void aSignatureIsReadBackWithItsChainAndVerifies() throws Exception {
        KeyPair keys = keys(CoseAlgorithm.ED_DSA);
        CoseSign1 written = signed(CoseAlgorithm.ED_DSA, keys, CborMap.EMPTY);

        CoseSign1 read = CoseSign1.parse(written.encode());

        assertThat(read.verify(PAYLOAD, keys.getPublic())).isEqualTo(SignatureResult.VALID);
        assertThat(read.chain()).usingRecursiveComparison().isEqualTo(CHAIN);
        assertThat(read.encode()).isEqualTo(written.encode());
    }

    @ParameterizedTest
    @EnumSource(CoseAlgorithm.class)
    void everyAlgorithmVerifiesItsOwnSignatureAndNotAChangedOne(CoseAlgorithm algorithm) throws Exception {
        assumeTrue(
                !algorithm.name().startsWith("ML_DSA") || Runtime.version().feature() >= 24, "this Java has no ML-DSA");
        KeyPair keys = keys(algorithm);
        CoseSign1 cose = signed(algorithm, keys, CborMap.EMPTY);
        byte[] changed = cose.signature();
        changed[changed.length / 3] ^= 1;

        assertThat(cose.verify(PAYLOAD, keys.getPublic())).isEqualTo(SignatureResult.VALID);
        assertThat(cose.verify(new byte[1], keys.getPublic())).isEqualTo(SignatureResult.MISMATCH);
        assertThat(cose.verify(PAYLOAD, keys(algorithm).getPublic())).isEqualTo(SignatureResult.MISMATCH);
        for (byte[] wrong : List.of(changed, new byte[0], new byte[changed.length], new byte[changed.length + 1])) {
            CoseSign1 forged = new CoseSign1(CoseSign1.protectedHeader(algorithm, CHAIN), CborMap.EMPTY, wrong);
            assertThat(forged.verify(PAYLOAD, keys.getPublic())).isEqualTo(SignatureResult.MISMATCH);
        }
    }

    @Test
    void aKeyOfAnotherKindAndAnUnknownAlgorithmAreDeclaredResults() throws Exception {
        KeyPair p256 = keys(CoseAlgorithm.ES256);
        CoseSign1 cose = signed(CoseAlgorithm.ES256, p256, CborMap.EMPTY);
        byte[] unknown = CborWriter.write(
                CborMap.builder().put(CborValue.of(1), CborValue.of(-257)).build());

        assertThat(cose.verify(PAYLOAD, keys(CoseAlgorithm.ES384).getPublic()))
                .isEqualTo(SignatureResult.UNSUITABLE_KEY);
        assertThat(cose.verify(PAYLOAD, keys(CoseAlgorithm.ED_DSA).getPublic()))
                .isEqualTo(SignatureResult.UNSUITABLE_KEY);
        assertThat(new CoseSign1(unknown, CborMap.EMPTY, cose.signature()).verify(PAYLOAD, p256.getPublic()))
                .isEqualTo(SignatureResult.UNSUPPORTED_ALGORITHM);
        assertThat(new CoseSign1(new byte[0], CborMap.EMPTY, cose.signature()).algorithm())
                .isEmpty();
    }

    @Test
    void certificatesInBothHeadersAreRefusedAndTheIntegerLabelComesFirst() throws Exception {
        byte[] header = CoseSign1.protectedHeader(CoseAlgorithm.ES256, CHAIN);
        CborMap sameLabel = CborMap.builder()
                .put(CborValue.of(33), CborValue.of(new byte[] {9}))
                .build();
        CborMap otherLabel = CborMap.builder().put("x5chain", new byte[] {9}).build();

        assertThatThrownBy(() -> new CoseSign1(header, sameLabel, new byte[64]).chain())
                .isInstanceOf(CoseException.class)
                .hasMessageContaining("in the protected and in the unprotected");
        assertThat(new CoseSign1(header, otherLabel, new byte[64]).chain()).hasSize(2);
        assertThat(new CoseSign1(new byte[0], otherLabel, new byte[64]).chain()).containsExactly(new byte[] {9});
        assertThatThrownBy(() -> new CoseSign1(new byte[0], CborMap.EMPTY, new byte[64]).chain())
                .hasMessage("no certificates: header 33 is missing");
    }

    @Test
    void whatIsNoCertificateAndAChainTooLongAreRefused() {
        byte[] noCertificates = CoseSign1.protectedHeader(CoseAlgorithm.ES256, CHAIN);
        byte[] many = CoseSign1.protectedHeader(CoseAlgorithm.ES256, Collections.nCopies(21, new byte[1]));

        assertThatThrownBy(() -> new CoseSign1(noCertificates, CborMap.EMPTY, new byte[64]).certificates())
                .isInstanceOf(CoseException.class)
                .hasMessageContaining("a certificate cannot be read");
        assertThatThrownBy(() -> new CoseSign1(many, CborMap.EMPTY, new byte[64]).certificates())
                .isInstanceOf(CoseException.class)
                .hasMessage("21 certificates; at most 20 are read");
    }

    @Test
    void anAttachedPayloadAMissingTagAndBrokenHeadersAreRefused() throws Exception {
        CborValue header = CborValue.of(CoseSign1.protectedHeader(CoseAlgorithm.ES256, CHAIN));
        CborValue bytes = CborValue.of(new byte[64]);

        assertRefused(CborValue.of(List.of(header, CborMap.EMPTY, CborValue.NULL, bytes)), "tag 18");
        assertRefused(tagged(header, CborMap.EMPTY, bytes, bytes), "must be nil here, found 64 bytes");
        assertRefused(tagged(header, CborMap.EMPTY, CborValue.NULL), "array of four");
        assertRefused(tagged(CborValue.of(new byte[] {(byte) 0xff}), CborMap.EMPTY, CborValue.NULL, bytes), "CBOR");
        assertRefused(tagged(CborValue.of(new byte[] {1}), CborMap.EMPTY, CborValue.NULL, bytes), "no map");
    }

    @Test
    void damagedSignaturesAreRefusedOnlyAsCose() throws Exception {
        KeyPair keys = keys(CoseAlgorithm.ES256);
        byte[] good = signed(CoseAlgorithm.ES256, keys, CborMap.EMPTY).encode();
        Random random = new Random(18);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                CoseSign1 cose = CoseSign1.parse(damaged);
                assertThat(cose.verify(PAYLOAD, keys.getPublic())).isNotEqualTo(SignatureResult.VALID);
                cose.chain();
            } catch (CoseException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    private static void assertRefused(CborValue value, String reason) {
        assertThatThrownBy(() -> CoseSign1.parse(CborWriter.write(value)))
                .isInstanceOf(CoseException.class)
                .hasMessageContaining(reason);
    }

    private static CborValue tagged(CborValue... items) {
        return new CborValue.Tag(18, CborValue.of(List.of(items)));
    }

    private static CoseSign1 signed(CoseAlgorithm algorithm, KeyPair keys, CborMap unprotected) throws Exception {
        byte[] header = CoseSign1.protectedHeader(algorithm, CHAIN);
        Signature signer = Signature.getInstance(
                switch (algorithm) {
                    case ES256, ESP256 -> "SHA256withECDSAinP1363Format";
                    case ES384, ESP384 -> "SHA384withECDSAinP1363Format";
                    case ES512, ESP512 -> "SHA512withECDSAinP1363Format";
                    case ED_DSA -> "Ed25519";
                    case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> algorithm.toString();
                    case PS256, PS384, PS512 -> "RSASSA-PSS";
                });
        String bits = algorithm.name().substring(2);
        if (algorithm.name().startsWith("PS")) {
            signer.setParameter(new PSSParameterSpec(
                    "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), Integer.parseInt(bits) / 8, 1));
        }
        signer.initSign(keys.getPrivate());
        signer.update(CoseSign1.toBeSigned(header, PAYLOAD));
        assertThat(CborReader.readDeterministic(header)).isNotNull();
        return new CoseSign1(header, unprotected, signer.sign());
    }

    private static KeyPair keys(CoseAlgorithm algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(
                switch (algorithm) {
                    case ES256, ES384, ES512, ESP256, ESP384, ESP512 -> "EC";
                    case ED_DSA -> "Ed25519";
                    case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> algorithm.toString();
                    case PS256, PS384, PS512 -> "RSA";
                });
        switch (algorithm) {
            case ES256, ESP256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case ES384, ESP384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
            case ES512, ESP512 -> generator.initialize(new ECGenParameterSpec("secp521r1"));
            case PS256, PS384, PS512 -> generator.initialize(2048);
            case ED_DSA, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> {}
        }
        return generator.generateKeyPair();
    }
}
