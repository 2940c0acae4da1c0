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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was signed without a time stamp can have one later, where the length of the store is not signed. */
class LaterStampTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);
    private static final byte[] ABC = "X:1\nT:A melody\nM:4/4\nK:G\nGABc|\n".getBytes(StandardCharsets.UTF_8);
    private static final TrustPolicy POLICY =
            Workshop.POLICY.plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);
    private static final Clock NEXT_YEAR = Workshop.later(Duration.ofDays(700));
    private static final Signer STAMPING = Workshop.signer(2).stampedBy(TestTimeStamps.good());

    @Test
    void aSidecarIsStampedLaterAndOutlivesTheCertificate() throws Exception {
        byte[] melody = Workshop.midi(0);
        byte[] store = Workshop.signer(1).sidecar(melody, Workshop.melody(), COMPOSER);

        byte[] stamped = STAMPING.stampLater(verify(melody, Optional.of(store), Workshop.CLOCK), COMPOSER);

        assertThat(verify(melody, Optional.of(store), NEXT_YEAR).state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verify(melody, Optional.of(stamped), Workshop.CLOCK).checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.FAIL)
                .isEmpty();
        assertThat(verify(melody, Optional.of(stamped), NEXT_YEAR).state()).isEqualTo(Verdict.State.TRUSTED);
        byte[] changed = melody.clone();
        changed[24] = 61;
        assertThat(verify(changed, Optional.of(stamped), Workshop.CLOCK).intact())
                .isFalse();
    }

    @Test
    void aTextFileIsStampedLaterInItsOneLine() throws Exception {
        byte[] signed = Workshop.signer(1).embed(ABC, Workshop.melody(), COMPOSER);

        byte[] stamped = STAMPING.stampLater(signed, verify(signed, Optional.empty(), Workshop.CLOCK), COMPOSER);

        assertThat(verify(signed, Optional.empty(), NEXT_YEAR).state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verify(stamped, Optional.empty(), NEXT_YEAR).state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(stamped).hasSizeGreaterThan(signed.length);
    }

    @Test
    void aChangedByteOfTheUpdateIsNoticed() throws Exception {
        byte[] melody = Workshop.midi(0);
        byte[] store = Workshop.signer(1).sidecar(melody, Workshop.melody(), COMPOSER);
        byte[] stamped = STAMPING.stampLater(verify(melody, Optional.of(store), Workshop.CLOCK), COMPOSER);
        for (int position = store.length; position < stamped.length; position += 11) {
            byte[] changed = stamped.clone();
            changed[position] ^= 0x20;
            Verdict verdict = verify(melody, Optional.of(changed), Workshop.CLOCK);
            assertThat(verdict.intact()
                            && verdict.checks().stream().noneMatch(check -> check.outcome() == Check.Outcome.FAIL))
                    .as("byte %d of %d", position, stamped.length)
                    .isFalse();
        }
    }

    @Test
    void whereTheLengthOfTheStoreIsSignedItIsRefusedWithTheReason() throws Exception {
        for (byte[] file : List.of(Workshop.midi(0), Workshop.wav(4))) {
            byte[] signed = Workshop.signer(1).embed(file, Workshop.melody(), COMPOSER);
            Verdict verdict = verify(signed, Optional.empty(), Workshop.CLOCK);

            assertThatThrownBy(() -> STAMPING.stampLater(signed, verdict, COMPOSER))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("length of the credentials is among the bytes signed")
                    .hasMessageContaining("sidecar");
        }
    }

    @Test
    void whatIsNotValidAnyMoreIsNotStamped() throws Exception {
        byte[] signed = Workshop.signer(1).embed(ABC, Workshop.melody(), COMPOSER);
        Verdict ended = verify(signed, Optional.empty(), NEXT_YEAR);

        assertThatThrownBy(() -> STAMPING.stampLater(signed, ended, COMPOSER))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("comes too late");
    }

    private static Verdict verify(byte[] file, Optional<byte[]> sidecar, Clock clock) {
        return Verifier.verify(ByteSource.of(file), sidecar, POLICY, clock);
    }
}
