package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.EventMelody;
import java.util.List;
import java.util.TreeSet;

/**
 * The symbols among which is chosen: all that occur in a corpus, in training or test.
 *
 * @param pitches MIDI numbers, ascending
 * @param rhythms pairs of gap and duration as {@link #rhythm} writes them, ascending
 */
public record Alphabet(List<Integer> pitches, List<Long> rhythms) {
    public Alphabet {
        pitches = List.copyOf(pitches);
        rhythms = List.copyOf(rhythms);
    }

    /** The symbols of a whole corpus. */
    public static Alphabet of(List<EventMelody> corpus) {
        TreeSet<Integer> pitches = new TreeSet<>();
        TreeSet<Long> rhythms = new TreeSet<>();
        for (EventMelody melody : corpus) {
            for (int i = 0; i < melody.length(); i++) {
                pitches.add(melody.pitch(i));
                rhythms.add(rhythm(melody.gap(i), melody.duration(i)));
            }
        }
        return new Alphabet(List.copyOf(pitches), List.copyOf(rhythms));
    }

    /** Gap and duration in one number. */
    public static long rhythm(int gap, int duration) {
        return ((long) gap << 32) | duration;
    }
}
