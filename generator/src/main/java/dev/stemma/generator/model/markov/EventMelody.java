package dev.stemma.generator.model.markov;

/**
 * A melody as plain events for evaluation: no key, no metre, no phrase.
 *
 * @param name of the melody in its corpus
 * @param onsets in ticks of any resolution, ascending, from the beginning of the first bar where that is known
 * @param durations in the same ticks, above zero
 * @param pitches MIDI numbers
 */
public record EventMelody(String name, int[] onsets, int[] durations, int[] pitches) {
    public EventMelody {
        onsets = onsets.clone();
        durations = durations.clone();
        pitches = pitches.clone();
        if (onsets.length != pitches.length || durations.length != pitches.length) {
            throw new IllegalArgumentException("onsets, durations and pitches are of one length, found " + onsets.length
                    + ", " + durations.length + ", " + pitches.length + " in " + name);
        }
        for (int i = 0; i < onsets.length; i++) {
            if (durations[i] <= 0 || onsets[i] < (i == 0 ? 0 : onsets[i - 1] + durations[i - 1])) {
                throw new IllegalArgumentException("note " + i + " of " + name + " is empty or overlaps");
            }
        }
    }

    /** A copy. */
    @Override
    public int[] onsets() {
        return onsets.clone();
    }

    /** A copy. */
    @Override
    public int[] durations() {
        return durations.clone();
    }

    /** A copy. */
    @Override
    public int[] pitches() {
        return pitches.clone();
    }

    /** Number of notes. */
    public int length() {
        return pitches.length;
    }

    public int pitch(int note) {
        return pitches[note];
    }

    public int duration(int note) {
        return durations[note];
    }

    /** Ticks from the end of the note before to the onset of this one; before the first note, its onset. */
    public int gap(int note) {
        return note == 0 ? onsets[0] : onsets[note] - onsets[note - 1] - durations[note - 1];
    }
}
