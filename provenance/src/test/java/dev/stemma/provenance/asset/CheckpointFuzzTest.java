package dev.stemma.provenance.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointFuzzTest {
    @MethodSource("files")
    @DictionaryEntries({
        "{\"c2pa:checkpoint\":\"data:application/c2pa;base64,AAAA\"}\\x0a",
        "\"c2pa:checkpoint\"",
        "c2pa:checkpoint",
        "\\\\u0063",
        "data:application/c2pa;base64,",
        "https://example.com/x",
        "\\x0d\\x0a"
    })
    @FuzzTest
    void theCarrierKeepsItsLaws(byte[] file) {
        JsonLinesCarrier carrier = new JsonLinesCarrier();
        if (carrier.recognizes(ByteSource.of(file))) {
            CarrierLaws.hold(carrier, file);
        }
    }

    static Stream<byte[]> files() {
        byte[] lines = "{\"a\":[1,{}]}\n{\"b\":\"\"}\r\n".getBytes(UTF_8);
        JsonLinesCarrier carrier = new JsonLinesCarrier();
        byte[] once = carrier.fill(carrier.reserve(lines, 5), new byte[5]);
        return Stream.of(lines, once, carrier.fill(carrier.reserve(once, 5), new byte[5]));
    }
}
