package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class PemFuzzTest {
    @MethodSource("texts")
    @FuzzTest
    void certificatesInTextAreReadAndWrittenAgainOrRefused(byte[] bytes) {
        List<X509Certificate> certificates;
        try {
            certificates = Pem.certificates("a text", new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IdentityException e) {
            assertThat(e).hasMessageContaining("a text");
            return;
        }
        assertThat(Pem.certificates("the same", Pem.encode(certificates))).isEqualTo(certificates);
    }

    static Stream<byte[]> texts() {
        X509Certificate leaf = CertificateBuilder.leaf("Leaf").selfSigned();
        return Stream.of(
                        Pem.encode(List.of(leaf)),
                        "text " + Pem.encode("PUBLIC KEY", new byte[40]) + Pem.encode(List.of(leaf, leaf)),
                        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
