package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files with a time stamp outlive the certificate that signed them. */
class StampedTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ES256);
    private static final TrustPolicy POLICY =
            Workshop.POLICY.plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);
    private static final Clock NEXT_YEAR = Workshop.later(Duration.ofDays(700));

    @Test
    void aStampedFileCanBeVerifiedAfterTheCertificateHasEnded() throws Exception {
        byte[] plain = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        byte[] stamped = Workshop.signer(1)
                .stampedBy(TestTimeStamps.good())
                .embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        assertThat(verify(stamped, Workshop.CLOCK).state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(verify(stamped, NEXT_YEAR).state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(VerifierTest.codes(verify(stamped, NEXT_YEAR), Check.Outcome.PASS))
                .contains(StatusCode.TIME_STAMP_VALIDATED, StatusCode.TIME_STAMP_TRUSTED);
        assertThat(verify(plain, NEXT_YEAR).state()).isEqualTo(Verdict.State.INVALID);
    }

    private static Verdict verify(byte[] file, Clock clock) {
        return Verifier.verify(ByteSource.of(file), Optional.empty(), POLICY, clock);
    }
}
