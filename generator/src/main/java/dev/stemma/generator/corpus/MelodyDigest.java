package dev.stemma.generator.corpus;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.provenance.record.Digest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * By which a melody is known in any key and at any tempo: the SHA-256 of this text in ASCII, of a tune that goes up two
 * semitones after a note and down four after another twice as long:
 *
 * <pre>{@code
 * stemma melody 1
 * 2:1 -4:2
 * }</pre>
 *
 * <p>After the line feed stands for each note but the first its interval from the note before, in semitones, and the
 * time from the beginning of that note to its own, divided by the greatest common divisor of all these times; between
 * them one space, at the end nothing. How long notes sound does not count, so neither do rests, articulation and the
 * length of the last note; bars, metre, key signature and words do not count either.
 */
public final class MelodyDigest {
    private static final String HEAD = "stemma melody 1\n";

    private MelodyDigest() {}

    /** The digest of a melody. */
    public static Digest of(Melody melody) {
        return Digest.of(text(melody).getBytes(StandardCharsets.US_ASCII));
    }

    static String text(Melody melody) {
        List<Note> notes = melody.notes();
        BigInteger divisor = BigInteger.ZERO;
        for (int i = 1; i < notes.size(); i++) {
            divisor = divisor.gcd(BigInteger.valueOf(time(notes, i)));
        }
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 1; i < notes.size(); i++) {
            int interval =
                    notes.get(i).pitch().midi() - notes.get(i - 1).pitch().midi();
            text.append(i == 1 ? "" : " ")
                    .append(interval)
                    .append(':')
                    .append(time(notes, i) / Math.max(1, divisor.longValue()));
        }
        return text.toString();
    }

    private static long time(List<Note> notes, int number) {
        return notes.get(number).onset().value() - notes.get(number - 1).onset().value();
    }
}
