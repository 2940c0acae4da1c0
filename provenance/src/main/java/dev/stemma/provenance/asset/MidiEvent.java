package dev.stemma.provenance.asset;

/**
 * One event of a track, with its time and its place in the file.
 *
 * <p>{@code range} spans the delta time and the event. Times are in units of the file's {@link StandardMidiFile.Division}:
 * {@code delta} since the event before (0 to 0x0FFFFFFF), {@code tick} since the start of the track.
 */
public sealed interface MidiEvent {
    long tick();

    long delta();

    ByteRange range();

    /**
     * A channel voice message: its status byte (0x80 to 0xEF), written out even where the file relies on running status,
     * and its data bytes (0 to 127; {@code data2} is 0 for program change and channel pressure).
     */
    record ChannelVoice(long tick, long delta, ByteRange range, int status, int data1, int data2) implements MidiEvent {
        public static final int NOTE_OFF = 0x80;
        public static final int NOTE_ON = 0x90;
        public static final int POLYPHONIC_PRESSURE = 0xA0;
        public static final int CONTROL_CHANGE = 0xB0;
        public static final int PROGRAM_CHANGE = 0xC0;
        public static final int CHANNEL_PRESSURE = 0xD0;
        public static final int PITCH_BEND = 0xE0;

        /** One of the constants above. */
        public int command() {
            return status & 0xF0;
        }

        /** Channel 0 to 15. */
        public int channel() {
            return status & 0x0F;
        }

        /** A Note On that sounds; {@code data1} is the key, {@code data2} the velocity. */
        public boolean startsNote() {
            return command() == NOTE_ON && data2 > 0;
        }

        /** A Note Off, or the Note On with velocity 0 that means the same. */
        public boolean endsNote() {
            return command() == NOTE_OFF || (command() == NOTE_ON && data2 == 0);
        }

        static int dataBytes(int status) {
            int command = status & 0xF0;
            return command == PROGRAM_CHANGE || command == CHANNEL_PRESSURE ? 1 : 2;
        }
    }

    /** A meta event: {@code FF type length data}, type 0 to 127. */
    record Meta(long tick, long delta, ByteRange range, int type, byte[] data) implements MidiEvent {
        public static final int TEXT = 0x01;
        public static final int TRACK_NAME = 0x03;
        public static final int LYRIC = 0x05;
        public static final int END_OF_TRACK = 0x2F;
        public static final int TEMPO = 0x51;
        public static final int TIME_SIGNATURE = 0x58;
        public static final int KEY_SIGNATURE = 0x59;
        public static final int SEQUENCER_SPECIFIC = 0x7F;

        /** Where the data are in the file. */
        public ByteRange dataRange() {
            return ByteRange.between(range.end() - data.length, range.end());
        }
    }

    /** A system exclusive message (status 0xF0) or its continuation or escape (0xF7): the bytes after the length. */
    record SystemExclusive(long tick, long delta, ByteRange range, int status, byte[] data) implements MidiEvent {}
}
