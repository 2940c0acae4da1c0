package dev.stemma.studio.lab;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.MidiEvent;
import dev.stemma.provenance.asset.MidiEvent.ChannelVoice;
import dev.stemma.provenance.asset.StandardMidiFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    private record Timed(long tick, Note note) {}

    private static void collect(List<ChannelVoice> events, List<Timed> notes) {
        for (int i = 0; i < events.size(); i++) {
            ChannelVoice on = events.get(i);
            if (on.startsNote()) {
                events.subList(i + 1, events.size()).stream()
                        .filter(off -> off.endsNote() && off.data1() == on.data1() && off.channel() == on.channel())
                        .findFirst()
                        .ifPresent(off -> notes.add(new Timed(on.tick(), new Note(on.data1(), pitch(on), pitch(off)))));
            }
        }
    }

    /** The first of its two data bytes, which are the last of the event. */
    private static int pitch(ChannelVoice event) {
        return Math.toIntExact(event.range().end()) - 2;
    }
}
