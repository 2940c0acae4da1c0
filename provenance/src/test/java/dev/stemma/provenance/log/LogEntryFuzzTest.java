package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class LogEntryFuzzTest {
    @MethodSource("inputs")
    @FuzzTest
    void anEntryIsReadAndWrittenTheSame(byte[] bytes) {
        try {
            assertThat(LogEntry.parse(bytes).encode()).isEqualTo(bytes);
        } catch (LogException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> inputs() {
        return LogEntryTest.entries().map(LogEntry::encode);
    }
}
