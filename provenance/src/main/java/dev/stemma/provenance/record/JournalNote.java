package dev.stemma.provenance.record;

/**
 * A note as records keep it.
 *
 * @param id unique in the piece, from 1 in the order in which notes came to be; it stays while the note is changed
 * @param onset from the beginning of the piece, in units of 1/{@value ScoreFrame#UNITS_PER_QUARTER} of a quarter note
 * @param duration in the same units
 * @param pitch MIDI number, 0 to 127
 */
public record JournalNote(long id, long onset, long duration, int pitch) {
    public JournalNote {
        if (id < 1) {
            throw new IllegalArgumentException("notes are counted from 1, found " + id);
        }
        if (onset < 0 || onset > ScoreFrame.LONGEST || duration < 1 || duration > ScoreFrame.LONGEST) {
            throw new IllegalArgumentException(
                    "a note begins at 0 or later and lasts, found onset " + onset + ", duration " + duration);
        }
        if (pitch < 0 || pitch > 127) {
            throw new IllegalArgumentException(notMidi(pitch));
        }
    }

    /** Where it ends. */
    public long end() {
        return onset + duration;
    }

    /** As people and documents name it: {@code n17}. */
    public String name() {
        return name(id);
    }

    /** The name of the note with this number. */
    public static String name(long id) {
        return "n" + id;
    }

    public JournalNote withOnset(long other) {
        return new JournalNote(id, other, duration, pitch);
    }

    public JournalNote withDuration(long other) {
        return new JournalNote(id, onset, other, pitch);
    }

    public JournalNote withPitch(int other) {
        return new JournalNote(id, onset, duration, other);
    }

    /** Said to people who transpose a piece too far. */
    private static String notMidi(int pitch) {
        return "a pitch is 0 to 127, found " + pitch;
    }
}
