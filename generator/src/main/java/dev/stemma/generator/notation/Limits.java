package dev.stemma.generator.notation;

import dev.stemma.generator.music.Ticks;

/** What a reader of music accepts at most; whatever is larger is refused, so memory stays bounded. */
public final class Limits {
    /** Bytes of one file, also after decompression. */
    public static final int FILE_BYTES = 16 << 20;

    /** The longest piece: 65,536 quarter notes, nine hours at 120 a minute. */
    public static final Ticks LENGTH = Ticks.quarters(65_536);

    /** Notes in one melody. */
    public static final int NOTES = 200_000;

    /** Changes of metre in one piece; of key and of tempo as many. */
    public static final int CHANGES = 10_000;

    private Limits() {}

    /** Refuses a time beyond {@link #LENGTH}, or before the piece. */
    public static Ticks within(Ticks time, String where) throws NotationException {
        if (time.value() < 0 || time.isAfter(LENGTH)) {
            throw new NotationException(where + ": found time " + time + " in quarter notes, accepted 0 to " + LENGTH);
        }
        return time;
    }
}
