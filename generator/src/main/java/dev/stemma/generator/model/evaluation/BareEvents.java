package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.music.KeyEstimator;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A melody without what only shows how its source writes music, so that corpora of different editors can be compared: the
 * key is estimated from all its notes and transposed to one tonic, time counts from the first note and from onset to onset,
 * as a proportion of the melody's most frequent such time, and neither bars nor rests are told.
 */
final class BareEvents {
    private static final int TONIC = 60;
    private static final int UNIT = 10_080; // divided exactly by the usual times

    private BareEvents() {}

    /**
     * The events; the last note keeps its own duration.
     *
     * @param melody with at least one note
     */
    static EventMelody of(String name, Melody melody) {
        List<Note> notes = MelodyEncoder.withoutEmptyBars(melody).notes();
        int reference = MelodyEncoder.referenceTonic(KeyEstimator.estimate(notes), notes);
        long usual = usual(notes);
        int[] onsets = new int[notes.size()];
        int[] times = new int[notes.size()];
        int[] pitches = new int[notes.size()];
        int now = 0;
        for (int i = 0; i < onsets.length; i++) {
            onsets[i] = now;
            times[i] = (int) Math.max(1, (time(notes, i) * UNIT + usual / 2) / usual);
            pitches[i] = notes.get(i).pitch().midi() - reference + TONIC;
            now += times[i];
        }
        return new EventMelody(name, onsets, times, pitches);
    }

    private static long time(List<Note> notes, int i) {
        return i + 1 < notes.size()
                ? notes.get(i + 1).onset().minus(notes.get(i).onset()).value()
                : notes.get(i).duration().value();
    }

    /** The most frequent time, the shortest of equals. */
    private static long usual(List<Note> notes) {
        SortedMap<Long, Integer> frequencies = new TreeMap<>();
        for (int i = 0; i < notes.size(); i++) {
            frequencies.merge(time(notes, i), 1, Integer::sum);
        }
        int most =
                frequencies.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return frequencies.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
