package dev.stemma.provenance.asset;

import dev.stemma.provenance.asset.MidiEvent.Meta;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A Standard MIDI File (MIDI 1.0), formats 0, 1 and 2, as the bytes say it. The one reader of MIDI files: what is shown
 * as music and what is signed come from the same parse.
 *
 * <pre>
 * "MThd" u32 length (6 or more)  u16 format  u16 tracks  u16 division
 * "MTrk" u32 length  events ... 00 FF 2F 00         as many as the header says; all integers big-endian
 * other chunks, between and after the tracks        kept as {@link #foreignChunks}
 * </pre>
 *
 * <p>Reading checks the whole file. Memory: the file once (at most {@link #MAX_BYTES}), its chunks, and one event at a
 * time, since tracks decode their events as they are walked.
 */
public final class StandardMidiFile {
    /** Longest file that is read: 64 MiB. */
    public static final int MAX_BYTES = 64 << 20;

    static final int MAX_FOREIGN_CHUNKS = 1024;
    private static final int CHUNK_HEADER = 8;
    private static final int MIN_HEADER_LENGTH = 6;

    /** What one unit of delta time is. */
    public sealed interface Division {
        /** Metrical time: 1 to 32,767 units to a quarter note. */
        record TicksPerQuarter(int ticks) implements Division {}

        /** Time code: 24, 25, 29 (30 drop frame) or 30 frames a second, 1 to 255 units to a frame. */
        record TimeCode(int framesPerSecond, int ticksPerFrame) implements Division {}
    }

    /**
     * A chunk that is neither header nor track.
     *
     * @param type four printable ASCII characters
     * @param range the chunk with its 8 header bytes
     */
    public record ForeignChunk(String type, ByteRange range) {}

    /** An MTrk chunk. Each walk decodes the events anew; the last one is End of Track. */
    public static final class Track implements Iterable<MidiEvent> {
        private final byte[] file;
        private final int number;
        private final ByteRange range;
        private final Meta endOfTrack;

        private Track(byte[] file, int number, ByteRange range) {
            this.file = file;
            this.number = number;
            this.range = range;
            MidiEvent last = null;
            for (MidiEvent event : this) {
                last = event;
            }
            this.endOfTrack = (Meta) last;
        }

        /** Place of the track among the tracks, from 1. */
        public int number() {
            return number;
        }

        /** The chunk with its 8 header bytes. */
        public ByteRange range() {
            return range;
        }

        /** The last event; its tick is the track's duration. */
        public Meta endOfTrack() {
            return endOfTrack;
        }

        @Override
        public Iterator<MidiEvent> iterator() {
            return new TrackReader(file, number, (int) range.start() + CHUNK_HEADER, (int) range.end());
        }
    }

    private final byte[] file;
    private final int format;
    private final Division division;
    private final List<Track> tracks = new ArrayList<>();
    private final List<ForeignChunk> foreignChunks = new ArrayList<>();
    private final ByteRange trailing;

    /**
     * Reads a whole file.
     *
     * @throws AssetException if it is no Standard MIDI File, is cut short, or is longer than {@link #MAX_BYTES}
     */
    public static StandardMidiFile read(ByteSource source) {
        long length = source.length();
        if (length > MAX_BYTES) {
            throw new AssetException(
                    MAX_BYTES, "a MIDI file of " + length + " bytes; at most " + MAX_BYTES + " bytes are read");
        }
        return new StandardMidiFile(source.read(new ByteRange(0, length)));
    }

    /** Reads a whole file that is in memory. */
    public static StandardMidiFile read(byte[] file) {
        return read(ByteSource.of(file));
    }

    private StandardMidiFile(byte[] file) {
        this.file = file;
        if (file.length < CHUNK_HEADER + MIN_HEADER_LENGTH || !typeAt(0).equals("MThd")) {
            throw new AssetException(
                    0, "not a Standard MIDI File; expected a header chunk (MThd, 14 bytes), found " + describe(0));
        }
        ByteRange header = chunkAt(0);
        if (header.length() < CHUNK_HEADER + MIN_HEADER_LENGTH) {
            throw new AssetException(
                    4, "the header chunk has length " + (header.length() - CHUNK_HEADER) + "; expected 6 or more");
        }
        this.format = format(u16(8));
        int declared = declaredTracks(format, u16(10));
        this.division = division(u16(12));
        int position = (int) header.end();
        while (position < file.length && (tracks.size() < declared || startsChunk(position))) {
            position = readChunk(position, declared);
        }
        if (tracks.size() < declared) {
            throw new AssetException(
                    file.length,
                    "the file ends after " + tracks.size() + " of the " + declared
                            + " tracks that its header promises");
        }
        this.trailing = ByteRange.between(position, file.length);
    }

    private static int format(int format) {
        if (format > 2) {
            throw new AssetException(8, "format " + format + "; expected 0, 1 or 2");
        }
        return format;
    }

    private static int declaredTracks(int format, int count) {
        if (count == 0 || (format == 0 && count != 1)) {
            throw new AssetException(
                    10,
                    "the header promises " + count + " tracks; expected "
                            + (format == 0 ? "exactly 1 in format 0" : "1 or more"));
        }
        return count;
    }

    private static Division division(int division) {
        if (division == 0) {
            throw new AssetException(12, "division 0; expected 1 to 32767 units to a quarter note, or a time code");
        }
        if (division < 0x8000) {
            return new Division.TicksPerQuarter(division);
        }
        int frames = -(byte) (division >> 8);
        int ticks = division & 0xFF;
        if (!List.of(24, 25, 29, 30).contains(frames) || ticks == 0) {
            throw new AssetException(
                    12,
                    "time code of " + frames + " frames a second with " + ticks
                            + " units to a frame; expected 24, 25, 29 or 30 frames and 1 to 255 units");
        }
        return new Division.TimeCode(frames, ticks);
    }

    /** Reads the chunk at the position and returns the position after it. */
    private int readChunk(int position, int declared) {
        ByteRange chunk = chunkAt(position);
        String type = typeAt(position);
        switch (type) {
            case "MTrk" -> {
                if (tracks.size() == declared) {
                    throw new AssetException(
                            position, "a track after the " + declared + " tracks that the header promises");
                }
                tracks.add(new Track(file, tracks.size() + 1, chunk));
            }
            case "MThd" -> throw new AssetException(position, "a second header chunk; expected one at the beginning");
            default -> {
                if (foreignChunks.size() == MAX_FOREIGN_CHUNKS) {
                    throw new AssetException(
                            position, "more than " + MAX_FOREIGN_CHUNKS + " chunks that are no tracks");
                }
                foreignChunks.add(new ForeignChunk(type, chunk));
            }
        }
        return (int) chunk.end();
    }

    private ByteRange chunkAt(int position) {
        if (file.length - position < CHUNK_HEADER || !isPrintable(position)) {
            throw new AssetException(
                    position,
                    "expected a chunk (four printable characters and a length, 8 bytes), found " + describe(position));
        }
        long length = u32(position + 4);
        if (length > file.length - position - CHUNK_HEADER) {
            throw new AssetException(
                    position + 4,
                    "the " + typeAt(position) + " chunk promises " + length + " bytes, the file has only "
                            + (file.length - position - CHUNK_HEADER) + " more");
        }
        return new ByteRange(position, CHUNK_HEADER + length);
    }

    /** Whether a whole chunk is here; a track or a header is taken for one even where it is cut short. */
    private boolean startsChunk(int position) {
        if (file.length - position < CHUNK_HEADER || !isPrintable(position)) {
            return false;
        }
        String type = typeAt(position);
        return type.equals("MTrk") || type.equals("MThd") || u32(position + 4) <= file.length - position - CHUNK_HEADER;
    }

    private boolean isPrintable(int position) {
        for (int i = position; i < position + 4; i++) {
            if (file[i] < 0x20 || file[i] == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private String typeAt(int position) {
        return new String(file, position, 4, StandardCharsets.ISO_8859_1);
    }

    private String describe(int position) {
        int shown = Math.min(8, file.length - position);
        StringBuilder hex = new StringBuilder();
        for (int i = position; i < position + shown; i++) {
            hex.append(String.format(" %02X", file[i]));
        }
        return shown == 0 ? "the end of the file" : hex.substring(1) + (file.length - position > shown ? " ..." : "");
    }

    private int u16(int position) {
        return ByteBuffer.wrap(file).getShort(position) & 0xFFFF;
    }

    private long u32(int position) {
        return ByteBuffer.wrap(file).getInt(position) & 0xFFFFFFFFL;
    }

    /** 0 (one track), 1 (tracks played together) or 2 (independent tracks). */
    public int format() {
        return format;
    }

    public Division division() {
        return division;
    }

    /** The tracks in the order of the file, one or more. */
    public List<Track> tracks() {
        return List.copyOf(tracks);
    }

    /** Chunks between and after the tracks that are no tracks. */
    public List<ForeignChunk> foreignChunks() {
        return List.copyOf(foreignChunks);
    }

    /** The bytes after the last chunk, usually none. */
    public ByteRange trailing() {
        return trailing;
    }
}
