package dev.stemma.studio.workbench;

import dev.stemma.generator.notation.MelodyFormat;
import java.nio.file.Path;
import java.util.Set;

/**
 * How a piece is written.
 *
 * @param midi where the Standard MIDI File goes; the other files lie beside it under the same name
 * @param midiFormat 0 or 1
 * @param sidecar whether the MIDI file stays as it is and its credentials lie beside it in {@code NAME.mid.c2pa}
 * @param further files wanted beside it
 * @param overwrite whether files that exist are replaced
 */
public record Publication(
        Path midi, int midiFormat, boolean sidecar, Set<FileKind> further, Sound sound, boolean overwrite) {
    /** Files that are made from the score. */
    public enum FileKind {
        WAV("wav", "audio/wav"),
        ABC("abc", MelodyFormat.ABC.mediaType()),
        MUSIC_XML("musicxml", MelodyFormat.MUSICXML.mediaType());

        private final String extension;
        private final String mediaType;

        FileKind(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        public String extension() {
            return extension;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public Publication {
        further = Set.copyOf(further);
    }

    /** Only the MIDI file, with its credentials inside. */
    public static Publication ofMidi(Path midi) {
        return new Publication(midi, 0, false, Set.of(), Sound.DEFAULT, false);
    }

    /** Where a further file goes. */
    Path beside(FileKind kind) {
        String name = midi.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return midi.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + kind.extension());
    }

    /** Where the credentials go if they do not lie inside. */
    Path sidecarFile() {
        return midi.resolveSibling(midi.getFileName() + ".c2pa");
    }
}
