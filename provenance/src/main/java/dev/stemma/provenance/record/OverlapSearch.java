package dev.stemma.provenance.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what the notes of people have in common with what was offered. */
final class OverlapSearch {
    /** A time and a pitch, of a note or from one note to the next. */
    private record Point(long time, int pitch) {
        static Point of(JournalNote note) {
            return new Point(note.onset(), note.pitch());
        }

        Point minus(Point other) {
            return new Point(time - other.time, pitch - other.pitch);
        }
    }

    private OverlapSearch() {}

    /**
     * @param notes of people, in the order in which they sound
     * @param used notes of each offer on which the version shown builds
     * @param unused notes of each other offer
     */
    static Overlap of(List<JournalNote> notes, List<List<JournalNote>> used, List<List<JournalNote>> unused) {
        List<Point> points = points(notes);
        List<List<Point>> others = unused.stream().map(OverlapSearch::points).toList();
        List<List<Point>> all = Stream.concat(used.stream().map(OverlapSearch::points), others.stream())
                .toList();
        return new Overlap(
                notes.size(),
                runs(points, all, notes.size(), 0),
                runs(steps(points), others.stream().map(OverlapSearch::steps).toList(), notes.size(), 1));
    }

    private static Overlap.Runs runs(List<Point> asked, List<List<Point>> sequences, int notes, int further) {
        return notes < Overlap.SHORTEST
                ? new Overlap.Runs(0, 0)
                : runs(new CommonRuns<>(sequences, Set.copyOf(asked)).endingAt(asked), notes, further);
    }

    private static List<Point> points(List<JournalNote> notes) {
        return notes.stream()
                .sorted(Comparator.comparingLong(JournalNote::onset))
                .map(Point::of)
                .toList();
    }

    private static List<Point> steps(List<Point> points) {
        List<Point> steps = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            steps.add(points.get(i).minus(points.get(i - 1)));
        }
        return steps;
    }

    /**
     * @param lengths of the stretches that end at each symbol
     * @param further how many more notes than symbols a stretch has; so the note at which it ends has a higher place, too
     */
    private static Overlap.Runs runs(List<Integer> lengths, int notes, int further) {
        boolean[] covered = new boolean[notes];
        int longest = 0;
        int open = notes;
        for (int i = lengths.size() - 1; i >= 0; i--) {
            int run = lengths.get(i) + further;
            if (lengths.get(i) > 0 && run >= Overlap.SHORTEST) {
                int last = i + further;
                for (int at = Math.min(last, open - 1); at > last - run; at--) {
                    covered[at] = true;
                }
                open = Math.min(open, last - run + 1);
                longest = Math.max(longest, run);
            }
        }
        int count = 0;
        for (boolean each : covered) {
            count += each ? 1 : 0;
        }
        return new Overlap.Runs(count, longest);
    }
}
