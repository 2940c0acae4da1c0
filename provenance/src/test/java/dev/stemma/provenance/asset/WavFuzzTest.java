package dev.stemma.provenance.asset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class WavFuzzTest {
    @MethodSource("files")
    @FuzzTest
    void theCarrierKeepsItsLaws(byte[] file) {
        CarrierLaws.hold(new WavCarrier(), file);
    }

    static Stream<byte[]> files() {
        byte[] sound = ("RIFF\50\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\104\254\0\0\210\130\1\0\2\0\20\0data\3\0\0\0abc\0")
                .getBytes(ISO_8859_1);
        WavCarrier carrier = new WavCarrier();
        return Stream.of(sound, carrier.fill(carrier.reserve(sound, 40), new byte[40]));
    }
}
