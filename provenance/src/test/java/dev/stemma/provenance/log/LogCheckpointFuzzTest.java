package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class LogCheckpointFuzzTest {
    @MethodSource("inputs")
    @FuzzTest
    void aCheckpointIsReadAndWrittenTheSameOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(text);
        } catch (LogException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(checkpoint.text()).isEqualTo(text);
    }

    static Stream<byte[]> inputs() {
        return Stream.of(
                        ProjectVector.checkpoint(8).text(),
                        "a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
