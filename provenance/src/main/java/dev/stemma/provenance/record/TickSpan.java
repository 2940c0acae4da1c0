package dev.stemma.provenance.record;

/**
 * A stretch of a piece.
 *
 * @param from in units of 1/{@value ScoreFrame#UNITS_PER_QUARTER} of a quarter note
 * @param to behind it
 */
public record TickSpan(long from, long to) {
    public TickSpan {
        if (from < 0 || to <= from || to > ScoreFrame.LONGEST) {
            throw new IllegalArgumentException(
                    "a stretch goes from a time to a later one, found " + from + " to " + to);
        }
    }

    /** Whether a note begins in it. */
    public boolean holds(JournalNote note) {
        return note.onset() >= from && note.onset() < to;
    }

    /** The same stretch, of a piece that begins at a time. */
    TickSpan since(long time) {
        return new TickSpan(from - time, to - time);
    }
}
