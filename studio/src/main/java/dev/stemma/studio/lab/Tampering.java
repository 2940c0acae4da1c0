package dev.stemma.studio.lab;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** Something that is done to a copy of a signed file. Each keeps the length of what it changes. */
public sealed interface Tampering {
    /** Changes one bit of a byte of the content. */
    record OneByte(OptionalLong offset) implements Tampering {}

    /**
     * Plays a note at another pitch.
     *
     * @param number of the note in the order in which they sound, from 1
     */
    record OneNote(int number, int semitones) implements Tampering {
        public OneNote {
            if (semitones == 0) {
                throw new IllegalArgumentException("a note is changed by a semitone or more");
            }
        }
    }

    /** Changes a letter of the title in the signed statement. */
    record Title() implements Tampering {}

    /** Changes a letter of the name of a person. */
    record Name() implements Tampering {}

    /**
     * Says of a note of the model that it is a person's, or the other way round.
     *
     * @param number of the note in the order in which they sound, from 1; the first of which it can be said if empty
     */
    record Origin(OptionalInt number) implements Tampering {}

    /**
     * Takes an entry out of the journal.
     *
     * @param index of it; the middle one if empty
     */
    record Entry(OptionalInt index) implements Tampering {}

    /** Signs all that anew with the key of a stranger. */
    record Stranger() implements Tampering {}

    /** Takes the credentials away. */
    record Strip() implements Tampering {}

    /** Puts the credentials of another file beside it. */
    record Swap() implements Tampering {}
}
