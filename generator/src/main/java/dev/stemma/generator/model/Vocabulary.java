package dev.stemma.generator.model;

import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The symbols a model speaks. A melody is a sequence of events: a rhythm token (a note or a rest of some duration), and
 * after each note's rhythm token a pitch token, the semitones from the tonic. Transposed melodies are thus the same
 * sequence. Tokens are numbered
 *
 * <pre>
 * 0      .. D-1      note of durations[i]
 * D      .. 2D-1     rest of durations[i]
 * 2D     .. 2D+P-1   pitch: lowestPitch + i semitones from the tonic
 * </pre>
 *
 * @param durations ascending
 * @param lowestPitch semitones from the tonic of the lowest pitch token, below zero
 * @param highestPitch of the highest
 * @param traditions which the model was trained on
 * @param metres which the model tells apart
 */
public record Vocabulary(
        List<Ticks> durations, int lowestPitch, int highestPitch, List<Tradition> traditions, List<Metre> metres) {
    public Vocabulary {
        durations = List.copyOf(durations);
        traditions = List.copyOf(traditions);
        metres = List.copyOf(metres);
        if (durations.isEmpty() || lowestPitch > -1 || highestPitch < 12) {
            throw new IllegalArgumentException(
                    "a vocabulary has durations and spans at least an octave above the tonic and a step below it");
        }
    }

    /** The vocabulary of this version's models, for works of these traditions. */
    public static Vocabulary standard(List<Tradition> traditions) {
        List<Ticks> durations = LongStream.of(
                        3, 4, 6, 8, 9, 12, 16, 18, 21, 24, 30, 32, 36, 42, 48, 60, 72, 84, 96, 108, 120, 144)
                .mapToObj(units -> Ticks.ofUnits(units, 24))
                .toList();
        List<Metre> metres =
                List.of("2/4", "3/4", "4/4", "6/8", "3/8", "9/8", "12/8", "2/2", "3/2", "6/4", "5/4", "4/8").stream()
                        .map(Metre::parse)
                        .toList();
        return new Vocabulary(durations, -15, 26, traditions.stream().sorted().toList(), metres);
    }

    /** Number of tokens, the width of a distribution. */
    public int size() {
        return firstPitchToken() + pitches();
    }

    /** Number of pitch tokens. */
    public int pitches() {
        return highestPitch - lowestPitch + 1;
    }

    public int firstPitchToken() {
        return 2 * durations.size();
    }

    public boolean isNote(int token) {
        return token < durations.size();
    }

    public boolean isRest(int token) {
        return token >= durations.size() && token < firstPitchToken();
    }

    public boolean isPitch(int token) {
        return token >= firstPitchToken();
    }

    /** Duration of a rhythm token. */
    public Ticks duration(int token) {
        return durations.get(token % durations.size());
    }

    /** Semitones from the tonic of a pitch token. */
    public int pitch(int token) {
        return token - firstPitchToken() + lowestPitch;
    }

    /** The note token whose duration is nearest; of two equally near the shorter. */
    public int noteToken(Ticks duration) {
        return nearest(duration);
    }

    /** The rest token of the longest duration that is not over {@code duration}; the shortest if all are over. */
    public int restToken(Ticks duration) {
        return durations.size()
                + Math.max(
                        0,
                        (int) durations.stream()
                                        .filter(candidate -> !candidate.isAfter(duration))
                                        .count()
                                - 1);
    }

    /** The pitch token, moved by octaves into the range where it lies outside. */
    public int pitchToken(int semitonesFromTonic) {
        int pitch = semitonesFromTonic;
        while (pitch < lowestPitch) {
            pitch += 12;
        }
        while (pitch > highestPitch) {
            pitch -= 12;
        }
        return firstPitchToken() + pitch - lowestPitch;
    }

    /** Index of the metre, or the number of metres for one that the model does not know. */
    int metreIndex(Metre metre) {
        int index = metres.indexOf(metre);
        return index >= 0 ? index : metres.size();
    }

    /** Index of the tradition, or -1. */
    int traditionIndex(Tradition tradition) {
        return traditions.indexOf(tradition);
    }

    static int modeIndex(Mode mode) {
        return mode.ordinal();
    }

    /**
     * The tonic (as a MIDI number) from which the pitches of a melody are counted: that octave of it for which the
     * middle pitch of the melody lies 2 semitones below to 9 above.
     */
    public static int referenceTonic(int tonicPitchClass, int middlePitch) {
        int lowest = middlePitch - 9;
        return lowest + Math.floorMod(tonicPitchClass - lowest, 12);
    }

    /** The sounding pitch of a pitch token. */
    public Pitch sounding(int token, int referenceTonic) {
        return new Pitch(referenceTonic + pitch(token));
    }

    private int nearest(Ticks duration) {
        return IntStream.range(0, durations.size())
                .boxed()
                .min((a, b) -> Long.compare(distance(a, duration), distance(b, duration)))
                .orElseThrow();
    }

    private long distance(int index, Ticks duration) {
        return Math.abs(durations.get(index).value() - duration.value());
    }
}
