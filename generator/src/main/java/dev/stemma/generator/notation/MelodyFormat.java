package dev.stemma.generator.notation;

/** The kinds of file that melodies are read from. */
public enum MelodyFormat {
    MIDI("Standard MIDI File"),
    ABC("ABC"),
    MUSICXML("MusicXML"),
    JSON_LINES("Melody JSON Lines");

    private final String label;

    MelodyFormat(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
