package dev.stemma.generator.notation.midi;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.SingleLine;
import dev.stemma.generator.notation.VoiceChoice.Candidate;
import dev.stemma.provenance.asset.MidiEvent;
import dev.stemma.provenance.asset.StandardMidiFile.Track;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The notes of a file by track and channel. A note ends with the first note-off of its key. */
final class MidiVoices {
    private static final int DRUMS = 10;
    private static final int MAX_NOTES = 5 * Limits.NOTES;

    /** Place of a voice: track and channel, both from 1. */
    record Place(int track, int channel) implements Comparable<Place> {
        static Place parse(String id) {
            String[] parts = id.split("/");
            return new Place(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        String id() {
            return track + "/" + channel;
        }

        @Override
        public int compareTo(Place other) {
            return track != other.track ? Integer.compare(track, other.track) : Integer.compare(channel, other.channel);
        }
    }

    private final long ticksPerQuarter;
    private final TreeMap<Place, List<Note>> notes = new TreeMap<>();
    private final Map<Place, String> names = new HashMap<>();
    private int count;
    private int unended;
    private int unbegun;
    private int empty;

    MidiVoices(long ticksPerQuarter) {
        this.ticksPerQuarter = ticksPerQuarter;
    }

    void add(Track track) throws NotationException {
        Map<Integer, Deque<Long>> sounding = new HashMap<>();
        String name = "";
        for (MidiEvent event : track) {
            if (event instanceof MidiEvent.ChannelVoice voice) {
                int key = voice.channel() << 7 | voice.data1();
                if (voice.startsNote()) {
                    sounding.computeIfAbsent(key, k -> new ArrayDeque<>()).add(voice.tick());
                    if (++count > MAX_NOTES) {
                        throw new NotationException("byte " + event.range().start() + ": more than " + MAX_NOTES
                                + " notes, which is the most that is read");
                    }
                } else if (voice.endsNote()) {
                    end(track, key, sounding.getOrDefault(key, new ArrayDeque<>()), voice.tick());
                }
            } else if (event instanceof MidiEvent.Meta meta
                    && meta.type() == MidiEvent.Meta.TRACK_NAME
                    && name.isEmpty()) {
                name = MidiText.decode(meta.data()).strip();
            }
        }
        for (Map.Entry<Integer, Deque<Long>> key : sounding.entrySet()) {
            while (!key.getValue().isEmpty()) {
                unended++;
                end(track, key.getKey(), key.getValue(), track.endOfTrack().tick());
            }
        }
        String trackName = name;
        notes.keySet().stream()
                .filter(place -> place.track() == track.number())
                .forEach(place -> names.put(place, trackName));
    }

    private void end(Track track, int key, Deque<Long> onsets, long tick) throws NotationException {
        if (onsets.isEmpty()) {
            unbegun++;
            return;
        }
        Ticks onset = Ticks.ofUnits(onsets.removeFirst(), ticksPerQuarter);
        Ticks end = Limits.within(Ticks.ofUnits(tick, ticksPerQuarter), "track " + track.number() + ", tick " + tick);
        if (!onset.isBefore(end)) {
            empty++;
            return;
        }
        Place place = new Place(track.number(), (key >> 7) + 1);
        notes.computeIfAbsent(place, p -> new ArrayList<>())
                .add(new Note(onset, end.minus(onset), new Pitch(key & 0x7F)));
    }

    List<Candidate> candidates() {
        return notes.entrySet().stream()
                .map(voice -> new Candidate(
                        SingleLine.voice(voice.getKey().id(), names.get(voice.getKey()), voice.getValue()),
                        voice.getValue(),
                        voice.getKey().channel() != DRUMS))
                .toList();
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warn(warnings, unended, "never ended and last to the end of the track");
        warn(warnings, empty, "ended where it began and was left out");
        if (unbegun > 0) {
            warnings.add(unbegun + " note-off without a note");
        }
        return warnings;
    }

    private static void warn(List<String> warnings, int count, String what) {
        if (count > 0) {
            warnings.add(count + (count == 1 ? " note " : " notes: each ") + what);
        }
    }
}
