package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.record.Digest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class TimeStampFuzzTest {
    private static final byte[] PAYLOAD = {1, 2, 3};
    private static final TrustPolicy POLICY =
            TrustPolicy.none().plusAnchors(Set.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);
    private static final byte[] TOKEN = TimeStamp.ofToken(
                    TestTimeStamps.good().token(Digest.of(PAYLOAD).bytes()))
            .inOneForm(PAYLOAD)
            .encoded();

    @MethodSource("stamps")
    @FuzzTest
    void aStampIsCheckedOrIgnoredAndOnlyTheTrueOneCountsInOneForm(byte[] bytes) {
        TimeStamp token = TimeStamp.ofToken(bytes);
        boolean attested = token.check(PAYLOAD, POLICY) instanceof Attestation.Attested;
        assertThat(attested && token.isInOneForm()).isEqualTo(Arrays.equals(bytes, TOKEN));
        TimeStamp.ofResponse(bytes).check(PAYLOAD, POLICY);
        try {
            token.time();
            token.inOneForm(PAYLOAD);
        } catch (IdentityException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> stamps() {
        return Stream.of(TOKEN, TestTimeStamps.good().token(Digest.of(PAYLOAD).bytes()));
    }
}
