package dev.stemma.provenance.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels of generated content as GB 45438-2025, Annex E, has them. */
class AigcLabelTest {
    private static final Digest HEAD = Digest.of(new byte[] {1});
    private static final String WHOLE = "{'AIGC':{'Label':'1','ContentProducer':'Stemma','ProduceID':'7',"
            + "'ReservedCode1':'','ContentPropagator':'Stemma','PropagateID':'7','ReservedCode2':''}}";

    private static AigcLabel read(String singleQuoted) throws LabelException {
        return AigcLabel.read(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aLabelIsOneTextInTheOrderOfTheStandardAndIsReadBack() throws LabelException {
        AigcLabel label = AigcLabel.produced("Stemma", "piece-3", HEAD);

        assertThat(label.text())
                .isEqualTo("{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"Stemma\",\"ProduceID\":\"piece-3\","
                        + "\"ReservedCode1\":\"stemma-journal-sha256:" + HEAD + "\","
                        + "\"ContentPropagator\":\"Stemma\",\"PropagateID\":\"piece-3\",\"ReservedCode2\":\"\"}}");
        assertThat(AigcLabel.read(label.text().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(label);
        assertThat(label.record()).contains(HEAD);
    }

    @Test
    void theObjectInsideIsReadAloneToo() throws LabelException {
        String inner = WHOLE.substring("{'AIGC':".length(), WHOLE.length() - 1);

        assertThat(read(inner)).isEqualTo(read(WHOLE));
    }

    @Test
    void fieldsThatMayBeEmptyMayBeMissing() throws LabelException {
        AigcLabel label = read("{'Label':'2','ContentProducer':'A','ProduceID':'1'}");

        assertThat(label.certainty()).isEqualTo(AigcLabel.Certainty.PERHAPS);
        assertThat(label.propagator()).isEmpty();
        assertThat(label.record()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'Label':'1','ContentProducer':'A B','ProduceID':'1'}        | ContentProducer holds a space at place 2
            {'Label':'1','ContentProducer':'A','ProduceID':'\\u4e50'}    | ProduceID holds U+4E50 at place 1
            {'Label':'1','ContentProducer':'A\\\\','ProduceID':'1'}      | ContentProducer holds a backslash at place 2
            {'Label':'1','ContentProducer':'A\\n','ProduceID':'1'}       | ContentProducer holds U+000A at place 2
            {'Label':'1','ContentProducer':'','ProduceID':'1'}           | ContentProducer is empty
            {'Label':'1','ContentProducer':'A'}                          | it has no ProduceID
            {'ContentProducer':'A','ProduceID':'1'}                      | it has no Label
            {'Label':'4','ContentProducer':'A','ProduceID':'1'}          | Label is "4"
            {'Label':1,'ContentProducer':'A','ProduceID':'1'}            | the value of "Label" is no string
            {'Label':'1','ContentProducer':'A','ProduceID':'1','Own':'\\u4e50'} | it has a property "Own", which the standard
            {'Label':'1','Label':'1','ContentProducer':'A','ProduceID':'1'} | it has "Label" twice
            {'AIGC':{'Label':'1','ContentProducer':'A','ProduceID':'1'},'B':'C'} | something stands beside its object
            {'Label':'1','ContentProducer':'A','ProduceID':'1'} {}       | something follows it
            {'Label':'1','ContentProducer':'A'                           | it is no JSON
            ['Label']                                                    | it is no JSON object
            """)
    void whatIsNotAsTheStandardHasItIsRefusedWithTheReason(String text, String reason) {
        assertThatExceptionOfType(LabelException.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith(reason);
    }

    @Test
    void aNameThatNoLabelCanHoldIsRefusedBeforeAnythingIsWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AigcLabel.requireProducer("Stemma Studio"))
                .withMessage(
                        "ContentProducer holds a space at place 7; allowed are the visible ASCII characters but the"
                                + " double quote and the backslash");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AigcLabel.requireProducer("x".repeat(2000)))
                .withMessageContaining("at most 1024");
        assertThat(AigcLabel.requireProducer("a&b<c>'d'!~")).isEqualTo("a&b<c>'d'!~");
    }
}
