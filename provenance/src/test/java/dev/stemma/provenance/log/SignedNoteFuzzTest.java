package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class SignedNoteFuzzTest {
    @MethodSource("inputs")
    @FuzzTest
    void aNoteIsReadAndWrittenTheSameOrRefused(byte[] bytes) {
        SignedNote note;
        try {
            note = SignedNote.parse(bytes);
        } catch (LogException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(note.encode()).isEqualTo(bytes);
        try {
            note.verify(List.of(ProjectVector.LOG.verifier(), ProjectVector.WITNESS.verifier()));
        } catch (LogException e) {
            assertThat(e).hasMessageContaining("was not made by its key");
        }
    }

    static Stream<byte[]> inputs() {
        return Stream.of(ProjectVector.checkpoint(8).toString(), "text\n\nmore\n\n\u2014 name AAAAAAAA\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
