package dev.stemma.generator.music;

/** A MIDI note number, 0 to 127; 60 is middle C (C4). */
public record Pitch(int midi) implements Comparable<Pitch> {
    public Pitch {
        if (midi < 0 || midi > 127) {
            throw new IllegalArgumentException("pitch must be 0 to 127, found " + midi);
        }
    }

    /** 0 = C ... 11 = B. */
    public int pitchClass() {
        return midi % 12;
    }

    /** Scientific octave: 4 for middle C. */
    public int octave() {
        return midi / 12 - 1;
    }

    /**
     * Reads a MIDI number ({@code 60}) or a scientific name ({@code C4}, {@code F#5}, {@code Bb3}).
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    public static Pitch parse(String text) {
        String name = text.strip();
        if (name.matches("\\d{1,3}")) {
            return new Pitch(Integer.parseInt(name));
        }
        if (!name.matches("[A-Ga-g][#b♯♭]?-?\\d{1,2}")) {
            throw new IllegalArgumentException(
                    "not a pitch: \"" + text + "\"; accepted: 0 to 127, or a name such as C4, F#5, Bb3");
        }
        int octaveAt = name.matches("[A-Ga-g][#b♯♭].*") ? 2 : 1;
        int step = Math.floorMod(Tonic.parse(name.substring(0, octaveAt)).naturalPitch(), 120);
        int alter = Tonic.parse(name.substring(0, octaveAt)).alter();
        return new Pitch(step + alter + 12 * (Integer.parseInt(name.substring(octaveAt)) + 1));
    }

    @Override
    public int compareTo(Pitch other) {
        return Integer.compare(midi, other.midi);
    }

    /** The scientific name, with sharps: {@code C4}, {@code F#5}. */
    @Override
    public String toString() {
        return "C C#D D#E F F#G G#A A#B "
                        .substring(2 * pitchClass(), 2 * pitchClass() + 2)
                        .strip()
                + octave();
    }
}
