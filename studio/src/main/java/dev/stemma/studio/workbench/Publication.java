package dev.stemma.studio.workbench;

import dev.stemma.generator.notation.MelodyFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a piece is written.
 *
 * @param score where the score goes; the other files lie beside it under the same name
 * @param kind of the score
 * @param midiFormat 0 or 1
 * @param sidecar whether the score stays as it is and its credentials lie beside it in {@code NAME.ext.c2pa}
 * @param further files wanted beside it
 * @param label of generated content, if one is asked for
 * @param overwrite whether files that exist are replaced
 * @param inPlace whether the score is that of the file that was worked on, and so replaced in any case
 */
public record Publication(
        Path score,
        FileKind kind,
        int midiFormat,
        boolean sidecar,
        Set<FileKind> further,
        Sound sound,
        Optional<Label> label,
        boolean overwrite,
        boolean inPlace) {
    /** Kinds of files that are written. */
    public enum FileKind {
        MIDI("mid", MelodyFormat.MIDI.mediaType()),
        WAV("wav", "audio/wav"),
        ABC("abc", MelodyFormat.ABC.mediaType()),
        MUSIC_XML("musicxml", MelodyFormat.MUSICXML.mediaType()),
        MEI("mei", MelodyFormat.MEI.mediaType());

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
        return new Publication(midi, FileKind.MIDI, 0, false, Set.of(), Sound.DEFAULT, Optional.empty(), false, false);
    }

    /** The same with the credentials beside the score. */
    Publication withSidecar() {
        return new Publication(score, kind, midiFormat, true, further, sound, label, overwrite, inPlace);
    }

    /** Where a further file goes. */
    Path beside(FileKind other) {
        String name = score.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return score.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + other.extension());
    }

    /** Where the credentials go if they do not lie inside. */
    Path sidecarFile() {
        return score.resolveSibling(score.getFileName() + ".c2pa");
    }

    /** All files that are written, but for journals that turn out too long. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(score));
        if (sidecar) {
            files.add(sidecarFile());
        }
        further.forEach(other -> files.add(beside(other)));
        return files;
    }

    /** Whether a file may be replaced. */
    boolean mayReplace(Path file) {
        return overwrite || inPlace && (file.equals(score) || file.equals(sidecarFile()));
    }
}
