package dev.stemma.generator.model.markov;

/** The notes of an {@link EventMelody} before one of them, which is to be predicted. Mutable: it moves along the melody. */
public final class EventPast implements Past {
    private final EventMelody melody;
    private final int[] onsets;
    private final int[] durations;
    private final int[] pitches;
    private int length;

    /** Before the first note. */
    public EventPast(EventMelody melody) {
        this.melody = melody;
        onsets = melody.onsets();
        durations = melody.durations();
        pitches = melody.pitches();
    }

    @Override
    public int length() {
        return length;
    }

    /** Goes on by a note; false after the last. */
    public boolean advance() {
        return ++length < pitches.length;
    }

    /** Pitch of a past note. */
    public int pitch(int note) {
        if (note >= length) {
            throw new IllegalArgumentException("the pitch of note " + note + " is not known before note " + length);
        }
        return pitches[note];
    }

    /** Interval to a past note from the one before it; a number out of the way for the first. */
    public int interval(int note) {
        return note == 0 ? 500 : pitch(note) - pitches[note - 1];
    }

    /** Onset of a past note, or of this one where the task lets it be known. */
    public int onset(int note) {
        return onsets[note];
    }

    /** Duration of a past note, or of this one where the task lets it be known. */
    public int duration(int note) {
        return durations[note];
    }

    /** Ticks of rest before a note, as {@link EventMelody#gap}. */
    public int gap(int note) {
        return melody.gap(note);
    }

    /** End of the note before this one; 0 before the first. */
    public int end() {
        return length == 0 ? 0 : onsets[length - 1] + durations[length - 1];
    }
}
