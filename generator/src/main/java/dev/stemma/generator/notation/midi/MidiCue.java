package dev.stemma.generator.notation.midi;

import dev.stemma.generator.notation.sound.CueRhythm;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.MidiCarrier;
import dev.stemma.provenance.asset.MidiEvent;
import dev.stemma.provenance.asset.MidiEvent.Meta;
import dev.stemma.provenance.asset.StandardMidiFile;
import dev.stemma.provenance.asset.StandardMidiFile.Division;
import dev.stemma.provenance.asset.StandardMidiFile.Track;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The audible cue of GB 45438-2025 in a MIDI file: a last track, named AIGC, that plays {@link CueRhythm} after the piece. A
 * file of one track becomes one of format 1.
 */
public final class MidiCue {
    private static final String NAME = "AIGC";
    private static final int CHUNK_HEADER = 8;
    private static final int CHANNEL = 15;
    private static final int PITCH = 84;
    private static final int VELOCITY = 80;
    private static final int SQUARE_LEAD = 80;
    private static final long MICROS_PER_MILLI = 1000;
    private static final int USUAL_TEMPO = 500_000;
    private static final int FORMAT = 8;
    private static final int TRACKS = 10;

    private MidiCue() {}

    /**
     * The file with the cue after its end.
     *
     * @throws AssetException if the file is malformed
     * @throws IllegalArgumentException if it holds independent patterns, counts in time code, or is too long for a cue
     */
    public static byte[] append(byte[] file) {
        StandardMidiFile midi = StandardMidiFile.read(file);
        if (midi.format() == 2 || !(midi.division() instanceof Division.TicksPerQuarter division)) {
            throw new IllegalArgumentException(
                    "an audible cue goes after the end of MIDI files of format 0 and 1 that count in quarter notes");
        }
        List<Track> tracks = midi.tracks();
        byte[] cue = track(midi, division.ticks());
        int end = (int) tracks.get(tracks.size() - 1).range().end();
        byte[] result = Arrays.copyOf(file, file.length + cue.length);
        System.arraycopy(file, end, result, end + cue.length, file.length - end);
        System.arraycopy(cue, 0, result, end, cue.length);
        ByteBuffer.wrap(result).putShort(FORMAT, (short) 1).putShort(TRACKS, (short) (tracks.size() + 1));
        return result;
    }

    /** Whether the file has a cue that {@link #append} appended. */
    public static boolean isIn(byte[] file) {
        return without(file) != file;
    }

    /**
     * The file without a cue that {@link #append} appended, and without credentials, which lie in the track of the cue; the
     * file as it is if it has none.
     */
    public static byte[] without(byte[] file) {
        try {
            List<Track> signed = StandardMidiFile.read(file).tracks();
            if (signed.size() < 2 || !isNamed(signed.get(signed.size() - 1))) {
                return file;
            }
            byte[] plain = new MidiCarrier().strip(file);
            List<Track> tracks = StandardMidiFile.read(plain).tracks();
            byte[] rest = removed(plain, tracks.get(tracks.size() - 1).range());
            ByteBuffer.wrap(rest)
                    .putShort(FORMAT, (short) (tracks.size() == 2 ? 0 : 1))
                    .putShort(TRACKS, (short) (tracks.size() - 1));
            return Arrays.equals(append(rest), plain) ? rest : file;
        } catch (AssetException | IllegalArgumentException noCue) {
            return file;
        }
    }

    private static boolean isNamed(Track track) {
        Iterator<MidiEvent> events = track.iterator();
        return events.hasNext()
                && events.next() instanceof Meta first
                && first.type() == Meta.TRACK_NAME
                && Arrays.equals(first.data(), NAME.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] removed(byte[] file, ByteRange range) {
        byte[] rest = Arrays.copyOf(file, file.length - (int) range.length());
        int end = (int) range.end();
        System.arraycopy(file, end, rest, (int) range.start(), file.length - end);
        return rest;
    }

    private static byte[] track(StandardMidiFile midi, int ticksPerQuarter) {
        long end = 0;
        long tempo = USUAL_TEMPO;
        long tempoAt = -1;
        for (Track track : midi.tracks()) {
            end = Math.max(end, track.endOfTrack().tick());
            for (MidiEvent event : track) {
                if (event instanceof Meta meta && meta.type() == Meta.TEMPO && meta.tick() >= tempoAt) {
                    tempoAt = meta.tick();
                    tempo = Math.max(1, new BigInteger(1, meta.data()).longValue());
                }
            }
        }
        long unit = Math.max(1, CueRhythm.UNIT_MILLIS * MICROS_PER_MILLI * ticksPerQuarter / tempo);
        return chunk(end, unit);
    }

    private static byte[] chunk(long end, long unit) {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        delta(events, 0);
        bytes(events, 0xFF, Meta.TRACK_NAME, NAME.length());
        events.writeBytes(NAME.getBytes(StandardCharsets.US_ASCII));
        delta(events, 0);
        bytes(events, 0xC0 | CHANNEL, SQUARE_LEAD);
        long before = end;
        for (CueRhythm.Tone tone : CueRhythm.TONES) {
            delta(events, before + tone.pause() * unit);
            bytes(events, 0x90 | CHANNEL, PITCH, VELOCITY);
            delta(events, tone.length() * unit);
            bytes(events, 0x80 | CHANNEL, PITCH, 0);
            before = 0;
        }
        delta(events, 0);
        bytes(events, 0xFF, Meta.END_OF_TRACK, 0);
        return ByteBuffer.allocate(CHUNK_HEADER + events.size())
                .put("MTrk".getBytes(StandardCharsets.US_ASCII))
                .putInt(events.size())
                .put(events.toByteArray())
                .array();
    }

    private static void bytes(ByteArrayOutputStream out, int... values) {
        for (int value : values) {
            out.write(value);
        }
    }

    /** A variable-length quantity: seven bits a byte, high bits first, bit 7 set on all but the last. */
    private static void delta(ByteArrayOutputStream out, long ticks) {
        if (ticks >> 28 != 0) {
            throw new IllegalArgumentException("the piece is too long for a cue after it: " + ticks + " ticks");
        }
        for (int shift = 21; shift > 0; shift -= 7) {
            if (ticks >> shift != 0) {
                out.write((int) (ticks >> shift & 0x7F | 0x80));
            }
        }
        out.write((int) (ticks & 0x7F));
    }
}
