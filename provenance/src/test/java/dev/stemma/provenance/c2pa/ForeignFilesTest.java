package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that another program signed: with time stamps, salts, padding and assertions that we do not write. */
class ForeignFilesTest {
    private static Path samples;
    private static TrustPolicy policy;

    @BeforeAll
    static void findSamples() throws Exception {
        samples = Shared.validator().resolve("samples");
        try (InputStream anchors = Files.newInputStream(samples.resolve("anchors.pem"))) {
            policy = TrustPolicy.of(CertificateFactory.getInstance("X.509").generateCertificates(anchors).stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "min.wav",
                "rendered.wav",
                "stamped.wav",
                "fmt0.mid",
                "fmt1.mid",
                "fmt2.mid",
                "rich.mid",
                "side.mid"
            })
    void aFileOfAnotherProgramIsTrustedAndAChangeNoticed(String name) throws Exception {
        byte[] file = Files.readAllBytes(samples.resolve(name));
        Path beside = samples.resolve(name + ".c2pa");
        Optional<byte[]> sidecar = Files.exists(beside) ? Optional.of(Files.readAllBytes(beside)) : Optional.empty();

        assertThat(verify(file, sidecar).state()).isEqualTo(Verdict.State.TRUSTED);

        file[40] ^= 1;
        assertThat(verify(file, sidecar).intact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stamped.wav", "rich.mid"})
    void noDamageMakesTheVerifierThrow(String name) throws Exception {
        byte[] file = Files.readAllBytes(samples.resolve(name));
        Random random = new Random(14);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = file.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> verify(damaged, Optional.empty())).doesNotThrowAnyException();
        }
    }

    private static Verdict verify(byte[] file, Optional<byte[]> sidecar) {
        return Verifier.verify(ByteSource.of(file), sidecar, policy, Workshop.CLOCK);
    }
}
