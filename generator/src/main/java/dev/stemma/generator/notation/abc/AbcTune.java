package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Melody;
import java.util.List;

/**
 * One tune of an ABC file.
 *
 * @param number reference number, the {@code X:} field
 * @param titles the {@code T:} fields in order; the first is the title of the melody
 * @param fields composer, origin, source, notes and the like, in order
 * @param voices identifiers of the voices that hold notes, in order of appearance
 * @param voice the one that {@code melody} was taken from
 * @param choice why that voice was taken, a sentence for people
 * @param chords how many chords its lines hold, of each of which the top note was kept
 */
public record AbcTune(
        int number,
        List<String> titles,
        List<AbcField> fields,
        Melody melody,
        List<String> voices,
        String voice,
        String choice,
        int chords,
        List<AbcWarning> warnings) {
    public AbcTune {
        titles = List.copyOf(titles);
        fields = List.copyOf(fields);
        voices = List.copyOf(voices);
        warnings = List.copyOf(warnings);
    }
}
