package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class WitnessRequestFuzzTest {
    @MethodSource("inputs")
    @FuzzTest
    void aRequestIsReadAndWrittenTheSameOrRefused(byte[] bytes) {
        WitnessRequest request;
        try {
            request = WitnessRequest.parse(bytes);
        } catch (LogException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(request.encode()).isEqualTo(bytes);
    }

    static Stream<byte[]> inputs() {
        return Stream.of(
                        "old 0\n\n" + ProjectVector.checkpoint(8),
                        "old 6\n" + "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=\n".repeat(2) + "\n"
                                + ProjectVector.checkpoint(8))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
