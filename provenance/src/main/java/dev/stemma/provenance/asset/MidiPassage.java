package dev.stemma.provenance.asset;

import dev.stemma.provenance.asset.MidiEvent.ChannelVoice;
import dev.stemma.provenance.asset.MidiEvent.Meta;
import dev.stemma.provenance.asset.StandardMidiFile.ForeignChunk;
import dev.stemma.provenance.asset.StandardMidiFile.Track;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies in a range of a Standard MIDI File, in words: {@code track 1: note 62 at tick 480}. Notes are MIDI key numbers,
 * times are ticks since the start of the track.
 */
final class MidiPassage {
    private static final int MAX_EVENTS = 6;
    private static final int CHUNK_HEADER = 8;

    private MidiPassage() {}

    static String describe(StandardMidiFile midi, ByteRange range) {
        List<String> parts = new ArrayList<>();
        if (range.start() < midi.tracks().get(0).range().start()) {
            parts.add("the file's header");
        }
        for (Track track : midi.tracks()) {
            if (track.range().overlaps(range)) {
                parts.add("track " + track.number() + ": " + String.join(", ", events(track, range)));
            }
        }
        for (ForeignChunk chunk : midi.foreignChunks()) {
            if (chunk.range().overlaps(range)) {
                parts.add("the chunk " + chunk.type());
            }
        }
        if (midi.trailing().overlaps(range)) {
            parts.add("bytes after the last track");
        }
        return String.join("; ", parts);
    }

    private static List<String> events(Track track, ByteRange range) {
        List<String> names = new ArrayList<>();
        if (range.start() < track.range().start() + CHUNK_HEADER) {
            names.add("its header");
        }
        int more = 0;
        for (MidiEvent event : track) {
            if (event.range().overlaps(range)) {
                if (names.size() < MAX_EVENTS) {
                    names.add(name(event) + " at tick " + event.tick());
                } else {
                    more++;
                }
            }
        }
        if (more > 0) {
            names.add(more + (more == 1 ? " more event" : " more events"));
        }
        return names;
    }

    private static String name(MidiEvent event) {
        if (event instanceof ChannelVoice voice) {
            return name(voice);
        }
        return event instanceof Meta meta ? name(meta) : "a system exclusive message";
    }

    private static String name(ChannelVoice voice) {
        if (voice.startsNote()) {
            return "note " + voice.data1();
        }
        if (voice.endsNote()) {
            return "end of note " + voice.data1();
        }
        return switch (voice.command()) {
            case ChannelVoice.CONTROL_CHANGE -> "controller " + voice.data1();
            case ChannelVoice.PROGRAM_CHANGE -> "program " + voice.data1();
            case ChannelVoice.PITCH_BEND -> "pitch bend";
            default -> "key pressure";
        };
    }

    private static String name(Meta meta) {
        return switch (meta.type()) {
            case Meta.TRACK_NAME -> "the name";
            case Meta.LYRIC -> "a lyric";
            case Meta.TEMPO -> "the tempo";
            case Meta.TIME_SIGNATURE -> "the time signature";
            case Meta.KEY_SIGNATURE -> "the key signature";
            case Meta.SEQUENCER_SPECIFIC -> "data of a program";
            case Meta.END_OF_TRACK -> "the end of the track";
            default -> "a meta event of type " + meta.type();
        };
    }
}
