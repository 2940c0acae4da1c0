package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
        byte[] stamped = stamping(TestTimeStamps.good()).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        assertThat(verify(stamped, Workshop.CLOCK).state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(verify(stamped, NEXT_YEAR).state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(VerifierTest.codes(verify(stamped, NEXT_YEAR), Check.Outcome.PASS))
                .contains(StatusCode.TIME_STAMP_VALIDATED, StatusCode.TIME_STAMP_TRUSTED);
        Verdict ended = verify(plain, NEXT_YEAR);
        assertThat(ended.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(VerifierTest.failures(ended)).contains(StatusCode.SIGNATURE_OUTSIDE_VALIDITY);
    }

    @Test
    void whatIsNotStampedSaysUntilWhenItCanBeVerified() throws Exception {
        byte[] plain = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        byte[] stamped = stamping(TestTimeStamps.good()).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        assertThat(sentences(verify(plain, Workshop.CLOCK)))
                .anyMatch(sentence -> sentence.matches(
                        "no time stamp: can be verified until \\d{4}-\\d\\d-\\d\\d, when the certificate ends"));
        assertThat(sentences(verify(stamped, Workshop.CLOCK)))
                .anyMatch(sentence -> sentence.startsWith("signed before 20"))
                .noneMatch(sentence -> sentence.startsWith("no time stamp"));
    }

    private static List<String> sentences(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.name() == Check.Name.TIME)
                .map(Check::detail)
                .toList();
    }

    @Test
    void aStampOfAnAuthorityThatNobodyTrustsDoesNotCount() throws Exception {
        byte[] stamped = stamping(TestTimeStamps.good()).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        Verdict now = Verifier.verify(ByteSource.of(stamped), Optional.empty(), Workshop.POLICY, Workshop.CLOCK);
        Verdict later = Verifier.verify(ByteSource.of(stamped), Optional.empty(), Workshop.POLICY, NEXT_YEAR);
        TrustPolicy forClaims = Workshop.POLICY.plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.CLAIM_USAGES);
        Verdict wrongUsage = Verifier.verify(ByteSource.of(stamped), Optional.empty(), forClaims, NEXT_YEAR);

        assertThat(now.state()).as("it is told, and changes nothing").isEqualTo(Verdict.State.TRUSTED);
        assertThat(VerifierTest.failures(now)).containsExactly(StatusCode.TIME_STAMP_UNTRUSTED);
        assertThat(later.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(wrongUsage.state()).isEqualTo(Verdict.State.INVALID);
    }

    /** The token itself has a test of its own; the rest is as in files without a stamp. */
    @Test
    void noByteOfTheHeaderAroundTheStampCanBeFlippedUnnoticed() throws Exception {
        byte[] file = stamping(TestTimeStamps.good()).embed(Workshop.wav(41), Workshop.melody(), COMPOSER);
        int stamp = new String(file, StandardCharsets.ISO_8859_1).indexOf("sigTst2");
        assertThat(shows(verify(file, Workshop.CLOCK))).isFalse();

        for (int position = stamp - 300; position < stamp + 60; position++) {
            byte[] changed = file.clone();
            changed[position] ^= 0x40;
            assertThat(shows(verify(changed, Workshop.CLOCK)))
                    .as("byte %d, %d after the header's name", position, position - stamp)
                    .isTrue();
        }
    }

    private static boolean shows(Verdict verdict) {
        return !verdict.intact()
                || verdict.checks().stream()
                        .anyMatch(check -> check.name() == Check.Name.TIME && check.outcome() == Check.Outcome.FAIL);
    }

    @Test
    void aStampThatNeedsMoreRoomIsAskedForAgain() throws Exception {
        int[] asked = {0};
        byte[] stamped = Workshop.signer(1)
                .stampedBy(imprint -> {
                    asked[0]++;
                    return TestTimeStamps.large(9_000).token(imprint);
                })
                .embed(Workshop.wav(8), Workshop.melody(), COMPOSER);

        assertThat(asked[0]).isEqualTo(2);
        assertThat(verify(stamped, NEXT_YEAR).state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void aStampThatOurVerifierWouldNotAcceptIsNotWritten() {
        assertRefused(TestTimeStamps.at(Instant.now().plus(Duration.ofDays(400))), "check the clock");
        assertRefused(TestTimeStamps.at(Instant.now().minus(Duration.ofDays(400))), "is valid from");
        Signer other =
                Workshop.signer(1).stampedBy(imprint -> TestTimeStamps.good().token(new byte[32]));
        assertThatThrownBy(() -> other.embed(Workshop.midi(0), Workshop.melody(), COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("something else");
        Signer garbage = Workshop.signer(1).stampedBy(imprint -> new byte[100]);
        assertThatThrownBy(() -> garbage.sidecar(Workshop.midi(0), Workshop.melody(), COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("no time stamp could be had");
    }

    private static void assertRefused(TestTimeStamps authority, String reason) {
        assertThatThrownBy(() -> stamping(authority).embed(Workshop.midi(0), Workshop.melody(), COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining(reason);
    }

    private static Signer stamping(TestTimeStamps authority) {
        return Workshop.signer(1).stampedBy(authority);
    }

    private static Verdict verify(byte[] file, Clock clock) {
        return Verifier.verify(ByteSource.of(file), Optional.empty(), POLICY, clock);
    }
}
