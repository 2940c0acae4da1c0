package dev.stemma.generator.model;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.provenance.asset.SafeTensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the works that a model learnt from have which short runs of notes, as hashes: enough to find every run that a
 * melody shares with one of them, in whatever key and tempo.
 *
 * <p>Each run of {@value #LEAST} neighbouring notes of a work is an entry: a hash of its intervals (48 bits), a hash of the
 * proportions of its times from onset to onset (32 bits), and its place. Places number the notes of all works on end, in the
 * order of {@code dataset.json}, so a melody shares a longer run with a work exactly if its short runs are found at
 * successive places: neighbouring short runs have {@value #LEAST} - 1 notes in common, which ties intervals and proportions
 * together, and no short run reaches from one melody into the next. That is exact but for hashes that meet by chance: two
 * different successions of intervals agree with probability 2<sup>-48</sup>, two rhythms with 2<sup>-32</sup>. Runs of fewer
 * notes are not found. Bars of a work in which no note begins are counted and left out: a run over them is found with the
 * silence and without it.
 *
 * <p>No pitch, interval or duration is stored. But runs of {@value #LEAST} notes are so short that whoever tries out all of
 * them can read intervals and rhythms back from their hashes: the index keeps no secret.
 *
 * <p>Tensors, all I32, n entries in ascending order of the 48-bit hash, then the place, then the rhythm:
 *
 * <pre>
 * runs.buckets [65537]    entries whose hash is below i * 2^32, for i = 0 to 65536
 * runs.hashes  [n]        the lower 32 bits of the hash, unsigned
 * runs.rhythms [n]        the hash of the rhythm
 * runs.places  [n]        the place of the run's first note
 * runs.works   [works+1]  the place of each work's first note, and that behind the last
 * </pre>
 */
public final class WorkIndex {
    /** Notes of the shortest run that is found. */
    public static final int LEAST = 5;

    public static final WorkIndex EMPTY = of(List.of());

    private static final int BUCKETS = 1 << 16;
    private static final String TENSOR_BUCKETS = "runs.buckets";
    private static final String TENSOR_HASHES = "runs.hashes";
    private static final String TENSOR_RHYTHMS = "runs.rhythms";
    private static final String TENSOR_PLACES = "runs.places";
    private static final String TENSOR_WORKS = "runs.works";

    private final int[] buckets;
    private final int[] hashes;
    private final int[] rhythms;
    private final int[] places;
    private final int[] starts;

    private WorkIndex(int[] buckets, int[] hashes, int[] rhythms, int[] places, int[] starts) {
        this.buckets = buckets;
        this.hashes = hashes;
        this.rhythms = rhythms;
        this.places = places;
        this.starts = starts;
        if (buckets.length != BUCKETS + 1 || rhythms.length != hashes.length || places.length != hashes.length) {
            throw new IllegalArgumentException("an index of works has " + (BUCKETS + 1)
                    + " buckets and as many rhythms and places as hashes, found " + buckets.length + " buckets, "
                    + hashes.length + " hashes, " + rhythms.length + " rhythms, " + places.length + " places");
        }
        requireAscending(TENSOR_BUCKETS, buckets, hashes.length);
        requireAscending(TENSOR_WORKS, starts, Integer.MAX_VALUE);
        for (int place : places) {
            if (place < 0 || place >= starts[starts.length - 1]) {
                throw new IllegalArgumentException(
                        "the works have " + starts[starts.length - 1] + " notes, found a run at note " + place);
            }
        }
    }

    private static void requireAscending(String name, int[] numbers, int last) {
        boolean ascends = numbers.length > 0 && numbers[0] == 0;
        for (int i = 1; i < numbers.length; i++) {
            ascends &= numbers[i - 1] <= numbers[i];
        }
        if (!ascends || (last < Integer.MAX_VALUE && numbers[numbers.length - 1] != last)) {
            throw new IllegalArgumentException(name + " must ascend from 0"
                    + (last < Integer.MAX_VALUE ? " to the number of entries, " + last : ""));
        }
    }

    /** The index of works numbered from 0 in the order given, each its melodies. */
    public static WorkIndex of(List<List<Melody>> works) {
        record Entry(long hash, int place, int rhythm) {}
        List<Entry> entries = new ArrayList<>();
        int[] starts = new int[works.size() + 1];
        int place = 0;
        for (int work = 0; work < works.size(); work++) {
            for (Melody melody : works.get(work)) {
                HashedLine line = HashedLine.of(melody.notes());
                HashedLine closedUp =
                        HashedLine.of(MelodyEncoder.withoutEmptyBars(melody).notes());
                for (int at = 0; at < line.runs(); at++) {
                    long hash = line.intervals(at);
                    entries.add(new Entry(hash, place + at, line.rhythm(at)));
                    if (closedUp.rhythm(at) != line.rhythm(at)) {
                        entries.add(new Entry(hash, place + at, closedUp.rhythm(at)));
                    }
                }
                place += melody.notes().size();
            }
            starts[work + 1] = place;
        }
        entries.sort(Comparator.comparingLong(Entry::hash)
                .thenComparingInt(Entry::place)
                .thenComparingInt(Entry::rhythm));
        int[] buckets = new int[BUCKETS + 1];
        entries.forEach(entry -> buckets[(int) (entry.hash() >>> 32) + 1]++);
        for (int i = 1; i < buckets.length; i++) {
            buckets[i] += buckets[i - 1];
        }
        return new WorkIndex(
                buckets,
                entries.stream().mapToInt(entry -> (int) entry.hash()).toArray(),
                entries.stream().mapToInt(Entry::rhythm).toArray(),
                entries.stream().mapToInt(Entry::place).toArray(),
                starts);
    }

    /**
     * Reads the tensors.
     *
     * @throws IllegalArgumentException if one is missing or they do not fit each other
     */
    static WorkIndex from(SafeTensors tensors) {
        return new WorkIndex(
                tensors.ints(TENSOR_BUCKETS),
                tensors.ints(TENSOR_HASHES),
                tensors.ints(TENSOR_RHYTHMS),
                tensors.ints(TENSOR_PLACES),
                tensors.ints(TENSOR_WORKS));
    }

    SafeTensors addTo(SafeTensors tensors) {
        return tensors.withInts(TENSOR_BUCKETS, List.of((long) buckets.length), buckets)
                .withInts(TENSOR_HASHES, List.of((long) hashes.length), hashes)
                .withInts(TENSOR_RHYTHMS, List.of((long) rhythms.length), rhythms)
                .withInts(TENSOR_PLACES, List.of((long) places.length), places)
                .withInts(TENSOR_WORKS, List.of((long) starts.length), starts);
    }

    /** How many works there are. */
    public int works() {
        return starts.length - 1;
    }

    /**
     * All runs that some notes share with works, each as long as it goes on in both; a run of the notes that a work has
     * several times is there several times.
     *
     * @param least notes of the shortest run wanted, {@value #LEAST} or more
     */
    public List<SharedRun> sharedRuns(List<Note> notes, Matching matching, int least) {
        List<SharedRun> runs = new ArrayList<>();
        new RunChains(this, matching, requireFindable(least))
                .follow(
                        HashedLine.of(notes),
                        (place, from, length) ->
                                runs.add(new SharedRun(work(place), place - starts[work(place)], from, length)));
        return runs;
    }

    /** Whether a run that is shared counts, by its first note and its number of notes. */
    public interface Stretch {
        boolean counts(int from, int notes);
    }

    /** For each work the notes of the longest run that counts and that it shares, 0 if there is none. */
    public int[] longestRuns(List<Note> notes, Matching matching, Stretch stretch) {
        int[] longest = new int[works()];
        new RunChains(this, matching, LEAST).follow(HashedLine.of(notes), (place, from, length) -> {
            if (stretch.counts(from, length)) {
                int work = work(place);
                longest[work] = Math.max(longest[work], length);
            }
        });
        return longest;
    }

    /**
     * The works in which all these notes stand in a row, as numbers, with how often each has them: what a model may have
     * learnt them from. Nothing if there are fewer than {@value #LEAST} notes.
     */
    public Map<Integer, Integer> supporting(List<Note> notes, Matching matching) {
        Map<Integer, Integer> counts = new TreeMap<>();
        if (notes.size() >= LEAST) {
            sharedRuns(notes, matching, notes.size()).forEach(run -> counts.merge(run.work(), 1, Integer::sum));
        }
        return counts;
    }

    /** The runs of so many notes, to be kept out of a melody while it is written. */
    public KnownRuns known(int notes, Matching matching) {
        return new KnownRuns(this, requireFindable(notes), matching);
    }

    private static int requireFindable(int notes) {
        if (notes < LEAST) {
            throw new IllegalArgumentException(
                    "runs of " + LEAST + " notes and more are found, asked for runs of " + notes);
        }
        return notes;
    }

    /** The work that has the note at a place. */
    int work(int place) {
        int found = Arrays.binarySearch(starts, place + 1);
        return (found < 0 ? -found - 1 : found) - 1;
    }

    /** The places of the run of a line that begins with a note, ascending, each once. */
    int[] places(HashedLine line, int at, Matching matching) {
        long hash = line.intervals(at);
        int first = first(hash);
        int end = first;
        int limit = buckets[(int) (hash >>> 32) + 1];
        while (end < limit && hashes[end] == (int) hash) {
            end++;
        }
        int[] found = new int[end - first];
        int count = 0;
        int rhythm = matching == Matching.WITH_RHYTHM && end > first ? line.rhythm(at) : 0;
        for (int i = first; i < end; i++) {
            boolean meant = matching == Matching.INTERVALS || rhythms[i] == rhythm;
            if (meant && (count == 0 || found[count - 1] != places[i])) {
                found[count++] = places[i];
            }
        }
        return count == found.length ? found : Arrays.copyOf(found, count);
    }

    /** The first entry with this hash, or where it would stand. */
    private int first(long hash) {
        int low = buckets[(int) (hash >>> 32)];
        int high = buckets[(int) (hash >>> 32) + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(hashes[middle], (int) hash) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
