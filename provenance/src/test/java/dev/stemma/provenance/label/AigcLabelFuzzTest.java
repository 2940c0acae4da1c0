package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class AigcLabelFuzzTest {
    @MethodSource("inputs")
    @FuzzTest
    void aLabelIsReadAndWrittenSoThatItIsReadTheSameOrRefused(byte[] bytes) throws LabelException {
        AigcLabel label;
        try {
            label = AigcLabel.read(bytes);
        } catch (LabelException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        String text = label.text();
        assertThat(text).matches("[\\x21-\\x7E]+");
        assertThat(AigcLabel.read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(label);
    }

    static Stream<byte[]> inputs() {
        return Stream.of(
                        "{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"A\",\"ProduceID\":\"1\",\"ReservedCode1\":\"\"}}",
                        "{\"Label\":\"2\",\"ContentProducer\":\"A&<B>\",\"ProduceID\":\"1\"}",
                        "{\"AIGC\":[{}]}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
