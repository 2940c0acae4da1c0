package dev.stemma.provenance.asset;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class SafeTensorsFuzzTest {
    @MethodSource("files")
    @FuzzTest
    void aFileIsReadAndWrittenAgainOrRefusedAndTheCarrierKeepsItsLaws(byte[] file) {
        CarrierLaws.hold(new SafeTensorsCarrier(), file);
        SafeTensors read;
        try {
            read = SafeTensors.read(file);
        } catch (AssetException e) {
            assertThat(e.offset()).isBetween(0L, (long) file.length);
            return;
        }
        assertThat(SafeTensors.read(read.write())).isEqualTo(read);
    }

    static Stream<byte[]> files() {
        return Stream.of(
                        SafeTensors.EMPTY.withMetadata("key", "value"),
                        SafeTensors.EMPTY
                                .withFloats("a", List.of(2L, 1L), new float[] {1, 2})
                                .withBytes("b", List.of(3L), new byte[3]))
                .map(SafeTensors::write);
    }
}
