package dev.stemma.generator.model;

import dev.stemma.generator.music.Note;
import java.util.Arrays;
import java.util.List;

/**
 * A line of notes as the {@link WorkIndex} sees it: of each run of {@link WorkIndex#LEAST} notes a hash of its intervals
 * and a hash of its rhythm. The mixing step is the finaliser of SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable
 * pseudorandom number generators").
 *
 * @param pitches MIDI numbers
 * @param onsets in ticks
 */
record HashedLine(int[] pitches, long[] onsets) {
    static HashedLine of(List<Note> notes) {
        int[] pitches = new int[notes.size()];
        long[] onsets = new long[notes.size()];
        for (int i = 0; i < pitches.length; i++) {
            Note note = notes.get(i);
            pitches[i] = note.pitch().midi();
            onsets[i] = note.onset().value();
        }
        return new HashedLine(pitches, onsets);
    }

    /** The last notes and one more: one run. */
    HashedLine endWith(Note next) {
        int[] ends = Arrays.copyOfRange(pitches, pitches.length - WorkIndex.LEAST + 1, pitches.length + 1);
        long[] times = Arrays.copyOfRange(onsets, onsets.length - WorkIndex.LEAST + 1, onsets.length + 1);
        ends[ends.length - 1] = next.pitch().midi();
        times[times.length - 1] = next.onset().value();
        return new HashedLine(ends, times);
    }

    /** How many runs there are: the first begins with note 0. */
    int runs() {
        return Math.max(0, pitches.length - WorkIndex.LEAST + 1);
    }

    /** Of the intervals of the run that begins with a note: 48 bits. */
    long intervals(int at) {
        long hash = WorkIndex.LEAST;
        for (int i = at + 1; i < at + WorkIndex.LEAST; i++) {
            hash = mix(hash ^ (pitches[i] - pitches[i - 1]));
        }
        return hash >>> 16;
    }

    /** Of the times from onset to onset in the run, divided by their greatest common divisor: 32 bits. */
    int rhythm(int at) {
        long divisor = 0;
        for (int i = at + 1; i < at + WorkIndex.LEAST; i++) {
            divisor = gcd(divisor, onsets[i] - onsets[i - 1]);
        }
        long hash = WorkIndex.LEAST;
        for (int i = at + 1; i < at + WorkIndex.LEAST; i++) {
            hash = mix(hash ^ (onsets[i] - onsets[i - 1]) / divisor);
        }
        return (int) (hash >>> 32);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
