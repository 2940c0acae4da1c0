package dev.stemma.provenance.record;

import java.util.List;
import java.util.stream.Stream;

/**
 * A note of a version, with where it comes from.
 *
 * @param history the entries that made it what it is, ascending: the first brought it in, the last changed it last
 */
public record TracedNote(JournalNote note, Origin origin, List<Integer> history) {
    public TracedNote {
        history = List.copyOf(history);
        if (history.isEmpty()) {
            throw new IllegalArgumentException("a note comes from an entry");
        }
    }

    /** The entry that brought it in. */
    public int born() {
        return history.get(0);
    }

    /** The entry that changed it last. */
    public int last() {
        return history.get(history.size() - 1);
    }

    /** The note as an entry leaves it. */
    TracedNote changed(JournalNote to, Origin now, int entry) {
        return new TracedNote(to, now, with(entry));
    }

    /** The note in a piece that begins at a time, as an entry leaves it: it is what it was. */
    TracedNote since(long time, int entry) {
        return new TracedNote(note.withOnset(note.onset() - time), origin, with(entry));
    }

    private List<Integer> with(int entry) {
        return Stream.concat(history.stream(), Stream.of(entry)).toList();
    }
}
