package dev.stemma.generator.model.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Viewpoints that see onsets and durations: on the next pitch, given its rhythm, and on the next rhythm, a pair of gap and
 * duration. Where a bar could begin is taken from the onsets, which count from the beginning of the first bar; which of some
 * bar lengths is right is left to the mixture.
 */
public final class RhythmViewpoints {
    private final PitchViewpoints pitch;
    private final int rhythms;
    private final int beat;

    /**
     * @param pitch of the same alphabet
     * @param rhythms number of outcomes of the rhythm
     * @param training melodies, of which the most frequent duration gives the unit of possible bars
     */
    public RhythmViewpoints(PitchViewpoints pitch, int rhythms, List<EventMelody> training) {
        this.pitch = pitch;
        this.rhythms = rhythms;
        TreeMap<Integer, Integer> frequencies = new TreeMap<>();
        for (EventMelody melody : training) {
            for (int duration : melody.durations()) {
                frequencies.merge(duration, 1, Integer::sum);
            }
        }
        int best = 1;
        int most = 0;
        for (var entry : frequencies.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        beat = best;
    }

    /** Pitch viewpoints, long term: interval and degree linked with durations, and with the place in a possible bar. */
    public List<Viewpoint<EventPast>> longTerm() {
        List<Viewpoint<EventPast>> list = new ArrayList<>(linked());
        list.add(pitch.ofInterval(
                "after-rest",
                4,
                EventPast::interval,
                Optional.of((past, note) -> pair(past.gap(note), note == 0 ? 0 : past.duration(note - 1)))));
        for (int beats : new int[] {3, 4, 6, 8}) {
            list.add(pitch.ofFirst(
                    "from-first-in-" + beats,
                    3,
                    (past, note) -> past.pitch(note) - past.pitch(0),
                    Optional.of((past, note) -> past.onset(note) % (beats * beat))));
        }
        list.add(atDistance("bar-before", 8));
        return list;
    }

    /** Pitch viewpoints, short term. */
    public List<Viewpoint<EventPast>> shortTerm() {
        List<Viewpoint<EventPast>> list = new ArrayList<>(linked());
        list.add(atDistance("bar-before", 8));
        list.add(pitch.ofInterval(
                "bars-before",
                2,
                (past, note) -> {
                    int place = past.onset(past.length()) - (past.length() - note) * 16 * beat;
                    int then = sounding(past, place);
                    return then < 0 ? -1 : pair(past.interval(then), past.onset(then) == place ? 1 : 0);
                },
                Optional.empty()));
        return list;
    }

    private List<Viewpoint<EventPast>> linked() {
        return List.of(
                pitch.ofInterval(
                        "interval-duration",
                        4,
                        (past, note) -> pair(past.interval(note), past.duration(note)),
                        Optional.of(EventPast::duration)),
                pitch.ofFirst(
                        "from-first-duration",
                        4,
                        (past, note) -> pair(past.pitch(note) - past.pitch(0), past.duration(note)),
                        Optional.of(EventPast::duration)));
    }

    /** The pitch, after those that sounded one, two and three possible bars ago. */
    private Viewpoint<EventPast> atDistance(String name, int beats) {
        return pitch.ofPitch(
                name,
                3,
                (past, note) -> {
                    int place = past.onset(past.length()) - (past.length() - note) * beats * beat;
                    int then = sounding(past, place);
                    return then < 0 ? -1 : pair(past.pitch(then), past.onset(then) == place ? 1 : 0);
                },
                Optional.empty());
    }

    private static int sounding(EventPast past, int place) {
        for (int note = past.length() - 1; note >= 0; note--) {
            if (past.onset(note) <= place) {
                return note;
            }
        }
        return -1;
    }

    /** Viewpoints on the next rhythm, long and short term. */
    public List<Viewpoint<EventPast>> ofRhythm() {
        List<Viewpoint<EventPast>> list = new ArrayList<>();
        list.add(rhythm("rhythm", 10, Optional.empty()));
        for (int beats : new int[] {3, 4, 6, 8, 16}) {
            list.add(rhythm("rhythm-in-" + beats, 5, Optional.of((past, note) -> past.end() % (beats * beat))));
        }
        list.add(new SequenceViewpoint<>(
                "rhythm-interval",
                4,
                rhythms,
                (past, outcome) -> outcome,
                (past, note) -> pair(past.interval(note), rhythmOf(past, note)),
                Optional.empty()));
        return list;
    }

    private Viewpoint<EventPast> rhythm(
            String name, int order, Optional<SequenceViewpoint.Element<EventPast>> present) {
        return new SequenceViewpoint<>(
                name, order, rhythms, (past, outcome) -> outcome, RhythmViewpoints::rhythmOf, present);
    }

    private static long rhythmOf(EventPast past, int note) {
        return pair(past.gap(note), past.duration(note));
    }

    private static long pair(long first, long second) {
        return first << 32 ^ second;
    }
}
