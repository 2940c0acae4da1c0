package dev.stemma.generator.music;

/** One sounding note. Ties are merged: a note tied over a bar line is one note. */
public record Note(Ticks onset, Ticks duration, Pitch pitch) {
    public Note {
        if (onset.value() < 0) {
            throw new IllegalArgumentException("a note cannot begin before the piece, found onset " + onset);
        }
        if (duration.value() <= 0) {
            throw new IllegalArgumentException("a note must last, found duration " + duration);
        }
    }

    /** The time at which the note ends. */
    public Ticks end() {
        return onset.plus(duration);
    }
}
