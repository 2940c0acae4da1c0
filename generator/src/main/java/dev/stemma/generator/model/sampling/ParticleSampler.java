package dev.stemma.generator.model.sampling;

import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.constraint.Automaton;
import dev.stemma.generator.model.constraint.RunGuard;
import dev.stemma.generator.music.Note;
import java.util.List;
import java.util.Optional;

/**
 * Draws melodies from a model under constraints by sequential Monte Carlo: several melodies, called particles, are drawn
 * side by side. A token is drawn from the model's probabilities at the temperature asked for, masked by the automaton and
 * leaned towards a good {@link dev.stemma.generator.model.constraint.Outlook}; a particle's weight makes up for mask and leaning, and is multiplied by the
 * model's probability of the given notes that come within two bars behind what it wrote. When the weights become uneven
 * (effective sample size under half the particles), systematic resampling lets the heavy go on in the place of the
 * light. In the end one particle is drawn by weight.
 *
 * <p>Sources: A. Doucet and A. M. Johansen, "A tutorial on particle filtering and smoothing", 2009, sections 3.5
 * (systematic resampling) and 3.6 (auxiliary particle filter); A. K. Lew, T. Zhi-Xuan, G. Grand and V. K. Mansinghka,
 * "Sequential Monte Carlo steering of large language models using probabilistic programs", 2023; the leaning is a
 * twisting function of N. Whiteley and A. Lee, "Twisted particle filters", Annals of Statistics 42, 2014.
 *
 * <p>Draw number {@code n} of particle {@code i} uses {@code Philox(seed, n, i)} and nothing else.
 */
public final class ParticleSampler {
    /** Version of the procedure: any change of what a seed gives raises it. */
    public static final int VERSION = 1;

    public static final String NAME = "particles";

    private final MelodyModel model;

    public ParticleSampler(MelodyModel model) {
        this.model = model;
    }

    /**
     * How to draw.
     *
     * @param temperature above 0
     * @param particles 1 or more
     */
    public record Settings(double temperature, int particles, long seed) {
        public Settings {
            if (!(temperature > 0) || particles < 1) {
                throw new IllegalArgumentException(
                        "a temperature above 0 and a particle are needed, found " + temperature + ", " + particles);
            }
        }
    }

    /**
     * Continues a reading to the end of the automaton's frame.
     *
     * @param reading as far as the melody is there already; it is not changed
     * @param before notes that are there already
     * @return nothing if known runs left no way, or none that a search of some thousand steps could find
     */
    public Optional<Sample> draw(
            MelodyModel.Reading reading, List<Note> before, Automaton automaton, RunGuard guard, Settings settings) {
        return new Drawing(model, automaton, guard, settings).draw(reading.copy(), before);
    }

    /** What the model thinks of a way that was found without it. */
    public Sample follow(
            MelodyModel.Reading reading,
            List<Note> before,
            Automaton automaton,
            List<Integer> tokens,
            RunGuard guard,
            Settings settings) {
        return new Drawing(model, automaton, guard, settings).follow(reading.copy(), before, tokens);
    }
}
