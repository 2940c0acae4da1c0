package dev.stemma.studio.lab;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.MidiEvent;
import dev.stemma.provenance.asset.MidiEvent.ChannelVoice;
import dev.stemma.provenance.asset.StandardMidiFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The notes of a MIDI file in the order in which they sound, each with the bytes that say its pitch. */
final class MidiNotes {
    private static final int HIGHEST = 127;

    private MidiNotes() {}

    /** Where a pitch is said: when the note begins, and when it ends. */
    record Note(int pitch, int begins, int ends) {
        /** Another pitch in the place of this one; beyond the ends of the scale it goes the other way. */
        int moved(int semitones) {
            int moved = pitch + semitones;
            return moved >= 0 && moved <= HIGHEST ? moved : pitch - semitones;
        }

        /** Where it is said how loudly it begins. */
        int velocity() {
            return begins + 1;
        }
    }

    /** None for a file that is no MIDI. */
    static List<Note> of(byte[] file) {
        try {
            List<Timed> notes = new ArrayList<>();
            for (StandardMidiFile.Track track : StandardMidiFile.read(file).tracks()) {
                List<ChannelVoice> events = new ArrayList<>();
                for (MidiEvent event : track) {
                    if (event instanceof ChannelVoice voice) {
                        events.add(voice);
                    }
                }
                collect(events, notes);
            }
            return notes.stream()
                    .sorted(Comparator.comparingLong(Timed::tick))
                    .map(Timed::note)
                    .toList();
        } catch (AssetException noMidi) {
            return List.of();
        }
    }

    /** What begins and ends together. */
    private record Key(int channel, int pitch) {}

    private record Timed(long tick, Note note) {}

    private static void collect(List<ChannelVoice> events, List<Timed> notes) {
        Map<Key, ChannelVoice> ends = new HashMap<>();
        List<Timed> lastFirst = new ArrayList<>();
        for (int i = events.size() - 1; i >= 0; i--) {
            ChannelVoice event = events.get(i);
            Key key = new Key(event.channel(), event.data1());
            if (event.endsNote()) {
                ends.put(key, event);
            } else if (event.startsNote() && ends.containsKey(key)) {
                lastFirst.add(new Timed(event.tick(), new Note(event.data1(), pitch(event), pitch(ends.get(key)))));
            }
        }
        Collections.reverse(lastFirst);
        notes.addAll(lastFirst);
    }

    /** The first of its two data bytes, which are the last of the event. */
    private static int pitch(ChannelVoice event) {
        return Math.toIntExact(event.range().end()) - 2;
    }
}
