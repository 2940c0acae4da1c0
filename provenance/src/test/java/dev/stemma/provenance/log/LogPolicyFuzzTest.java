package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class LogPolicyFuzzTest {
    @MethodSource("inputs")
    @FuzzTest
    void aPolicyIsReadOrRefusedByItsLine(byte[] bytes) {
        LogPolicy policy;
        try {
            policy = LogPolicy.parse(bytes);
        } catch (LogException e) {
            assertThat(e).hasMessageContaining("policy");
            return;
        }
        assertThat(policy.check(ProjectVector.checkpoint(8))).isNotNull();
    }

    static Stream<byte[]> inputs() {
        return Stream.of(
                        "log " + ProjectVector.LOG.verifier() + " https://a.example/\nquorum none\n",
                        "witness w " + ProjectVector.WITNESS.verifier() + "\ngroup g 1 w\ngroup h any g\nquorum h\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
