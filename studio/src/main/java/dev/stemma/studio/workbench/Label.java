package dev.stemma.studio.workbench;

import dev.stemma.provenance.label.AigcLabel;

/**
 * That files are to be labelled as generated content, by GB 45438-2025.
 *
 * @param producer name or code of the service that answers for the content
 * @param audible whether listeners hear it too: a rhythm after the sound, and after the notes of a MIDI file
 */
public record Label(String producer, boolean audible) {
    /** Who produces content where nobody else is named. */
    static final String STEMMA = "Stemma";

    private static final String STANDARD = "gb";

    public Label {
        AigcLabel.requireProducer(producer);
    }

    /** Written by GB 45438-2025 in the name of this program. */
    public static Label ofStemma() {
        return new Label(STEMMA, false);
    }

    /** The same, which listeners hear too. */
    public Label heard() {
        return new Label(producer, true);
    }

    /**
     * Reads {@code gb} or {@code gb:NAME}.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    public static Label parse(String text) {
        if (text.equals(STANDARD)) {
            return ofStemma();
        }
        if (text.startsWith(STANDARD + ":")) {
            return new Label(text.substring(STANDARD.length() + 1), false);
        }
        throw new IllegalArgumentException("labels are written by gb (GB 45438-2025), found \"" + text + "\"");
    }
}
