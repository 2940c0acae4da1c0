package dev.stemma.provenance.asset;

import static dev.stemma.provenance.asset.SmfBytes.END;
import static dev.stemma.provenance.asset.SmfBytes.chunk;
import static dev.stemma.provenance.asset.SmfBytes.concat;
import static dev.stemma.provenance.asset.SmfBytes.file;
import static dev.stemma.provenance.asset.SmfBytes.header;
import static dev.stemma.provenance.asset.SmfBytes.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stemma.provenance.asset.MidiEvent.ChannelVoice;
import dev.stemma.provenance.asset.MidiEvent.Meta;
import dev.stemma.provenance.asset.MidiEvent.SystemExclusive;
import dev.stemma.provenance.asset.StandardMidiFile.Division;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardMidiFileTest {
    @Test
    void aFileSaysItsFormatItsDivisionAndItsEventsWithTimeAndPlace() {
        StandardMidiFile midi = StandardMidiFile.read(file(0, "00 90 3C 40  83 60 3C 00  00 FF 2F 00"));

        assertThat(midi.format()).isZero();
        assertThat(midi.division()).isEqualTo(new Division.TicksPerQuarter(480));
        assertThat(midi.tracks()).hasSize(1);
        assertThat(midi.tracks().get(0).range()).isEqualTo(new ByteRange(14, 8 + 12));
        List<MidiEvent> events = Lists.newArrayList(midi.tracks().get(0));
        assertThat(events.subList(0, 2))
                .containsExactly(
                        new ChannelVoice(0, 0, new ByteRange(22, 4), 0x90, 60, 64),
                        new ChannelVoice(480, 480, new ByteRange(26, 4), 0x90, 60, 0));
        assertThat(midi.tracks().get(0).endOfTrack().tick()).isEqualTo(480);
        assertThat(midi.tracks().get(0).endOfTrack().range()).isEqualTo(new ByteRange(30, 4));
        assertThat(midi.trailing()).isEqualTo(new ByteRange(34, 0));
    }

    @Test
    void aNoteOnWithVelocityZeroEndsANote() {
        ChannelVoice sounding = new ChannelVoice(0, 0, new ByteRange(0, 4), 0x9F, 60, 1);
        ChannelVoice silent = new ChannelVoice(0, 0, new ByteRange(0, 4), 0x9F, 60, 0);
        ChannelVoice off = new ChannelVoice(0, 0, new ByteRange(0, 4), 0x8F, 60, 64);
        assertThat(sounding.startsNote()).isTrue();
        assertThat(sounding.endsNote()).isFalse();
        assertThat(silent.startsNote()).isFalse();
        assertThat(silent.endsNote()).isTrue();
        assertThat(off.endsNote()).isTrue();
        assertThat(off.channel()).isEqualTo(15);
    }

    @Test
    void metaEventsAndSystemExclusiveMessagesCarryTheirDataAndItsPlace() {
        StandardMidiFile midi =
                StandardMidiFile.read(file(0, "00 FF 51 03 07 A1 20  05 F0 02 41 F7  00 F7 01 F3 " + END));
        List<MidiEvent> events = Lists.newArrayList(midi.tracks().get(0));
        Meta tempo = (Meta) events.get(0);
        assertThat(tempo.type()).isEqualTo(Meta.TEMPO);
        assertThat(tempo.data()).isEqualTo(hex("07A120"));
        assertThat(tempo.dataRange()).isEqualTo(new ByteRange(26, 3));
        SystemExclusive exclusive = (SystemExclusive) events.get(1);
        assertThat(exclusive.tick()).isEqualTo(5);
        assertThat(exclusive.status()).isEqualTo(0xF0);
        assertThat(exclusive.data()).isEqualTo(hex("41F7"));
        assertThat(((SystemExclusive) events.get(2)).status()).isEqualTo(0xF7);
    }

    @ParameterizedTest
    @CsvSource({"0xE728,25,40", "0xE850,24,80", "0xE304,29,4", "0xE2FF,30,255"})
    void aTimeCodeDivisionIsFramesAndUnitsToAFrame(String division, int frames, int ticks) {
        byte[] file = concat(header(0, 1, Integer.decode(division)), chunk("MTrk", hex(END)));
        assertThat(StandardMidiFile.read(file).division()).isEqualTo(new Division.TimeCode(frames, ticks));
    }

    @Test
    void foreignChunksAreKeptAndBytesAfterTheLastChunkReported() {
        byte[] file = concat(
                header(1, 2, 96),
                chunk("XFIH", hex("0102")),
                chunk("MTrk", hex(END)),
                chunk("junk", new byte[0]),
                chunk("MTrk", hex(END)),
                chunk("XFKM", hex("03")),
                hex("00 00 00"));
        StandardMidiFile midi = StandardMidiFile.read(file);
        assertThat(midi.tracks()).hasSize(2);
        assertThat(midi.foreignChunks())
                .containsExactly(
                        new StandardMidiFile.ForeignChunk("XFIH", new ByteRange(14, 10)),
                        new StandardMidiFile.ForeignChunk("junk", new ByteRange(36, 8)),
                        new StandardMidiFile.ForeignChunk("XFKM", new ByteRange(56, 9)));
        assertThat(midi.trailing()).isEqualTo(new ByteRange(65, 3));
    }

    @Test
    void aLongerHeaderIsReadByItsLength() {
        byte[] file = concat(chunk("MThd", hex("0000 0001 0060 FFFF")), chunk("MTrk", hex(END)));
        assertThat(StandardMidiFile.read(file).division()).isEqualTo(new Division.TicksPerQuarter(96));
    }

    @Test
    void runningStatusEndsWithAMetaEvent() {
        refused(file(0, "00 90 3C 40  00 FF 01 00  00 3C 00 " + END), 31)
                .hasMessageContaining("found 3C, and no running status is in force (track 1)");
    }

    @Test
    void runningStatusEndsWithASystemExclusiveMessage() {
        refused(file(0, "00 90 3C 40  00 F0 01 F7  00 3C 00 " + END), 31)
                .hasMessageContaining("no running status is in force");
    }

    @Test
    void runningStatusDoesNotReachIntoTheNextTrack() {
        refused(file(1, "00 90 3C 40 " + END, "00 3C 00 " + END), 39).hasMessageContaining("(track 2)");
    }

    @Test
    void aTrackWithoutEndOfTrackIsRefused() {
        refused(file(0, "00 90 3C 40"), 26)
                .hasMessage("byte 26: track 1 ends without an End of Track event (FF 2F 00)");
    }

    @Test
    void bytesAfterEndOfTrackInsideTheTrackAreRefused() {
        refused(file(0, END + "00 90 3C 40"), 26).hasMessageContaining("4 bytes follow End of Track");
    }

    @Test
    void anEndOfTrackWithDataIsRefused() {
        refused(file(0, "00 FF 2F 01 00"), 25).hasMessageContaining("length 1; expected 0");
    }

    @Test
    void aVariableLengthQuantityHasAtMostFourBytes() {
        assertThat(StandardMidiFile.read(file(0, "FF FF FF 7F FF 2F 00"))
                        .tracks()
                        .get(0)
                        .endOfTrack()
                        .tick())
                .isEqualTo(0x0FFFFFFF);
        refused(file(0, "81 80 80 80 00 FF 2F 00"), 22).hasMessageContaining("more than four bytes");
    }

    @Test
    void aMetaEventLongerThanItsTrackIsRefused() {
        refused(file(1, "00 FF 01 FF FF FF 7F " + END, END), 25)
                .hasMessageContaining("a meta event of 268435455 bytes in track 1, which has only 4 left");
    }

    @Test
    void statusBytesThatBelongOnAWireAreRefused() {
        refused(file(0, "00 F8 " + END), 23).hasMessageContaining("status F8 is not allowed in a file");
        refused(file(0, "00 F1 00 " + END), 23).hasMessageContaining("status F1");
    }

    @Test
    void aStatusByteInThePlaceOfADataByteIsRefused() {
        refused(file(0, "00 90 3C 90 " + END), 25).hasMessageContaining("expected a data byte (00 to 7F), found 90");
    }

    @Test
    void aMetaTypeAbove7fIsRefused() {
        refused(file(0, "00 FF 80 00 " + END), 24).hasMessageContaining("type 80; expected 00 to 7F");
    }

    @Test
    void aTrackLongerThanTheFileIsRefused() {
        byte[] file = file(0, END);
        file[14 + 7] = 5;
        refused(file, 18).hasMessage("byte 18: the MTrk chunk promises 5 bytes, the file has only 4 more");
        file[14 + 4] = (byte) 0x80;
        refused(file, 18).hasMessageContaining("promises 2147483653 bytes");
    }

    @Test
    void aTrackMoreOrLessThanTheHeaderPromisesIsRefused() {
        refused(concat(header(1, 2, 96), chunk("MTrk", hex(END))), 26)
                .hasMessageContaining("ends after 1 of the 2 tracks");
        refused(concat(header(1, 1, 96), chunk("MTrk", hex(END)), chunk("MTrk", hex(END))), 26)
                .hasMessageContaining("a track after the 1 tracks");
        refused(concat(file(0, END), file(0, END)), 26).hasMessageContaining("a second header chunk");
    }

    @ParameterizedTest
    @CsvSource({
        "3,1,96,8,'format 3; expected 0, 1 or 2'",
        "0,2,96,10,exactly 1 in format 0",
        "1,0,96,10,expected 1 or more",
        "0,1,0,12,division 0",
        "0,1,0xE700,12,25 frames a second with 0 units",
        "0,1,0x9C04,12,time code of 100 frames"
    })
    void aHeaderOutsideTheStandardIsRefused(int format, int tracks, String division, long offset, String message) {
        byte[] file = concat(header(format, tracks, Integer.decode(division)), chunk("MTrk", hex(END)));
        refused(file, offset).hasMessageContaining(message);
    }

    @Test
    void otherFilesAreRefusedWithTheirFirstBytes() {
        refused(new byte[0], 0).hasMessageContaining("found the end of the file");
        refused(hex("52 49 46 46 00 00 00 00 57 41 56 45 00 00 00 00"), 0)
                .hasMessageContaining("not a Standard MIDI File")
                .hasMessageContaining("found 52 49 46 46 00 00 00 00 ...");
    }

    @Test
    void aFileOverTheLimitIsRefusedUnread() {
        ByteSource huge = new ByteSource() {
            @Override
            public long length() {
                return StandardMidiFile.MAX_BYTES + 1L;
            }

            @Override
            public void read(long position, byte[] buffer, int offset, int count) {
                throw new AssertionError("read");
            }

            @Override
            public void close() {}
        };
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> StandardMidiFile.read(huge))
                .withMessageContaining("at most 67108864 bytes are read");
    }

    @Test
    void foreignChunksAreLimited() {
        byte[] file = header(0, 1, 96);
        for (int i = 0; i <= StandardMidiFile.MAX_FOREIGN_CHUNKS; i++) {
            file = concat(file, chunk("junk", new byte[0]));
        }
        refused(file, 14 + 8L * StandardMidiFile.MAX_FOREIGN_CHUNKS).hasMessageContaining("more than 1024 chunks");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void generatedFilesReadBackAsWritten(int format) {
        for (long seed = 0; seed < 100; seed++) {
            RandomSmf generated = new RandomSmf(seed, format);
            StandardMidiFile midi = StandardMidiFile.read(generated.bytes);
            assertThat(RandomSmf.said(midi)).as("seed %d", seed).isEqualTo(generated.expected);
            assertEventsTile(midi);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theJavaSoundReaderSaysTheSame(int format) throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            byte[] file = new RandomSmf(seed, format).bytes;
            Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(file));
            List<List<String>> theirs = new ArrayList<>();
            for (Track track : sequence.getTracks()) {
                List<String> said = new ArrayList<>();
                for (int i = 0; i < track.size(); i++) {
                    said.add(track.get(i).getTick() + ": "
                            + withoutLength(track.get(i).getMessage()));
                }
                theirs.add(said);
            }
            assertThat(RandomSmf.said(StandardMidiFile.read(file)))
                    .as("seed %d", seed)
                    .isEqualTo(theirs);
        }
    }

    @Test
    void whateverTheBytesAreTheAnswerIsAFileOrAnAssetException() {
        Random random = new Random(1);
        int accepted = 0;
        for (int i = 0; i < 8_000; i++) {
            byte[] file = new RandomSmf(i % 50, i % 3).bytes;
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                file = Arrays.copyOf(file, random.nextInt(file.length));
            }
            try {
                assertEventsTile(StandardMidiFile.read(file));
                accepted++;
            } catch (AssetException e) {
                assertThat(e.offset()).isBetween(0L, (long) file.length);
            }
        }
        assertThat(accepted).isPositive();
    }

    /** Every byte of a track belongs to exactly one event. */
    private static void assertEventsTile(StandardMidiFile midi) {
        for (StandardMidiFile.Track track : midi.tracks()) {
            long position = track.range().start() + 8;
            long tick = 0;
            for (MidiEvent event : track) {
                assertThat(event.range().start()).isEqualTo(position);
                assertThat(event.tick()).isEqualTo(tick + event.delta());
                position = event.range().end();
                tick = event.tick();
            }
            assertThat(position).isEqualTo(track.range().end());
        }
    }

    private static String withoutLength(MidiMessage message) {
        byte[] bytes = Arrays.copyOf(message.getMessage(), message.getLength());
        if ((bytes[0] & 0xFF) == 0xFF) {
            int data = 3;
            while (bytes[data - 1] < 0) {
                data++;
            }
            bytes = concat(Arrays.copyOf(bytes, 2), Arrays.copyOfRange(bytes, data, bytes.length));
        }
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static AbstractThrowableAssert<?, ?> refused(byte[] file, long offset) {
        AssetException refusal = catchThrowableOfType(AssetException.class, () -> StandardMidiFile.read(file));
        assertThat(refusal).isNotNull();
        assertThat(refusal.offset()).as(refusal.getMessage()).isEqualTo(offset);
        return assertThat(refusal);
    }
}
