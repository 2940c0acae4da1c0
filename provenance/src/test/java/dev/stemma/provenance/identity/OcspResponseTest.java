package dev.stemma.provenance.identity;

import static dev.stemma.provenance.identity.CertificateBuilder.NOW;
import static dev.stemma.provenance.identity.CertificateBuilder.OTHER_P256;
import static dev.stemma.provenance.identity.CertificateBuilder.P256;
import static dev.stemma.provenance.identity.CertificateBuilder.authority;
import static dev.stemma.provenance.identity.CertificateBuilder.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OcspResponseTest {
    private static final X509Certificate ROOT = authority("root").selfSigned();
    private static final X509Certificate LEAF = leaf("leaf").keys(OTHER_P256).issuedBy(ROOT);
    private static final TestResponses ANSWERS = TestResponses.about(LEAF, ROOT, P256.getPrivate());
    private static final Optional<Instant> SIGNED = Optional.of(NOW);

    @Test
    void theIssuerSaysThatTheCertificateWasNotRevokedWhenItSigned() {
        Instant before = NOW.minus(Duration.ofHours(1));
        assertThat(check(ANSWERS.good(before), SIGNED)).isEqualTo(new Revocation.NotRevoked(before));
        Instant after = NOW.plusSeconds(100);
        assertThat(OcspResponse.of(ANSWERS.good(after)).check(LEAF, ROOT, SIGNED, after.plusSeconds(1)))
                .as("an answer of later speaks for earlier signatures too")
                .isEqualTo(new Revocation.NotRevoked(after));
    }

    @Test
    void thatItIsRevokedCountsAlways() {
        for (Optional<Instant> signed : java.util.List.of(SIGNED, Optional.<Instant>empty())) {
            assertThat(check(ANSWERS.revoked(NOW.minusSeconds(100)), signed)).isInstanceOf(Revocation.Revoked.class);
        }
    }

    @Test
    void aGoodAnswerDecidesNothingWithoutATimeOrAfterItsOwn() {
        byte[] good = ANSWERS.good(NOW.minusSeconds(100));
        byte[] old = ANSWERS.good(NOW.minus(Duration.ofDays(3)));
        byte[] future = ANSWERS.good(NOW.plusSeconds(100));

        assertThat(check(good, Optional.empty())).isInstanceOf(Revocation.Undecided.class);
        assertThat(check(old, SIGNED)).isInstanceOf(Revocation.Undecided.class);
        assertThat(check(future, SIGNED)).isInstanceOf(Revocation.Undecided.class);
        assertThat(check(ANSWERS.unknown(NOW.minusSeconds(100)), SIGNED)).isInstanceOf(Revocation.Unknown.class);
    }

    @Test
    void onlyTheIssuerOrOneWhomItCertifiedForThatMayAnswer() {
        Instant time = NOW.minusSeconds(100);
        X509Certificate delegate = leaf("delegate")
                .keys(OTHER_P256)
                .usages(ExtendedKeyUsage.OCSP_SIGNING)
                .issuedBy(ROOT);
        X509Certificate signer = leaf("signer").keys(OTHER_P256).issuedBy(ROOT);
        X509Certificate stranger = authority("stranger").selfSigned();
        X509Certificate foreign = leaf("foreign")
                .keys(OTHER_P256)
                .usages(ExtendedKeyUsage.OCSP_SIGNING)
                .issuedBy(stranger);

        assertThat(check(ANSWERS.through(delegate, OTHER_P256.getPrivate()).good(time), SIGNED))
                .isInstanceOf(Revocation.NotRevoked.class);
        for (X509Certificate wrong : java.util.List.of(signer, foreign)) {
            assertThat(check(ANSWERS.through(wrong, OTHER_P256.getPrivate()).good(time), SIGNED))
                    .isInstanceOf(Revocation.Spoiled.class);
        }
        TestResponses forged = TestResponses.about(LEAF, ROOT, OTHER_P256.getPrivate());
        assertThat(check(forged.revoked(time), SIGNED)).isInstanceOf(Revocation.Spoiled.class);
    }

    @Test
    void anAnswerAboutAnotherCertificateSaysNothing() {
        X509Certificate namesake = authority("namesake").selfSigned();
        TestResponses other = TestResponses.about(LEAF, namesake, P256.getPrivate());

        assertThat(check(other.good(NOW.minusSeconds(100)), SIGNED))
                .as("same serial number, issuer of another name")
                .isInstanceOf(Revocation.Undecided.class);
    }

    @Test
    void whateverTheBytesAreTheAnswerIsARevocation() {
        byte[] good = ANSWERS.good(NOW.minusSeconds(100));
        Random random = new Random(8);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(check(damaged, SIGNED)).isNotInstanceOf(Revocation.Revoked.class);
        }
        assertThat(check(new byte[0], SIGNED)).isInstanceOf(Revocation.Spoiled.class);
        assertThat(check(TestResponses.error(), SIGNED)).isInstanceOf(Revocation.Spoiled.class);
        assertThat(check(new byte[OcspResponse.MAX_BYTES + 1], SIGNED)).isInstanceOf(Revocation.Spoiled.class);
    }

    private static Revocation check(byte[] response, Optional<Instant> signed) {
        return OcspResponse.of(response).check(LEAF, ROOT, signed, NOW);
    }
}
