package dev.stemma.generator.model;

import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.SortedRoots;
import dev.stemma.generator.model.mixture.LearnedMembers;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What a model is, beside its numbers.
 *
 * @param id the name of its folder
 * @param title for people
 * @param version of the model, such as {@code 1.0.0}
 * @param layers LSTM layers
 * @param hidden units of each
 * @param members of the mixture
 * @param dataset the list of works that it learnt from
 * @param habits keys and metres of the training works, by tradition
 * @param baseRates how near the training works are to each other, by tradition
 * @param experimental traditions of which the model has seen too few works to carry them
 */
public record ModelConfig(
        String id,
        String title,
        String version,
        int layers,
        int hidden,
        Members members,
        Vocabulary vocabulary,
        Dataset dataset,
        List<Habit> habits,
        List<BaseRate> baseRates,
        List<Tradition> experimental) {
    /**
     * A list of works, as {@code dataset.json} beside this file has it.
     *
     * @param root of the Merkle tree over the works
     * @param sorted against which it is shown that a work is among them, or is not; none of a list of form 1
     */
    public record Dataset(String name, int works, Digest root, Optional<SortedRoots> sorted) {
        /** A list of form 1. */
        public Dataset(String name, int works, Digest root) {
            this(name, works, root, Optional.empty());
        }

        /** This list. */
        public static Dataset of(DatasetManifest list) {
            return new Dataset(list.name(), list.works().size(), list.root(), list.sorted());
        }
    }

    /**
     * What predicts beside each other, in the order of their weights.
     *
     * @param rhythm on rhythm steps
     * @param pitch on pitch steps
     */
    public record Members(List<String> rhythm, List<String> pitch) {
        /** The network alone. */
        public static final Members NETWORK = new Members(List.of(), List.of());

        public Members {
            rhythm = List.copyOf(rhythm);
            pitch = List.copyOf(pitch);
        }

        /** The members of this version for a vocabulary. */
        public static Members standard(Vocabulary vocabulary) {
            return new Members(LearnedMembers.rhythmMembers(vocabulary), LearnedMembers.pitchMembers(vocabulary));
        }

        /** Whether the network is the only one. */
        public boolean isNetworkAlone() {
            return equals(NETWORK);
        }
    }

    public ModelConfig {
        habits = List.copyOf(habits);
        baseRates = List.copyOf(baseRates);
        experimental = List.copyOf(experimental);
        if (!isId(id)) {
            throw new IllegalArgumentException("a model's id is lower case, digits and hyphens, found \"" + id + "\"");
        }
    }

    /**
     * Reads {@code config.json} alone: what it says is as good as its source, for the model's digest needs the weights too.
     *
     * @throws ModelException if it is none, saying why
     */
    public static ModelConfig read(byte[] file) throws ModelException {
        return ModelConfigJson.read(file);
    }

    /** How near the works of a tradition are to the works meant, if the model has learnt the tradition. */
    public Optional<BaseRate> baseRate(Tradition tradition, BaseRate.Among among) {
        return baseRates.stream()
                .filter(rate -> rate.tradition().equals(tradition) && rate.among() == among)
                .findFirst();
    }

    /** Whether a text can name a model. */
    public static boolean isId(String text) {
        return text.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }
}
