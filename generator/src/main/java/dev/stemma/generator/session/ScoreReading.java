package dev.stemma.generator.session;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.abc.AbcWriter;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.musicxml.MeiWriter;
import dev.stemma.generator.notation.musicxml.MusicXmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a score in a file is a certain melody, as far as its notation can write that. */
public final class ScoreReading {
    private ScoreReading() {}

    /**
     * The first thing in which a file is not the melody, in a clause for people. Notes must be equal, and no other voice may
     * sound. Of length, pickup, metres, keys and tempos counts what the notation of the file can write: what it makes of the
     * melody is as good as the melody.
     */
    public static Optional<String> difference(Melody expected, byte[] file) {
        try {
            Reading reading = MelodyFile.read(file, ReadOptions.DEFAULT);
            return inVoices(reading).or(() -> difference(expected, reading.melody(), reading.format()));
        } catch (NotationException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> inVoices(Reading reading) {
        if (reading.voices().size() > 1) {
            return Optional.of("it has " + reading.voices().size() + " voices; the record accounts for one");
        }
        return reading.isPolyphonic()
                ? Optional.of("notes sound at once in it; the record accounts for a single line")
                : Optional.empty();
    }

    private static Optional<String> difference(Melody expected, Melody found, MelodyFormat format) {
        return inNotes(expected, found).or(() -> {
            Optional<String> difference = inFrame(expected, found);
            return difference.isEmpty()
                            || writtenAndRead(expected, format)
                                    .filter(read -> inFrame(read, found).isEmpty())
                                    .isPresent()
                    ? Optional.empty()
                    : difference;
        });
    }

    private static Optional<String> inNotes(Melody expected, Melody found) {
        Place place = new Place(expected);
        List<Note> stated = expected.notes();
        List<Note> there = found.notes();
        for (int i = 0; i < Math.max(stated.size(), there.size()); i++) {
            if (i >= there.size()) {
                return Optional.of(place.at(stated.get(i)) + ": on record stands " + place.of(stated.get(i))
                        + ", where the file has ended");
            }
            if (i >= stated.size()) {
                return Optional.of(
                        place.at(there.get(i)) + ": the record ends, the file goes on with " + place.of(there.get(i)));
            }
            if (!stated.get(i).equals(there.get(i))) {
                return Optional.of("on record stands " + place.of(stated.get(i)) + " at " + place.at(stated.get(i))
                        + ", in the file " + place.of(there.get(i)) + " at " + place.at(there.get(i)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inFrame(Melody expected, Melody found) {
        return Stream.of(
                        unequal("length", expected.length(), found.length()),
                        unequal("pickup", expected.anacrusis(), found.anacrusis()),
                        unequal("metre", written(expected.metres()), written(found.metres())),
                        unequal("key", written(expected.keys()), written(found.keys())),
                        unequal("tempo", written(expected.tempos()), written(found.tempos())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String written(Timeline<?> timeline) {
        StringBuilder written = new StringBuilder();
        timeline.changes()
                .forEach(change -> written.append(written.isEmpty() ? "" : ", ")
                        .append(change.value())
                        .append(change.at().isZero() ? "" : " from " + change.at()));
        return written.toString();
    }

    private static Optional<String> unequal(String what, Object expected, Object found) {
        return expected.equals(found)
                ? Optional.empty()
                : Optional.of("on record its " + what + " is " + expected + ", in the file " + found);
    }

    /** What becomes of a melody in a notation that is written here. */
    private static Optional<Melody> writtenAndRead(Melody melody, MelodyFormat format) {
        byte[] file = switch (format) {
            case MIDI -> MidiWriter.write(melody, MidiWriter.Options.DEFAULT);
            case ABC -> AbcWriter.write(melody).getBytes(StandardCharsets.UTF_8);
            case MUSICXML -> MusicXmlWriter.write(melody, Optional.empty());
            case MEI -> MeiWriter.write(melody, Optional.empty());
            case MUSESCORE, JSON_LINES -> new byte[0];
        };
        try {
            return Optional.of(MelodyFile.read(file, ReadOptions.DEFAULT).melody());
        } catch (NotationException e) {
            return Optional.empty();
        }
    }
}
