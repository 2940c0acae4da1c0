package dev.stemma.provenance.asset;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class StructuredTextFuzzTest {
    private static final String ABC = "X:1\nK:D\nDEF|\n";
    private static final String MUSIC_XML =
            "<?xml version=\"1.0\"?>\n<score-partwise version=\"4.0\"></score-partwise>\n";

    @MethodSource("texts")
    @DictionaryEntries({
        "-----BEGIN C2PA MANIFEST-----",
        "-----END C2PA MANIFEST-----",
        "data:application/c2pa;base64,",
        "https://example.com/x",
        "%abc-2.1",
        "<!--",
        "-->",
        "<?c2pa ",
        "?>",
        "<!DOCTYPE score-partwise>",
        "<mei/>",
        "\\x0d\\x0a"
    })
    @FuzzTest
    void theCarriersKeepTheirLaws(byte[] file) {
        for (TextFormat format : TextFormat.values()) {
            StructuredTextCarrier carrier = new StructuredTextCarrier(format);
            if (carrier.recognizes(ByteSource.of(file))) {
                CarrierLaws.hold(carrier, file);
            }
        }
    }

    static Stream<byte[]> texts() {
        return Stream.concat(
                Stream.of(ABC, "%abc-2.1\r\n" + ABC, MUSIC_XML, "<mei/>", "\ufeff" + ABC)
                        .flatMap(text -> Stream.of(text.getBytes(UTF_8), signed(text))),
                Stream.of(MUSIC_XML.getBytes(UTF_16)));
    }

    private static byte[] signed(String text) {
        byte[] file = text.getBytes(UTF_8);
        Carrier carrier = Carrier.detect(ByteSource.of(file)).orElseThrow();
        return carrier.fill(carrier.reserve(file, 5), new byte[5]);
    }
}
