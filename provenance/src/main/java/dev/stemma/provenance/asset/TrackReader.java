package dev.stemma.provenance.asset;

import dev.stemma.provenance.asset.MidiEvent.ChannelVoice;
import dev.stemma.provenance.asset.MidiEvent.Meta;
import dev.stemma.provenance.asset.MidiEvent.SystemExclusive;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Walks the events of one MTrk chunk; what it accepts ends with one End of Track, at the end of the chunk. */
final class TrackReader implements Iterator<MidiEvent> {
    private static final int META = 0xFF;
    private static final int SYSTEM_EXCLUSIVE = 0xF0;
    private static final int ESCAPE = 0xF7;

    private final byte[] file;
    private final int number;
    private final int end;
    private int position;
    private long tick;
    /** The status that an event without its own takes, 0 where there is none. */
    private int runningStatus;

    private boolean ended;

    /**
     * @param number of the track, from 1, for messages
     * @param start offset of the first delta time
     * @param end offset after the chunk
     */
    TrackReader(byte[] file, int number, int start, int end) {
        this.file = file;
        this.number = number;
        this.position = start;
        this.end = end;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public MidiEvent next() {
        if (ended) {
            throw new NoSuchElementException("End of Track was read");
        }
        if (position == end) {
            throw refusal(end, "track " + number + " ends without an End of Track event (FF 2F 00)");
        }
        int start = position;
        int delta = variableLength("delta time");
        tick += delta;
        int status = status();
        if (status < SYSTEM_EXCLUSIVE) {
            return channelVoice(start, delta, status);
        }
        runningStatus = 0;
        return switch (status) {
            case META -> meta(start, delta);
            case SYSTEM_EXCLUSIVE, ESCAPE -> {
                byte[] data = data("system exclusive message");
                yield new SystemExclusive(tick, delta, rangeFrom(start), status, data);
            }
            default ->
                throw refusal(
                        position - 1,
                        String.format(
                                "status %02X is not allowed in a file; expected 80 to EF, F0, F7 or FF (track %d)",
                                status, number));
        };
    }

    private int status() {
        int first = octet("status");
        if (first >= 0x80) {
            return first;
        }
        position--;
        if (runningStatus == 0) {
            throw refusal(
                    position,
                    String.format(
                            "expected a status byte (80 to FF), found %02X, and no running status is in force (track %d)",
                            first, number));
        }
        return runningStatus;
    }

    private ChannelVoice channelVoice(int start, int delta, int status) {
        runningStatus = status;
        int data1 = dataByte();
        int data2 = ChannelVoice.dataBytes(status) == 2 ? dataByte() : 0;
        return new ChannelVoice(tick, delta, rangeFrom(start), status, data1, data2);
    }

    private Meta meta(int start, int delta) {
        int at = position;
        int type = octet("type of a meta event");
        if (type >= 0x80) {
            throw refusal(at, String.format("meta event type %02X; expected 00 to 7F (track %d)", type, number));
        }
        byte[] data = data("meta event");
        if (type == Meta.END_OF_TRACK) {
            endOfTrack(at, data.length);
        }
        return new Meta(tick, delta, rangeFrom(start), type, data);
    }

    private void endOfTrack(int at, int length) {
        if (length != 0) {
            throw refusal(at + 1, "End of Track of track " + number + " has length " + length + "; expected 0");
        }
        if (position != end) {
            throw refusal(
                    position,
                    (end - position) + " bytes follow End of Track inside track " + number
                            + "; End of Track must be the last event");
        }
        ended = true;
    }

    private byte[] data(String what) {
        int at = position;
        int length = variableLength("length of a " + what);
        if (length > end - position) {
            throw refusal(
                    at,
                    "a " + what + " of " + length + " bytes in track " + number + ", which has only " + (end - position)
                            + " left");
        }
        position += length;
        return Arrays.copyOfRange(file, position - length, position);
    }

    private int dataByte() {
        int value = octet("data byte");
        if (value >= 0x80) {
            throw refusal(
                    position - 1,
                    String.format("expected a data byte (00 to 7F), found %02X (track %d)", value, number));
        }
        return value;
    }

    /** A variable-length quantity of at most four bytes: 0 to 0x0FFFFFFF. */
    private int variableLength(String what) {
        int at = position;
        int value = 0;
        for (int i = 0; i < VariableLength.MAX_BYTES; i++) {
            int octet = octet(what);
            value = value << 7 | octet & 0x7F;
            if (octet < 0x80) {
                return value;
            }
        }
        throw refusal(at, what + " of more than four bytes in track " + number + "; at most 0FFFFFFF is allowed");
    }

    private int octet(String what) {
        if (position == end) {
            throw refusal(end, "track " + number + " ends where a " + what + " is expected");
        }
        return file[position++] & 0xFF;
    }

    private ByteRange rangeFrom(int start) {
        return ByteRange.between(start, position);
    }

    private static AssetException refusal(int offset, String problem) {
        return new AssetException(offset, problem);
    }
}
