package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class SignedMidiFuzzTest {
    private static final byte[] SIGNED = sign();

    @MethodSource("files")
    @FuzzTest
    void noOtherFileThanTheSignedOneIsIntact(byte[] file) {
        assertThat(Workshop.verify(file).intact()).isEqualTo(Arrays.equals(file, SIGNED));
    }

    static Stream<byte[]> files() {
        return Stream.of(SIGNED, Workshop.midi(0), Workshop.midi(2));
    }

    private static byte[] sign() {
        try {
            return Workshop.signer(1)
                    .embed(Workshop.midi(1), Workshop.melody(), Workshop.identity(SignatureAlgorithm.ED25519));
        } catch (SigningException e) {
            throw new AssertionError(e);
        }
    }
}
