package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogEntryTest {
    private static final Digest ONE = Digest.of(new byte[] {1});
    private static final Digest TWO = Digest.of(new byte[] {2});
    private static final LogEntry.Credentials FILE = new LogEntry.Credentials(ONE, TWO);

    static Stream<LogEntry> entries() {
        return Stream.of(
                new LogEntry.Output(FILE, Optional.of(TWO), Optional.of(ONE), Optional.empty(), Optional.of(TWO)),
                new LogEntry.Output(FILE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new LogEntry.Model(ONE, TWO, Optional.of(FILE)),
                new LogEntry.Dataset(ONE, 700, Optional.of(TWO), Optional.empty()),
                new LogEntry.Session(ONE, 12),
                new LogEntry.Correction(ONE, TWO, Optional.of(new Commitment(ONE))),
                new LogEntry.Revocation(TWO, Optional.empty()),
                new LogEntry.Beginning(ONE));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsWrittenIsReadAgain(LogEntry entry) {
        assertThat(LogEntry.parse(entry.encode())).isEqualTo(entry);
    }

    @Test
    void whatSaysMoreThanIsReadHereIsRefused() {
        byte[] more = CborWriter.write(CborMap.builder()
                .put("v", 1)
                .put("kind", "session")
                .put("journal", ONE.bytes())
                .put("steps", 2)
                .put("name", "Ann")
                .build());
        assertThatThrownBy(() -> LogEntry.parse(more))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("says more");
        byte[] later = CborWriter.write(CborMap.builder().put("v", 2).build());
        assertThatThrownBy(() -> LogEntry.parse(later))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("another version");
    }
}
