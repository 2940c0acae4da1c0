package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Span;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Chooses the notes that a variation writes again: by the seed, off the beat rather than on it, short rather than long,
 * each with its neighbour, and never the last, on which the melody rests. Weighted sampling without replacement by exponential keys (P. S.
 * Efraimidis and P. G. Spirakis, "Weighted random sampling with a reservoir", 2006).
 */
final class Variation {
    /** Random numbers of this stream choose notes. */
    private static final int STREAM = 5;

    private Variation() {}

    private record Candidate(int note, Bar bar, double key) {}

    /**
     * Stretches that hold the notes.
     *
     * @param locked bars that stay
     * @param attempt another one chooses other notes
     */
    static List<Span> chosen(Melody melody, Strength strength, List<BarRange> locked, Keep keep, long seed, int attempt)
            throws RequestException {
        List<Note> notes = melody.notes();
        List<Candidate> candidates = candidates(melody, locked, seed, attempt);
        if (candidates.isEmpty()) {
            throw new RequestException(
                    "every note lies in a locked bar, or is the last, which a variation leaves as it is",
                    "relax --lock");
        }
        long count = Math.max(1, StrictMath.round(strength.share() * notes.size()));
        List<Candidate> drawn = new ArrayList<>(candidates);
        drawn.sort(Comparator.comparingDouble(Candidate::key));
        SortedSet<Integer> chosen = new TreeSet<>();
        List<Span> spans = new ArrayList<>();
        for (Candidate candidate : drawn) {
            if (chosen.size() < count && !chosen.contains(candidate.note())) {
                List<Integer> cell = cell(candidate, candidates, keep);
                chosen.addAll(cell);
                spans.add(new Span(
                        notes.get(cell.get(0)).onset(),
                        notes.get(cell.get(cell.size() - 1)).end()));
            }
        }
        spans.sort(Comparator.comparing(Span::from));
        return spans;
    }

    private static List<Candidate> candidates(Melody melody, List<BarRange> locked, long seed, int attempt) {
        List<Note> notes = melody.notes();
        List<Bar> bars = melody.bars();
        List<Candidate> candidates = new ArrayList<>();
        int bar = 0;
        for (int i = 0; i < Math.max(1, notes.size() - 1); i++) {
            while (!notes.get(i).onset().isBefore(bars.get(bar).end())) {
                bar++;
            }
            Bar within = bars.get(bar);
            if (locked.stream().noneMatch(range -> range.holds(within))) {
                double uniform = 1 - Philox.uniform(seed, i, attempt, STREAM);
                double weight = weight(notes.get(i), within, i == 0);
                candidates.add(new Candidate(i, within, -StrictMath.log(uniform) / weight));
            }
        }
        return candidates;
    }

    /**
     * The notes that are written again with one: its neighbour in the bar, since a note alone between two others is mostly
     * written as it was; all of the bar where pitches are kept, since its rhythm can only change as a whole.
     */
    private static List<Integer> cell(Candidate chosen, List<Candidate> candidates, Keep keep) {
        List<Integer> inBar = candidates.stream()
                .filter(candidate -> candidate.bar().equals(chosen.bar()))
                .map(Candidate::note)
                .toList();
        if (keep == Keep.PITCH) {
            return inBar;
        }
        int at = inBar.indexOf(chosen.note());
        int first = at + 1 < inBar.size() ? at : Math.max(0, at - 1);
        return inBar.subList(first, Math.min(inBar.size(), first + 2));
    }

    private static double weight(Note note, Bar bar, boolean first) {
        Ticks written = bar.metre().barLength();
        Ticks offset = bar.number() == 0 && bar.length().isBefore(written) ? written.minus(bar.length()) : Ticks.ZERO;
        Ticks inBar = note.onset().minus(bar.start()).plus(offset);
        double weight = inBar.isZero() ? 1 : bar.metre().beats().contains(inBar) ? 2 : 4;
        weight = note.duration().isBefore(Ticks.quarters(2)) ? weight : weight / 2;
        return first ? weight / 4 : weight;
    }
}
