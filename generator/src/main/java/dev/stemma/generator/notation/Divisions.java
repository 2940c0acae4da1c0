package dev.stemma.generator.notation;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Ticks;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many units to a quarter note hold every time of a melody exactly. */
public final class Divisions {
    private Divisions() {}

    /**
     * The smallest exact division of those that notation programs know (480, 960, 1920, 10080 ...), else of those that
     * divide {@link Ticks#PER_QUARTER}, else of all, for times that come from a file with a division of its own; else
     * the one that rounds least.
     *
     * @param largest 480 to 322,560; at 322,560 every melody is exact
     */
    public static int of(Melody melody, int largest) {
        IntStream usual = IntStream.of(480, 960, 1920, 3840, 10_080, 20_160);
        IntStream dividing = IntStream.rangeClosed(24, largest).filter(Divisions::divides);
        IntStream all = IntStream.rangeClosed(24, largest);
        return Stream.of(usual, dividing, all)
                .flatMapToInt(divisions -> divisions)
                .filter(division -> isExact(melody, division))
                .findFirst()
                .orElseGet(() -> IntStream.rangeClosed(24, largest)
                        .filter(Divisions::divides)
                        .max()
                        .orElseThrow());
    }

    private static boolean divides(int division) {
        return Ticks.PER_QUARTER % division == 0;
    }

    /** Whether each time of the melody is the one that is read back from its unit. */
    public static boolean isExact(Melody melody, int division) {
        return times(melody)
                .allMatch(
                        time -> Ticks.ofUnits(time.toUnits(division), division).equals(time));
    }

    private static Stream<Ticks> times(Melody melody) {
        return Stream.of(
                        melody.notes().stream().flatMap(note -> Stream.of(note.onset(), note.end())),
                        Stream.of(melody.length(), melody.anacrusis()),
                        melody.metres().changes().stream().map(change -> change.at()),
                        melody.keys().changes().stream().map(change -> change.at()),
                        melody.tempos().changes().stream().map(change -> change.at()),
                        melody.chords().stream().map(chord -> chord.onset()),
                        melody.lyrics().stream().map(lyric -> lyric.onset()))
                .flatMap(times -> times);
    }
}
