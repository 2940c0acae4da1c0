package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureAlgorithmTest {
    private static final byte[] MESSAGE = "a melody".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void aSignatureIsOfOneKeyOverOneMessage(SignatureAlgorithm algorithm) throws Exception {
        KeyPair keys = algorithm.generateKey(new SecureRandom());
        byte[] signature = algorithm.sign(keys.getPrivate(), Optional.empty(), MESSAGE);

        assertThat(signature).hasSize(64);
        assertThat(algorithm.verifies(keys.getPublic(), MESSAGE, signature)).isTrue();
        assertThat(algorithm.verifies(keys.getPublic(), new byte[0], signature)).isFalse();
        PublicKey other = algorithm.generateKey(new SecureRandom()).getPublic();
        assertThat(algorithm.verifies(other, MESSAGE, signature)).isFalse();
        for (int i = 0; i < signature.length; i++) {
            byte[] changed = signature.clone();
            changed[i] ^= 1;
            assertThat(algorithm.verifies(keys.getPublic(), MESSAGE, changed)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void malformedSignaturesAndOtherKeysAreJustWrong(SignatureAlgorithm algorithm) {
        PublicKey key = algorithm.generateKey(new SecureRandom()).getPublic();
        for (int length : new int[] {0, 1, 63, 64, 65, 1000}) {
            assertThat(algorithm.verifies(key, MESSAGE, new byte[length])).isFalse();
        }
        for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
            assertThat(other.equals(algorithm) || !other.verifies(key, MESSAGE, new byte[64]))
                    .isTrue();
        }
    }

    @Test
    void ed25519IsThatOfRfc8032() throws Exception {
        // RFC 8032 7.1, TEST 2: the message is one byte, 0x72.
        HexFormat hex = HexFormat.of();
        PrivateKey secret = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(hex.parseHex("302e020100300506032b657004220420"
                        + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(hex.parseHex("302a300506032b6570032100"
                        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")));
        byte[] signature = SignatureAlgorithm.ED25519.sign(secret, Optional.empty(), new byte[] {0x72});
        assertThat(hex.formatHex(signature))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(SignatureAlgorithm.of(key)).contains(SignatureAlgorithm.ED25519);
    }

    @Test
    void anIdentityWhoseKeyIsNotItsCertificatesSignsNothing() {
        Identity wrong = Identity.of(
                "wrong",
                CertificateBuilder.OTHER_P256.getPrivate(),
                List.of(CertificateBuilder.leaf("leaf").selfSigned()));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> wrong.sign(MESSAGE))
                .withMessageContaining("is not the one that its certificate (CN=leaf, O=Tests, C=ZZ) names");
    }

    @Test
    void anIdentityNeedsACertificate() {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> Identity.of("none", CertificateBuilder.P256.getPrivate(), List.of()))
                .withMessage("identity none has no certificate");
    }
}
