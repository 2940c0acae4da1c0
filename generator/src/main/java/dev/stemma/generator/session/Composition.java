package dev.stemma.generator.session;

import dev.stemma.generator.model.sampling.DrawnNote;
import dev.stemma.generator.model.sampling.Sample;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A melody that a model made or rewrote.
 *
 * @param task what was done with a melody that was there, as texts for records: {@code fill} (bars) or {@code vary}
 *     (strength), and {@code keep}; empty for a new or continued melody
 * @param sample what the model wrote, and how it was drawn
 */
public record Composition(Melody melody, Request request, SortedMap<String, String> task, Sample sample) {
    public Composition {
        task = Collections.unmodifiableSortedMap(new TreeMap<>(task));
    }

    /** What the model thought of each note that it made, in order. */
    public List<DrawnNote> drawn() {
        return sample.notes();
    }

    /** Whether the model made this note; the others were given. */
    public boolean isDrawn(Note note) {
        return drawn().stream().anyMatch(made -> made.note().equals(note));
    }

    /** Request and task as texts, for records; the seed is not among them. */
    public SortedMap<String, String> asTexts() {
        SortedMap<String, String> texts = request.asTexts();
        texts.putAll(task);
        return texts;
    }
}
