package dev.stemma.generator.session;

import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.FixedPitches;
import dev.stemma.generator.model.constraint.FixedRhythm;
import dev.stemma.generator.model.constraint.LockedPassage;
import dev.stemma.generator.model.constraint.Span;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Articulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which stretches of a melody are to be written again, and what stays. The model reads notes that end a little early, as
 * programs play them, at their written lengths; the melody keeps its own.
 *
 * @param melody as it was given
 * @param read the same, as the model reads it
 * @param bars that the model reads
 * @param gaps ascending, apart from each other
 */
record Rewriting(Melody melody, Melody read, List<Bar> bars, List<Span> gaps, Keep keep) {
    /** The model does not remember further back than this. */
    private static final int BARS_READ = 64;

    /** Pitches that are kept stay within as many bars. */
    private static final int BARS_OF_PITCHES = 4;

    static Rewriting of(Melody melody, List<Span> stretches, Keep keep) {
        Melody read = Articulation.legato(melody);
        List<Span> gaps = joined(stretches);
        List<Bar> all = melody.bars();
        int first = 0;
        while (!gaps.get(0).from().isBefore(all.get(first).end())) {
            first++;
        }
        List<Bar> bars = all.subList(Math.max(0, first - BARS_READ), all.size());
        return new Rewriting(melody, read, bars, gaps, keep);
    }

    private static List<Span> joined(List<Span> stretches) {
        List<Span> gaps = new ArrayList<>();
        for (Span next : stretches) {
            Span last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
            if (last != null && !next.from().isAfter(last.to())) {
                gaps.set(gaps.size() - 1, new Span(last.from(), Ticks.max(last.to(), next.to())));
            } else {
                gaps.add(next);
            }
        }
        return List.copyOf(gaps);
    }

    /** Where the part begins that the model reads. */
    Ticks start() {
        Ticks bar = bars.get(0).start();
        return read.notes().stream()
                .filter(note -> note.onset().isBefore(bar))
                .map(Note::end)
                .reduce(bar, Ticks::max);
    }

    Ticks end() {
        return bars.get(bars.size() - 1).end();
    }

    private boolean isOpen(Note note) {
        return gaps.stream()
                .anyMatch(gap ->
                        !note.onset().isBefore(gap.from()) && note.onset().isBefore(gap.to()));
    }

    /** What stays, as constraints. */
    List<Constraint> given() {
        List<Constraint> given = new ArrayList<>();
        Ticks at = start();
        for (Span gap : gaps) {
            if (at.isBefore(gap.from())) {
                given.add(locked(at, gap.from()));
            }
            at = gap.to();
        }
        Ticks lastPlace = lastPlace();
        if (at.isBefore(end())) {
            given.add(locked(at, end()));
        } else if (lastPlace.isBefore(end()) && keep != Keep.RHYTHM) {
            given.add(new LockedPassage(new Span(lastPlace, end()), List.of()));
        }
        for (Span gap : gaps) {
            given.addAll(kept(gap));
        }
        return given;
    }

    /** A piece may end where no written note does: then silence fills up what is left. */
    private Ticks lastPlace() {
        long quaver = Ticks.PER_QUARTER / 2;
        Bar last = bars.get(bars.size() - 1);
        long places = last.length().value() / quaver;
        boolean whole = last.length().value() % (Ticks.PER_QUARTER / 8) == 0;
        return whole ? last.end() : last.start().plus(new Ticks(places * quaver));
    }

    private LockedPassage locked(Ticks from, Ticks to) {
        List<Note> notes = read.notes().stream()
                .filter(note -> !note.onset().isBefore(from) && note.onset().isBefore(to))
                .toList();
        return new LockedPassage(new Span(from, to), notes);
    }

    private List<Constraint> kept(Span gap) {
        List<Note> notes = read.notes().stream()
                .filter(note ->
                        !note.onset().isBefore(gap.from()) && note.onset().isBefore(gap.to()))
                .toList();
        return switch (keep) {
            case NOTHING -> List.of();
            case RHYTHM -> List.of(FixedRhythm.of(gap, notes));
            case PITCH -> pitches(gap, notes);
        };
    }

    private List<Constraint> pitches(Span gap, List<Note> notes) {
        List<Constraint> sequences = new ArrayList<>();
        Ticks from = gap.from();
        Ticks to = Ticks.min(gap.to(), lastPlace());
        List<Pitch> pitches = new ArrayList<>();
        int next = 0;
        int count = 0;
        for (Bar bar : bars) {
            if (!bar.end().isAfter(from)) {
                continue;
            }
            while (next < notes.size() && notes.get(next).onset().isBefore(bar.end())) {
                pitches.add(notes.get(next++).pitch());
            }
            count++;
            boolean last = !bar.end().isBefore(to);
            if (last || (count >= BARS_OF_PITCHES && !pitches.isEmpty() && next < notes.size())) {
                Ticks close = last ? to : bar.end();
                sequences.add(new FixedPitches(new Span(from, close), pitches));
                from = close;
                pitches = new ArrayList<>();
                count = 0;
            }
            if (last) {
                break;
            }
        }
        return sequences;
    }

    /** A note as it is to be: where its rhythm was kept, with the length that it had. */
    Note asWritten(Note drawn) {
        if (keep != Keep.RHYTHM) {
            return drawn;
        }
        return melody.notes().stream()
                .filter(note -> note.onset().equals(drawn.onset()))
                .map(note -> new Note(note.onset(), note.duration(), drawn.pitch()))
                .findFirst()
                .orElse(drawn);
    }

    /** The melody with the new notes in the place of the old. */
    Melody with(List<Note> drawn) {
        return melody.withNotes(replaced(melody.notes(), drawn), melody.length());
    }

    /** The part that the model reads, with the new notes in the place of the old. */
    List<Note> asRead(List<Note> drawn) {
        List<Note> before = read.notes().stream()
                .filter(note -> !note.onset().isBefore(start()))
                .toList();
        return replaced(before, drawn);
    }

    private List<Note> replaced(List<Note> before, List<Note> drawn) {
        return Stream.concat(before.stream().filter(note -> !isOpen(note)), drawn.stream())
                .sorted(Comparator.comparing(Note::onset))
                .toList();
    }
}
