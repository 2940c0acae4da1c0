package dev.stemma.provenance.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class MidiFuzzTest {
    @MethodSource("files")
    @FuzzTest
    void aFileIsReadToItsLastEventOrRefusedAndTheCarrierKeepsItsLaws(byte[] file) {
        try {
            for (StandardMidiFile.Track track : StandardMidiFile.read(file).tracks()) {
                for (MidiEvent event : track) {
                    if (!track.range().contains(event.range())) {
                        fail("an event outside its track: %s", event);
                    }
                }
            }
        } catch (AssetException e) {
            assertThat(e.offset()).isBetween(0L, (long) file.length);
        }
        CarrierLaws.hold(new MidiCarrier(), file);
    }

    static Stream<byte[]> files() {
        byte[] plain = new RandomSmf(1, 1).bytes;
        MidiCarrier carrier = new MidiCarrier();
        return Stream.of(
                SmfBytes.file(0, "00 90 3C 40 83 60 3C 00 00 F0 02 01 F7 00 FF 51 03 07 A1 20 " + SmfBytes.END),
                SmfBytes.concat(new RandomSmf(2, 2).bytes, SmfBytes.chunk("XFIH", new byte[3]), new byte[2]),
                carrier.fill(carrier.reserve(plain, 40), new byte[40]));
    }
}
