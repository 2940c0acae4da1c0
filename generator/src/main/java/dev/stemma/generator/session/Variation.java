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

/**
 * Chooses the notes that a variation writes again: by the seed, off the beat rather than on it, short rather than long,
 * and never the last, on which the melody rests. Weighted sampling without replacement by exponential keys (P. S.
 * Efraimidis and P. G. Spirakis, "Weighted random sampling with a reservoir", 2006).
 */
final class Variation {
    /** Random numbers of this stream choose notes. */
    private static final int STREAM = 5;

    private Variation() {}

    private record Candidate(Note note, double key) {}

    /** @param locked bars that stay */
    static List<Span> chosen(Melody melody, Strength strength, List<BarRange> locked, long seed)
            throws RequestException {
        List<Note> notes = melody.notes();
        List<Bar> bars = melody.bars();
        List<Candidate> candidates = new ArrayList<>();
        int bar = 0;
        for (int i = 0; i < Math.max(1, notes.size() - 1); i++) {
            while (!notes.get(i).onset().isBefore(bars.get(bar).end())) {
                bar++;
            }
            Bar within = bars.get(bar);
            if (locked.stream().anyMatch(range -> range.holds(within))) {
                continue;
            }
            double uniform = 1 - Philox.uniform(seed, i, 0, STREAM);
            candidates.add(
                    new Candidate(notes.get(i), -StrictMath.log(uniform) / weight(notes.get(i), within, i == 0)));
        }
        if (candidates.isEmpty()) {
            throw new RequestException(
                    "every note lies in a locked bar, or is the last, which a variation leaves as it is",
                    "relax --lock");
        }
        candidates.sort(Comparator.comparingDouble(Candidate::key));
        long count = Math.max(1, StrictMath.round(strength.share() * notes.size()));
        return candidates.stream()
                .limit(count)
                .map(Candidate::note)
                .sorted(Comparator.comparing(Note::onset))
                .map(note -> new Span(note.onset(), note.end()))
                .toList();
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
