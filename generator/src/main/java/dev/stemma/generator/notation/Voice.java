package dev.stemma.generator.notation;

import dev.stemma.generator.music.Pitch;

/**
 * A line of music that a file offers: a channel of a MIDI track, a voice of a part, a tune of a collection.
 *
 * @param id names it in {@link ReadOptions}, unique in its file: {@code 2/1} is track 2, channel 1
 * @param name as the file calls it, empty if it does not
 * @param singleLine whether its notes follow each other, one at a time
 */
public record Voice(String id, String name, int notes, Pitch lowest, Pitch highest, boolean singleLine) {
    @Override
    public String toString() {
        return id + (name.isEmpty() ? "" : " \"" + name + "\"") + " (" + notes + (notes == 1 ? " note, " : " notes, ")
                + lowest + " to " + highest + (singleLine ? ")" : ", several at a time)");
    }
}
