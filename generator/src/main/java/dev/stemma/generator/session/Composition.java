package dev.stemma.generator.session;

import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.sampling.DrawnNote;
import dev.stemma.generator.model.sampling.Sample;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.List;
import java.util.SortedMap;

/**
 * A melody that a model made or rewrote.
 *
 * @param sample what the model wrote, and how it was drawn
 * @param tokens of the melody, or of the part of it that the model read and wrote
 */
public record Composition(Melody melody, Request request, Task task, Sample sample, TokenSequence tokens) {
    /** What the model thought of each note that it made, in order. */
    public List<DrawnNote> drawn() {
        return sample.notes();
    }

    /** Whether the model made this note; the others were given. */
    public boolean isDrawn(Note note) {
        return drawn().stream().anyMatch(made -> made.note().equals(note));
    }

    /**
     * A stretch of the melody.
     *
     * @param melody that begins at zero
     * @param from where it begins in the whole
     */
    public record Part(Melody melody, Ticks from) {}

    /** All of it. */
    public Part whole() {
        return new Part(melody, Ticks.ZERO);
    }

    /**
     * The bars in which the model wrote a note, and those between them; from its first note on if a note that was given
     * begins before that in the bar.
     */
    public Part newPart() {
        Ticks first = drawn().get(0).note().onset();
        Ticks last = drawn().get(drawn().size() - 1).note().onset();
        Ticks from = Ticks.ZERO;
        Ticks to = melody.length();
        for (Bar bar : melody.bars()) {
            from = bar.start().isAfter(first) ? from : bar.start();
            to = bar.end().isAfter(last) && bar.end().isBefore(to) ? bar.end() : to;
        }
        Ticks begin = from;
        boolean shared = melody.notes().stream()
                .anyMatch(note -> note.end().isAfter(begin) && note.onset().isBefore(first));
        Ticks start = shared ? first : from;
        return new Part(melody.part(start, to), start);
    }

    /** Request and task as texts, for records; the seed is not among them. */
    public SortedMap<String, String> asTexts() {
        return new Commission(task, request).asTexts();
    }
}
