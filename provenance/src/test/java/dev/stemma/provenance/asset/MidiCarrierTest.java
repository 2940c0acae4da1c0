package dev.stemma.provenance.asset;

import static dev.stemma.provenance.asset.SmfBytes.END;
import static dev.stemma.provenance.asset.SmfBytes.chunk;
import static dev.stemma.provenance.asset.SmfBytes.concat;
import static dev.stemma.provenance.asset.SmfBytes.file;
import static dev.stemma.provenance.asset.SmfBytes.header;
import static dev.stemma.provenance.asset.SmfBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MidiCarrierTest {
    private static final String NOTE = "00 90 3C 40  60 3C 00";
    private static final String STORE_EVENT = "00 FF 7F 07 00 43 32 AA BB CC DD";

    private final Carrier carrier = new MidiCarrier();

    @Test
    void aStoreGoesIntoAMelodyAndComesOutAgain() {
        byte[] melody = file(0, NOTE + END);
        byte[] store = hex("AA BB CC DD");

        Placement room = carrier.reserve(melody, store.length);
        byte[] signed = carrier.fill(room, store);

        Located.Found found = (Located.Found) carrier.locate(ByteSource.of(signed));
        assertThat(found.store()).isEqualTo(store);
        assertThat(found.exclusion()).isEqualTo(room.exclusion());
        assertThat(carrier.strip(signed)).isEqualTo(melody);
    }

    @Test
    void theStoreIsASequencerSpecificEventBeforeEndOfTrack() {
        byte[] signed = embed(file(0, NOTE + END), hex("AA BB CC DD"));
        assertThat(signed).isEqualTo(file(0, NOTE + STORE_EVENT + END));
    }

    @Test
    void theExclusionIsTheStoreAlone() {
        Placement room = carrier.reserve(file(0, NOTE + END), 4);
        assertThat(room.exclusion()).isEqualTo(new ByteRange(22 + 7 + 7, 4));
        assertThat(room.store()).isEqualTo(room.exclusion());
    }

    @Test
    void theDeltaTimeOfEndOfTrackStaysThereSoTheDurationStays() {
        byte[] signed = embed(file(0, NOTE + "83 60 FF 2F 00"), hex("AA BB CC DD"));
        assertThat(signed).isEqualTo(file(0, NOTE + STORE_EVENT + "83 60 FF 2F 00"));
        assertThat(StandardMidiFile.read(signed).tracks().get(0).endOfTrack().tick())
                .isEqualTo(96 + 480);
    }

    @Test
    void theDesignatedTrackIsTheLastInFormatOneAndTheFirstInFormatTwo() {
        byte[] store = hex("AA BB CC DD");
        assertThat(embed(file(1, END, NOTE + END), store)).isEqualTo(file(1, END, NOTE + STORE_EVENT + END));
        assertThat(embed(file(2, NOTE + END, END), store)).isEqualTo(file(2, NOTE + STORE_EVENT + END, END));
    }

    @Test
    void foreignChunksAndTrailingBytesStayWhereTheyAre() {
        byte[] before = concat(header(1, 1, 480), chunk("XFIH", hex("01")));
        byte[] after = concat(chunk("XFKM", hex("0203")), hex("00 00"));
        byte[] plain = concat(before, chunk("MTrk", hex(NOTE + END)), after);
        byte[] signed = embed(plain, hex("AA BB CC DD"));
        assertThat(signed).isEqualTo(concat(before, chunk("MTrk", hex(NOTE + STORE_EVENT + END)), after));
        assertThat(carrier.strip(signed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 124, 125, 16_380, 16_381, 70_000})
    void anyStoreLengthFitsItsVariableLengthQuantity(int length) {
        byte[] store = new byte[length];
        new Random(length).nextBytes(store);
        byte[] plain = file(1, END, NOTE + END);
        byte[] signed = embed(plain, store);
        assertThat(((Located.Found) carrier.locate(ByteSource.of(signed))).store())
                .isEqualTo(store);
        assertThat(carrier.strip(signed)).isEqualTo(plain);
    }

    @Test
    void aFileWithoutTheEventHasNoStore() {
        assertThat(locate(file(0, NOTE + END))).isEqualTo(new Located.Absent());
        assertThat(locate(file(0, "00 FF 7F 03 00 43 31" + END))).isEqualTo(new Located.Absent());
        assertThat(locate(file(0, "00 FF 7F 02 00 43" + END))).isEqualTo(new Located.Absent());
    }

    @Test
    void twoStoresAnywhereAreNone() {
        assertThat(locate(file(1, STORE_EVENT + END, STORE_EVENT + END)))
                .isEqualTo(new Located.Doubled(List.of(new ByteRange(22, 11), new ByteRange(45, 11))));
        assertThat(locate(file(0, STORE_EVENT + STORE_EVENT + END)).explanation())
                .isEqualTo("2 manifest stores, at bytes 22 and 33; exactly one is allowed");
    }

    @Test
    void aStoreInAnotherTrackIsMisplaced() {
        assertThat(locate(file(1, STORE_EVENT + END, END)).explanation())
                .isEqualTo("a manifest store at byte 22: in track 1; expected in track 2");
        assertThat(locate(file(2, END, STORE_EVENT + END)).explanation())
                .isEqualTo("a manifest store at byte 34: in track 2; expected in track 1");
    }

    @Test
    void aStoreThatOtherEventsFollowIsMisplaced() {
        assertThat(locate(file(0, STORE_EVENT + NOTE + END)))
                .isEqualTo(new Located.Misplaced(
                        new ByteRange(22, 11), "other events follow it; expected End of Track directly after it"));
    }

    @Test
    void aStoreWithADeltaTimeIsMisplaced() {
        assertThat(locate(file(0, STORE_EVENT.replaceFirst("00", "05") + END)).explanation())
                .endsWith("its delta time is 5; expected 0");
    }

    @Test
    void reEmbeddingReplacesTheOldStoreWhereverItIs() {
        byte[] store = hex("01 02");
        byte[] expected = embed(file(1, NOTE + END, NOTE + END), store);
        assertThat(embed(file(1, NOTE + END, NOTE + STORE_EVENT + END), store)).isEqualTo(expected);
        assertThat(embed(file(1, STORE_EVENT + NOTE + END, STORE_EVENT + NOTE + STORE_EVENT + END), store))
                .isEqualTo(expected);
    }

    @Test
    void removingAStoreWithADeltaTimeKeepsTheTimeOfWhatFollows() {
        String late = STORE_EVENT.replaceFirst("00", "60");
        assertThat(carrier.strip(file(0, late + late + "40 90 3C 40 " + END)))
                .isEqualTo(file(0, "82 00 90 3C 40 " + END));
        assertThat(carrier.strip(file(0, late + "81 00 FF 2F 00"))).isEqualTo(file(0, "81 60 FF 2F 00"));
    }

    @Test
    void aSumOfDeltaTimesThatCannotBeWrittenIsRefused() {
        byte[] file = file(0, STORE_EVENT.replaceFirst("00", "FF FF FF 7F") + "01 FF 2F 00");
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> carrier.strip(file))
                .withMessageContaining("has the delta time 268435456; at most 268435455");
    }

    @Test
    void aStoreThatWouldMakeTheFileUnreadableIsRefused() {
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> carrier.reserve(file(0, END), StandardMidiFile.MAX_BYTES))
                .withMessageContaining("longer than the 67108864 bytes");
    }

    @Test
    void onlyAStoreOfTheReservedLengthIsFilledIn() {
        Placement room = carrier.reserve(file(0, END), 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> carrier.fill(room, new byte[3]))
                .withMessageContaining("room for a store of 4 bytes, the store has 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void strippingWhatWasEmbeddedGivesTheSameBytes(int format) {
        Random random = new Random(format);
        for (long seed = 0; seed < 100; seed++) {
            byte[] plain = new RandomSmf(seed, format).bytes;
            byte[] store = new byte[random.nextInt(500)];
            random.nextBytes(store);
            byte[] signed = embed(plain, store);
            assertThat(((Located.Found) locate(signed)).store()).isEqualTo(store);
            assertThat(carrier.strip(signed)).as("seed %d", seed).isEqualTo(plain);
            assertThat(embed(signed, store)).isEqualTo(signed);
        }
    }

    @Test
    void theJavaSoundReaderFindsTheStoreAndTheSameMusic() throws Exception {
        for (long seed = 0; seed < 30; seed++) {
            byte[] plain = new RandomSmf(seed, 1).bytes;
            byte[] signed = embed(plain, new byte[2_000]);
            Sequence before = MidiSystem.getSequence(new ByteArrayInputStream(plain));
            Sequence after = MidiSystem.getSequence(new ByteArrayInputStream(signed));
            assertThat(after.getTickLength()).isEqualTo(before.getTickLength());
            Track last = after.getTracks()[after.getTracks().length - 1];
            assertThat(last.size()).isEqualTo(before.getTracks()[before.getTracks().length - 1].size() + 1);
            assertThat(last.get(last.size() - 2).getMessage().getMessage()).startsWith(0xFF, 0x7F, 0x8F, 0x53, 0, 0x43);
        }
    }

    @Test
    void whateverTheBytesAreLocatingAndStrippingAnswerOrRefuse() {
        Random random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            byte[] file = embed(new RandomSmf(i % 20, i % 3).bytes, new byte[random.nextInt(20)]);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            try {
                locate(file);
                assertThat(locate(carrier.strip(file))).isEqualTo(new Located.Absent());
            } catch (AssetException expected) {
                assertThat(expected).hasMessageStartingWith("byte ");
            }
        }
    }

    private Located locate(byte[] file) {
        return carrier.locate(ByteSource.of(file));
    }

    private byte[] embed(byte[] file, byte[] store) {
        return carrier.fill(carrier.reserve(file, store.length), store);
    }
}
