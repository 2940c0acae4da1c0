package dev.stemma.generator.corpus;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.provenance.record.Digest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

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
    private static final long GRID = Ticks.PER_QUARTER / 24;

    private MelodyDigest() {}

    /** The digest of a melody. */
    public static Digest of(Melody melody) {
        return Digest.of(text(melody).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * By what to look for a melody: its digest, then that of its notes put to the nearest 24th of a quarter note, if it is
     * another. Files whose clock does not divide a beat by three hold triplets a little beside their place.
     */
    static List<Digest> forms(Melody melody) {
        List<Long> rounded =
                onsets(melody).stream().map(onset -> (onset + GRID / 2) / GRID).toList();
        String text = text(melody.notes(), rounded);
        return Stream.of(of(melody), Digest.of(text.getBytes(StandardCharsets.US_ASCII)))
                .distinct()
                .toList();
    }

    private static List<Long> onsets(Melody melody) {
        return melody.notes().stream().map(note -> note.onset().value()).toList();
    }

    static String text(Melody melody) {
        return text(melody.notes(), onsets(melody));
    }

    private static String text(List<Note> notes, List<Long> onsets) {
        BigInteger divisor = BigInteger.ZERO;
        for (int i = 1; i < onsets.size(); i++) {
            divisor = divisor.gcd(BigInteger.valueOf(onsets.get(i) - onsets.get(i - 1)));
        }
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 1; i < notes.size(); i++) {
            int interval =
                    notes.get(i).pitch().midi() - notes.get(i - 1).pitch().midi();
            text.append(i == 1 ? "" : " ")
                    .append(interval)
                    .append(':')
                    .append((onsets.get(i) - onsets.get(i - 1)) / Math.max(1, divisor.longValue()));
        }
        return text.toString();
    }
}
