package dev.stemma.provenance.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CoseFuzzTest {
    private static final byte[] PAYLOAD = "a claim".getBytes();
    private static final KeyPair KEYS = keys();

    @MethodSource("signatures")
    @FuzzTest
    void aSignatureIsReadWrittenAndReadAgainOrRefused(byte[] bytes) {
        CoseSign1 cose;
        try {
            cose = CoseSign1.parse(bytes);
        } catch (CoseException e) {
            return;
        }
        byte[] encoded = cose.encode();
        assertThatCode(() -> assertThat(CoseSign1.parse(encoded).encode()).isEqualTo(encoded))
                .doesNotThrowAnyException();
        assertThat(cose.verify(PAYLOAD, KEYS.getPublic())).isNotEqualTo(SignatureResult.VALID);
        try {
            assertThat(cose.certificates()).hasSameSizeAs(cose.chain());
        } catch (CoseException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> signatures() {
        byte[] one = CoseSign1.protectedHeader(CoseAlgorithm.ED_DSA, List.of(new byte[] {0x30, 0}));
        byte[] two = CoseSign1.protectedHeader(CoseAlgorithm.ES256, List.of(new byte[] {1}, new byte[] {2}));
        CborMap pad = CborMap.builder()
                .put(CborValue.of("pad"), CborValue.of(new byte[9]))
                .build();
        return Stream.of(
                new CoseSign1(one, pad, new byte[64]).encode(),
                new CoseSign1(two, CborMap.EMPTY, new byte[64]).encode());
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
