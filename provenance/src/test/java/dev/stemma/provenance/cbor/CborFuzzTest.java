package dev.stemma.provenance.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CborFuzzTest {
    @MethodSource("items")
    @FuzzTest
    void whatIsReadHasOneDeterministicEncodingAndAnythingElseIsRefused(byte[] bytes) {
        CborValue value;
        try {
            value = CborReader.read(bytes);
        } catch (CborException e) {
            return;
        }
        byte[] written = CborWriter.write(value);
        assertThatCode(() -> assertThat(CborReader.readDeterministic(written)).isEqualTo(value))
                .doesNotThrowAnyException();
    }

    /** An item of every kind: RFC 8949, appendix A. */
    static Stream<byte[]> items() {
        return Stream.of(
                        "00",
                        "1bffffffffffffffff",
                        "3903e7",
                        "f97bff",
                        "fa47c35000",
                        "fb3ff199999999999a",
                        "f97e00",
                        "f4",
                        "f818",
                        "c074323031332d30332d32315432303a30343a30305a",
                        "d74401020304",
                        "62225c",
                        "83010203",
                        "a26161016162820203",
                        "5f42010243030405ff",
                        "7f657374726561646d696e67ff",
                        "9f018202039f0405ffff",
                        "bf6346756ef563416d7421ff")
                .map(HexFormat.of()::parseHex);
    }
}
