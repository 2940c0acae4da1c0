package dev.stemma.generator.session;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.List;

/** The bars of a melody that are locked in the journal, and those that hold a note which sounds into them. */
record Locks(List<Bar> bars) {
    Locks {
        bars = List.copyOf(bars);
    }

    static Locks of(Version version, Melody melody) {
        return new Locks(melody.bars().stream()
                .filter(bar -> version.locked().stream()
                        .anyMatch(span -> meets(span, bar)
                                || melody.notes().stream().anyMatch(note -> isIn(note, bar) && soundsInto(note, span))))
                .toList());
    }

    static boolean meets(TickSpan span, Bar bar) {
        return bar.start().value() < span.to() && bar.end().value() > span.from();
    }

    private static boolean isIn(Note note, Bar bar) {
        return !note.onset().isBefore(bar.start()) && note.onset().isBefore(bar.end());
    }

    private static boolean soundsInto(Note note, TickSpan span) {
        return note.onset().value() < span.from() && note.end().value() > span.from();
    }

    /** A task in which these bars stay too. */
    Task kept(Task task) {
        if (task instanceof Task.Filling filling) {
            return new Task.Filling(filling.bars(), with(filling.locked(), filling.bars()), filling.keep());
        }
        if (task instanceof Task.Varying varying && !bars.isEmpty()) {
            return new Task.Varying(varying.strength(), with(varying.locked(), all()), varying.keep());
        }
        return task;
    }

    private BarRange all() {
        return new BarRange(bars.get(0).number(), bars.get(bars.size() - 1).number());
    }

    /** Ranges, and these bars as far as they lie within another. */
    private List<BarRange> with(List<BarRange> ranges, BarRange within) {
        List<BarRange> all = new ArrayList<>(ranges);
        for (Bar bar : bars) {
            if (within.holds(bar) && ranges.stream().noneMatch(range -> range.holds(bar))) {
                BarRange last = all.isEmpty() ? null : all.get(all.size() - 1);
                if (all.size() > ranges.size() && last.last() == bar.number() - 1) {
                    all.set(all.size() - 1, new BarRange(last.first(), bar.number()));
                } else {
                    all.add(new BarRange(bar.number(), bar.number()));
                }
            }
        }
        return all;
    }
}
