package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class SidecarFuzzTest {
    private static final byte[] FILE = Workshop.midi(1);
    private static final byte[] SIGNED = sign();

    @MethodSource("sidecars")
    @FuzzTest
    void noOtherStoreThanTheSignedOneLeavesTheFileIntact(byte[] store) {
        assertThat(Workshop.verify(FILE, store).intact()).isEqualTo(Arrays.equals(store, SIGNED));
    }

    static Stream<byte[]> sidecars() {
        return Stream.of(SIGNED, Forgery.good().store());
    }

    private static byte[] sign() {
        try {
            return Workshop.signer(1).sidecar(FILE, Workshop.melody(), Workshop.identity(SignatureAlgorithm.ED25519));
        } catch (SigningException e) {
            throw new AssertionError(e);
        }
    }
}
