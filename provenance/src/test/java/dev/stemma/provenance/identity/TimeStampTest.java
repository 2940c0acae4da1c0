package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.identity.Attestation.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;

class TimeStampTest {
    private static final byte[] PAYLOAD = "a signature".getBytes(StandardCharsets.US_ASCII);
    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");
    private static final TrustPolicy POLICY =
            TrustPolicy.none().plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);

    @Test
    void anAuthorityThatIsTrustedAttestsWhenThePayloadExisted() throws Exception {
        TestTimeStamps authority = TestTimeStamps.at(TIME);

        Attestation attestation = TimeStamp.ofToken(token(authority)).check(PAYLOAD, POLICY);

        assertThat(attestation)
                .isEqualTo(new Attestation.Attested(TIME, authority.certificate(), TestTimeStamps.root()));
    }

    @Test
    void theOlderKindIsAWholeAnswer() throws Exception {
        TimeStampRequestGenerator request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        byte[] asked = request.generate(TSPAlgorithms.SHA256, sha("SHA-256")).getEncoded();
        byte[] answer = TestTimeStamps.at(TIME).response(asked);

        assertThat(TimeStamp.ofResponse(answer).check(PAYLOAD, POLICY)).isInstanceOf(Attestation.Attested.class);
        assertIgnored(TimeStamp.ofToken(answer).check(PAYLOAD, POLICY), Problem.MALFORMED);
        assertIgnored(TimeStamp.ofResponse(token(TestTimeStamps.good())).check(PAYLOAD, POLICY), Problem.MALFORMED);
        byte[] rejection = {0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02};
        assertIgnored(TimeStamp.ofResponse(rejection).check(PAYLOAD, POLICY), Problem.MALFORMED);
    }

    @Test
    void aStampOfSomethingElseOrWithAWeakHashDoesNotCount() throws Exception {
        byte[] good = token(TestTimeStamps.good());
        byte[] weak = TestTimeStamps.good().token(TSPAlgorithms.SHA1, sha("SHA-1"));
        byte[] long512 = TestTimeStamps.good().token(TSPAlgorithms.SHA512, sha("SHA-512"));

        assertIgnored(TimeStamp.ofToken(good).check(new byte[1], POLICY), Problem.MISMATCH);
        assertIgnored(TimeStamp.ofToken(weak).check(PAYLOAD, POLICY), Problem.UNTRUSTED);
        assertThat(TimeStamp.ofToken(long512).check(PAYLOAD, POLICY)).isInstanceOf(Attestation.Attested.class);
    }

    @Test
    void onlyAnchorsForTimeStampsMakeAStampCount() throws Exception {
        TestTimeStamps authority = TestTimeStamps.at(TIME);
        TimeStamp stamp = TimeStamp.ofToken(token(authority));

        assertIgnored(stamp.check(PAYLOAD, TrustPolicy.none()), Problem.UNTRUSTED);
        assertIgnored(stamp.check(PAYLOAD, TrustPolicy.of(TestTimeStamps.root())), Problem.UNTRUSTED);
        TrustPolicy book = TrustPolicy.none().plusLeaf(authority.certificate());
        assertIgnored(stamp.check(PAYLOAD, book), Problem.UNTRUSTED);
        byte[] bare = token(TestTimeStamps.good().withoutCertificates());
        assertIgnored(TimeStamp.ofToken(bare).check(PAYLOAD, POLICY), Problem.UNTRUSTED);
    }

    @Test
    void theAuthoritysCertificateMustBeValidWhenItStamps() throws Exception {
        Instant late = Instant.parse("2041-01-01T00:00:00Z");

        assertIgnored(
                TimeStamp.ofToken(token(TestTimeStamps.at(late))).check(PAYLOAD, POLICY), Problem.OUTSIDE_VALIDITY);
    }

    @Test
    void aCertificateWithoutTheProfileMustNotStamp() throws Exception {
        TestTimeStamps authority =
                new TestTimeStamps(Instant::now, TestTimeStamps.leaf().without(Extension.keyUsage));

        assertIgnored(TimeStamp.ofToken(token(authority)).check(PAYLOAD, POLICY), Problem.CREDENTIAL_INVALID);
    }

    @Test
    void noByteOfATokenInTheOneFormCanBeFlipped() throws Exception {
        byte[] token = TimeStamp.ofToken(token(TestTimeStamps.good().withSurplus(2)))
                .inOneForm(PAYLOAD)
                .encoded();
        assertThat(TimeStamp.ofToken(token).check(PAYLOAD, POLICY)).isInstanceOf(Attestation.Attested.class);
        assertThat(TimeStamp.ofToken(token).isInOneForm()).isTrue();

        for (int position = 0; position < token.length; position++) {
            for (int flip : new int[] {0x01, 0x0a, 0x20}) {
                byte[] changed = token.clone();
                changed[position] ^= (byte) flip;
                TimeStamp stamp = TimeStamp.ofToken(changed);
                assertThat(stamp.isInOneForm() && stamp.check(PAYLOAD, POLICY) instanceof Attestation.Attested)
                        .as("byte %d of %d flipped by %02x", position, token.length, flip)
                        .isFalse();
            }
        }
    }

    @Test
    void theOneFormKeepsWhatTheAuthoritySignedAndLeavesTheRestOut() throws Exception {
        byte[] surplus = token(TestTimeStamps.good().withSurplus(3));

        TimeStamp plain = TimeStamp.ofToken(surplus).inOneForm(PAYLOAD);

        assertThat(TimeStamp.ofToken(surplus).isInOneForm()).isFalse();
        assertThat(plain.encoded()).hasSizeLessThan(surplus.length);
        assertThat(plain.inOneForm(PAYLOAD).encoded()).isEqualTo(plain.encoded());
        assertThat(plain.time()).isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(1, ChronoUnit.HOURS));
        assertThatThrownBy(() -> plain.inOneForm(new byte[1]))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("made for something else");
    }

    @Test
    void whateverTheBytesAreTheAnswerIsAnAttestation() throws Exception {
        byte[] good = token(TestTimeStamps.good());
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(TimeStamp.ofToken(damaged).check(PAYLOAD, POLICY)).isNotNull();
            assertThat(TimeStamp.ofResponse(damaged).check(PAYLOAD, POLICY)).isNotNull();
        }
        byte[] deep = new byte[TimeStamp.MAX_BYTES];
        for (int i = 0; i < deep.length; i++) {
            deep[i] = (byte) (i % 2 == 0 ? 0x30 : 0x80);
        }
        assertIgnored(TimeStamp.ofToken(deep).check(PAYLOAD, POLICY), Problem.MALFORMED);
        assertIgnored(TimeStamp.ofToken(new byte[TimeStamp.MAX_BYTES + 1]).check(PAYLOAD, POLICY), Problem.MALFORMED);
    }

    private static void assertIgnored(Attestation attestation, Problem problem) {
        assertThat(attestation).isInstanceOf(Attestation.Ignored.class);
        Attestation.Ignored ignored = (Attestation.Ignored) attestation;
        assertThat(ignored.problem()).as(ignored.reason()).isEqualTo(problem);
    }

    private static byte[] token(TestTimeStamps authority) throws Exception {
        return authority.token(sha("SHA-256"));
    }

    private static byte[] sha(String algorithm) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(PAYLOAD);
    }
}
