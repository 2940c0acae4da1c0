package dev.stemma.generator.notation;

/** The kinds of file that melodies are read from. */
public enum MelodyFormat {
    MIDI("Standard MIDI File", "audio/midi"),
    ABC("ABC", "text/vnd.abc"),
    MUSICXML("MusicXML", "application/vnd.recordare.musicxml+xml"),
    MEI("MEI", "application/mei+xml"),
    MUSESCORE("MuseScore", "application/x-musescore+xml"),
    JSON_LINES("Melody JSON Lines", "application/jsonl");

    private final String label;
    private final String mediaType;

    MelodyFormat(String label, String mediaType) {
        this.label = label;
        this.mediaType = mediaType;
    }

    /** The name for programs. */
    public String mediaType() {
        return mediaType;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
