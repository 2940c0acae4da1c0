package dev.stemma.generator.model;

import dev.stemma.generator.music.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which runs of {@value #RUN} notes occur in the works that a model was trained on, as hashes: enough to recognise a
 * copied passage and its work, not enough to read a work back. A run is its 11 intervals in semitones and its 11
 * inter-onset intervals divided by their greatest common divisor, so it is blind to transposition and tempo.
 *
 * @param hashes ascending, one for each run of each work
 * @param works number of the work, beside its hash
 * @param positions number of the run's first note in the work, beside its hash
 */
public record WorkIndex(long[] hashes, int[] works, int[] positions) {
    /** Notes to a run. */
    public static final int RUN = 12;

    public static final WorkIndex EMPTY = new WorkIndex(new long[0], new int[0], new int[0]);

    public WorkIndex {
        if (hashes.length != works.length || hashes.length != positions.length) {
            throw new IllegalArgumentException("an index has as many works and positions as hashes, found "
                    + hashes.length + " hashes, " + works.length + " works, " + positions.length + " positions");
        }
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i - 1] > hashes[i]) {
                throw new IllegalArgumentException("hashes of an index must ascend, number " + i + " does not");
            }
        }
    }

    /** A run found in a work. */
    public record Match(int work, int position) {}

    /** The index of works numbered from 0 in the order given, each a list of melodies; positions count within a melody. */
    public static WorkIndex of(List<List<List<Note>>> works) {
        record Entry(long hash, int work, int position) {}
        List<Entry> entries = new ArrayList<>();
        for (int work = 0; work < works.size(); work++) {
            for (List<Note> notes : works.get(work)) {
                for (int at = 0; at + RUN <= notes.size(); at++) {
                    entries.add(new Entry(hash(notes.subList(at, at + RUN)), work, at));
                }
            }
        }
        entries.sort(Comparator.comparingLong(Entry::hash)
                .thenComparingInt(Entry::work)
                .thenComparingInt(Entry::position));
        return new WorkIndex(
                entries.stream().mapToLong(Entry::hash).toArray(),
                entries.stream().mapToInt(Entry::work).toArray(),
                entries.stream().mapToInt(Entry::position).toArray());
    }

    /** A work that contains the last {@value #RUN} notes given, if there are that many and a work does. */
    public Optional<Match> findEndOf(List<Note> notes) {
        if (notes.size() < RUN) {
            return Optional.empty();
        }
        int found = Arrays.binarySearch(hashes, hash(notes.subList(notes.size() - RUN, notes.size())));
        return found < 0 ? Optional.empty() : Optional.of(new Match(works[found], positions[found]));
    }

    private static long hash(List<Note> run) {
        long divisor = 0;
        for (int i = 1; i < run.size(); i++) {
            divisor = gcd(divisor, interOnset(run, i));
        }
        long hash = RUN;
        for (int i = 1; i < run.size(); i++) {
            hash = mix(
                    hash ^ (run.get(i).pitch().midi() - run.get(i - 1).pitch().midi()));
            hash = mix(hash ^ interOnset(run, i) / divisor);
        }
        return hash;
    }

    private static long interOnset(List<Note> run, int i) {
        return run.get(i).onset().minus(run.get(i - 1).onset()).value();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014) after its increment. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
