package dev.stemma.generator.notation;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Ticks;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many units to a quarter note hold every time of a melody exactly. */
public final class Divisions {
    private Divisions() {}

    /**
     * The smallest exact division of those that notation programs know (480, 960, 1920, 10080 ...), else of all up to
     * {@code largest}; else the one that rounds least.
     *
     * @param largest 480 to 322,560; at 322,560 every melody is exact
     */
    public static int of(Melody melody, int largest) {
        return IntStream.concat(IntStream.of(480, 960, 1920, 3840, 10_080, 20_160), IntStream.rangeClosed(24, largest))
                .filter(division -> division <= largest && isExact(melody, division))
                .findFirst()
                .orElseGet(() -> leastRounding(largest));
    }

    /** Whether each time of the melody is the one that is read back from its unit. */
    public static boolean isExact(Melody melody, int division) {
        return times(melody)
                .allMatch(
                        time -> Ticks.ofUnits(time.toUnits(division), division).equals(time));
    }

    /** The largest division that divides {@link Ticks#PER_QUARTER}. */
    private static int leastRounding(int largest) {
        int division = largest;
        while (Ticks.PER_QUARTER % division != 0) {
            division--;
        }
        return division;
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
