package dev.stemma.generator.corpus;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.Articulation;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tune of a file that holds one piece. */
final class ScoreReadings {
    private ScoreReadings() {}

    static List<Found> of(Reading reading, byte[] file, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (reading.isPolyphonic()) {
            return List.of(new Found.Refused(
                    name, "found several notes at a time in " + reading.taken() + ", accepted: a single line"));
        }
        return List.of(new Found.Tune(
                name,
                path,
                reading.melody().title().filter(title -> !title.isBlank()).orElse(name),
                reading.composer().stream().toList(),
                Optional.empty(),
                Optional.of(path),
                Map.of(),
                file,
                written(reading)));
    }

    /** MIDI files hold played lengths, notation written ones. */
    private static Melody written(Reading reading) {
        return reading.format() == MelodyFormat.MIDI ? Articulation.legato(reading.melody()) : reading.melody();
    }
}
