package dev.stemma.generator.music;

/**
 * A spelled pitch class as a place on the line of fifths: F = -1, C = 0, G = 1 ... B = 5, F# = 6; Bb = -2. From Fb (-8)
 * to B# (12), which spells every key and every degree of one.
 */
public record Tonic(int fifths) {
    private static final String LINE = "FCGDAEB";
    private static final int[] NATURAL = {5, 0, 7, 2, 9, 4, 11};

    public Tonic {
        if (fifths < -15 || fifths > 19) {
            throw new IllegalArgumentException(
                    "a spelled pitch class lies between -15 (Fbb) and 19 (B##) fifths from C, found " + fifths);
        }
    }

    /** Reads {@code D}, {@code f#}, {@code Bb}, {@code E♭}. */
    public static Tonic parse(String text) {
        String name = text.strip();
        if (!name.matches("[A-Ga-g][#b♯♭]?")) {
            throw new IllegalArgumentException(
                    "not a tonic: \"" + text + "\"; accepted: a letter A to G, then # or b if needed");
        }
        int natural = LINE.indexOf(Character.toUpperCase(name.charAt(0))) - 1;
        int alter = name.length() == 1 ? 0 : name.charAt(1) == '#' || name.charAt(1) == '♯' ? 1 : -1;
        return new Tonic(natural + 7 * alter);
    }

    /** The letter A to G. */
    public char letter() {
        return LINE.charAt(Math.floorMod(fifths + 1, 7));
    }

    /** Sharps above zero, flats below. */
    public int alter() {
        return Math.floorDiv(fifths + 1, 7);
    }

    /** Pitch class of the letter without its accidental, 0 = C. */
    public int naturalPitch() {
        return NATURAL[Math.floorMod(fifths + 1, 7)];
    }

    /** 0 = C ... 11 = B. */
    public int pitchClass() {
        return Math.floorMod(naturalPitch() + alter(), 12);
    }

    /** The letter with its accidentals: {@code F#}, {@code Bb}. */
    @Override
    public String toString() {
        return letter() + (alter() >= 0 ? "#".repeat(alter()) : "b".repeat(-alter()));
    }
}
