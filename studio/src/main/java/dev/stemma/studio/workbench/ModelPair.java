package dev.stemma.studio.workbench;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.training.Unlearning;
import java.util.List;
import java.util.Optional;

/**
 * A model, and what it is without some works.
 *
 * @param without that state of it
 * @param other the model that was trained without them; none if only the Markov members of the first have forgotten them
 * @param left the works
 * @param added how many works the other has learnt from that the first has not
 */
public record ModelPair(
        ModelFolder model, MelodyModel without, Optional<ModelFolder> other, List<Left> left, int added) {
    /**
     * @param part what the work was to the first model; not known of models trained apart
     */
    public record Left(CatalogueEntry work, Optional<Unlearning.Part> part) {}

    public ModelPair {
        left = List.copyOf(left);
    }

    /** Whether there was something to forget: a work that was only held out taught the Markov members nothing. */
    public boolean differs() {
        return other.isPresent()
                || left.stream().anyMatch(each -> each.part().equals(Optional.of(Unlearning.Part.LEARNED)));
    }
}
