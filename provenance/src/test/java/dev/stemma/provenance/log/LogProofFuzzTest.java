package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class LogProofFuzzTest {
    @MethodSource("inputs")
    @FuzzTest
    void aProofIsReadAndWrittenTheSameAndOnlyTheTrueOneHolds(byte[] bytes) {
        LogProof proof;
        try {
            proof = LogProof.parse(bytes);
        } catch (LogException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(proof.encode()).isEqualTo(bytes);
        LogAnswer answer = proof.check(new byte[] {1, 2, 3}, ProjectVector.policy());
        assertThat(answer.isAccepted()).isFalse();
    }

    static Stream<byte[]> inputs() {
        return Stream.of(ProjectVector.PROOF, ProjectVector.PROOF.replace("index", "extra AAAA\nindex"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
