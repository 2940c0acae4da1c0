package dev.stemma.studio.workbench;

import dev.stemma.generator.session.Wish;
import java.util.Optional;

/**
 * What somebody wants composed.
 *
 * @param title of the piece
 * @param model by the name of its folder; the first by name if nothing is said
 */
public record Order(Wish wish, long seed, Optional<String> title, Optional<String> model) {
    /** The same by another seed. */
    public Order withSeed(long other) {
        return new Order(wish, other, title, model);
    }

    /** The same of another wish. */
    public Order withWish(Wish other) {
        return new Order(other, seed, title, model);
    }
}
