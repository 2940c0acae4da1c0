package dev.stemma.generator.music;

import java.util.List;

/**
 * A scale on a tonic: the seven diatonic modes and the five Chinese pentatonic ones. {@code fifths} is the key signature
 * of the mode on C; {@code degrees} are semitones above the tonic.
 */
public enum Mode {
    MAJOR("major", 0, 0, 2, 4, 5, 7, 9, 11),
    MINOR("minor", -3, 0, 2, 3, 5, 7, 8, 10),
    DORIAN("dorian", -2, 0, 2, 3, 5, 7, 9, 10),
    PHRYGIAN("phrygian", -4, 0, 1, 3, 5, 7, 8, 10),
    LYDIAN("lydian", 1, 0, 2, 4, 6, 7, 9, 11),
    MIXOLYDIAN("mixolydian", -1, 0, 2, 4, 5, 7, 9, 10),
    LOCRIAN("locrian", -5, 0, 1, 3, 5, 6, 8, 10),
    GONG("gong", 0, 0, 2, 4, 7, 9),
    SHANG("shang", -2, 0, 2, 5, 7, 10),
    JUE("jue", -4, 0, 3, 5, 8, 10),
    ZHI("zhi", -1, 0, 2, 5, 7, 9),
    YU("yu", -3, 0, 3, 5, 7, 10);

    private final String label;
    private final int fifths;
    private final List<Integer> degrees;

    Mode(String label, int fifths, Integer... degrees) {
        this.label = label;
        this.fifths = fifths;
        this.degrees = List.of(degrees);
    }

    /** The name in lower case, as {@link Key} writes it. */
    public String label() {
        return label;
    }

    /** Key signature of this mode on C: sharps above zero, flats below. */
    public int fifths() {
        return fifths;
    }

    /** Semitones above the tonic, ascending, beginning with 0. */
    public List<Integer> degrees() {
        return degrees;
    }

    /** Whether the third above the tonic (or, where there is none, the key signature) is the minor one. */
    public boolean isMinor() {
        return degrees.contains(3) || (!degrees.contains(4) && fifths < -1);
    }

    public boolean isPentatonic() {
        return degrees.size() == 5;
    }
}
