package dev.stemma.generator.music;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A tonic and a mode: {@code D dorian}, {@code Bb major}, {@code G zhi}. */
public record Key(Tonic tonic, Mode mode) {
    /** C major. */
    public static final Key C_MAJOR = new Key(new Tonic(0), Mode.MAJOR);

    public Key {
        int signature = tonic.fifths() + mode.fifths();
        if (signature < -7 || signature > 7) {
            throw new IllegalArgumentException("no key signature for " + tonic + " " + mode.label() + ": it would need "
                    + Math.abs(signature) + (signature < 0 ? " flats" : " sharps") + ", at most 7 exist");
        }
    }

    /** The key with this signature (sharps above zero) in this mode. */
    public static Key ofSignature(int fifths, Mode mode) {
        return new Key(new Tonic(fifths - mode.fifths()), mode);
    }

    /** Sharps above zero, flats below. */
    public int signature() {
        return tonic.fifths() + mode.fifths();
    }

    /**
     * Reads a tonic and a mode: {@code D}, {@code Dm}, {@code D dorian}, {@code Ddor}, {@code a minor}. The mode may be
     * cut to its first three letters; without one it is major.
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    public static Key parse(String text) {
        String name = text.strip();
        int end = name.length() > 1 && "#b♯♭".indexOf(name.charAt(1)) >= 0 ? 2 : Math.min(1, name.length());
        Optional<Mode> mode = parseMode(name.substring(end).strip().toLowerCase(Locale.ROOT));
        if (end == 0 || mode.isEmpty()) {
            throw new IllegalArgumentException(
                    "not a key: \"" + text + "\"; accepted: a tonic such as D, F# or Bb and one of "
                            + Arrays.stream(Mode.values()).map(Mode::label).collect(Collectors.joining(", ")));
        }
        return new Key(Tonic.parse(name.substring(0, end)), mode.get());
    }

    private static Optional<Mode> parseMode(String name) {
        return switch (name) {
            case "", "ionian", "ion" -> Optional.of(Mode.MAJOR);
            case "m", "min", "aeolian", "aeo" -> Optional.of(Mode.MINOR);
            default ->
                Arrays.stream(Mode.values())
                        .filter(mode -> mode.label().equals(name)
                                || (name.length() == 3 && mode.label().startsWith(name)))
                        .findFirst();
        };
    }

    /** Whether the pitch belongs to the scale. */
    public boolean contains(Pitch pitch) {
        return mode.degrees().contains(Math.floorMod(pitch.pitchClass() - tonic.pitchClass(), 12));
    }

    /**
     * How this key spells a pitch class (0 = C ... 11 = B): of the enharmonic names the one nearest to the middle of
     * the diatonic scale on the line of fifths, a raised degree before a lowered one.
     */
    public Tonic spell(int pitchClass) {
        int middle = signature() + 2;
        int lowest = middle - 5;
        int fifths = lowest + Math.floorMod(pitchClass * 7 - lowest, 12);
        return new Tonic(fifths);
    }

    /** The scientific name of a pitch as this key spells it: {@code Bb4}. */
    public String name(Pitch pitch) {
        Tonic spelled = spell(pitch.pitchClass());
        return spelled.toString() + (Math.floorDiv(pitch.midi() - spelled.alter(), 12) - 1);
    }

    @Override
    public String toString() {
        return tonic + " " + mode.label();
    }
}
