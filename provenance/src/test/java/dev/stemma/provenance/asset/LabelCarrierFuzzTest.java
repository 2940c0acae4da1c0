package dev.stemma.provenance.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class LabelCarrierFuzzTest {
    @MethodSource("files")
    @FuzzTest
    void thePlacesOfLabelsKeepTheirLaws(byte[] file) {
        LabelCarrier.detect(ByteSource.of(file)).ifPresent(carrier -> LabelLaws.hold(carrier, file));
    }

    static Stream<byte[]> files() {
        Stream<byte[]> plain = LabelCarrierTest.files().values().stream();
        Stream<byte[]> labelled = LabelCarrierTest.files().values().stream()
                .map(file ->
                        LabelCarrier.detect(ByteSource.of(file)).orElseThrow().put(file, LabelLaws.LABEL));
        return Stream.of(
                        plain,
                        labelled,
                        Stream.of(
                                        "<mei><meiHead><fileDesc></x>",
                                        "<score-partwise><part-liste>",
                                        "<score-partwise //>",
                                        "<score-partwise><identification><miscellaneous><measure>")
                                .map(text -> text.getBytes(UTF_8)))
                .flatMap(each -> each);
    }
}
