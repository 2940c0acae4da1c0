package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestReaderFuzzTest {
    @MethodSource("stores")
    @FuzzTest
    void aStoreIsReadOrUnreadableWithAReason(byte[] bytes) {
        ManifestReader.Result result = ManifestReader.read(bytes);
        if (result instanceof ManifestReader.Result.Readable readable) {
            assertThat(readable.store().reachable()).contains(readable.store().active());
        } else {
            assertThat(((ManifestReader.Result.Unreadable) result).reason()).isNotBlank();
        }
    }

    static Stream<byte[]> stores() throws Exception {
        return Stream.of(
                Forgery.good().store(),
                new Forgery()
                        .gathering(TrainingMiningAssertion.forAll(TrainingMiningAssertion.Use.NOT_ALLOWED))
                        .store(),
                Workshop.signer(1)
                        .sidecar(Workshop.midi(0), Workshop.melody(), Workshop.identity(SignatureAlgorithm.ED25519)));
    }
}
