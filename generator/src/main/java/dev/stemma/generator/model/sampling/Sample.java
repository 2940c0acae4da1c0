package dev.stemma.generator.model.sampling;

import dev.stemma.generator.music.Note;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was drawn, and how.
 *
 * @param notes those that the model wrote, in order
 * @param particles melodies drawn side by side
 * @param resamplings how often the likelier ones replaced the others
 * @param searched whether every particle came to a place where only a known run could go on, so that a search chose
 * @param log2Probability an estimate of the binary logarithm of the probability that the model, left to itself, would
 *     have kept the constraints (and gone on as given, within two bars of what it wrote); bits derived from it are
 *     estimates too
 */
public record Sample(List<DrawnNote> notes, int particles, int resamplings, boolean searched, double log2Probability) {
    public Sample {
        notes = List.copyOf(notes);
    }

    /** With other notes in the place of those drawn. */
    public Sample withNotes(UnaryOperator<Note> change) {
        List<DrawnNote> changed = notes.stream()
                .map(drawn -> new DrawnNote(
                        change.apply(drawn.note()),
                        drawn.draw(),
                        drawn.particle(),
                        drawn.logProbability(),
                        drawn.rank(),
                        drawn.rhythms(),
                        drawn.pitches()))
                .toList();
        return new Sample(changed, particles, resamplings, searched, log2Probability);
    }
}
