package dev.stemma.generator.model.training;

import dev.stemma.generator.corpus.Split;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.NetworkModel;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.mixture.LearnedMembers;
import dev.stemma.generator.model.mixture.MemberLearner;
import dev.stemma.generator.model.mixture.MixtureModel;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Trains what stands beside the network. The counts learn the works that the network learned; the weights are learned from
 * the works held out from it, which also chose its epoch; the test works decide nothing and are only reported.
 */
final class MixtureTrainer {
    private final Vocabulary vocabulary;
    private final TrainingOptions options;
    private final MelodyEncoder encoder;

    MixtureTrainer(Vocabulary vocabulary, TrainingOptions options) {
        this.vocabulary = vocabulary;
        this.options = options;
        this.encoder = new MelodyEncoder(vocabulary);
    }

    /**
     * What was learned, and how well test works are predicted, by tradition.
     *
     * @param test works that nothing was learned from and nothing was chosen by; perhaps none
     * @param network bits of the network alone
     * @param mixture bits of all members
     */
    record Outcome(
            LearnedMembers members,
            List<Work> test,
            Map<String, BitsPerNote> network,
            Map<String, BitsPerNote> mixture) {}

    /**
     * Keeps test works apart, whole groups, as many as are held out: of traditions with works enough only, and none if there
     * would be fewer than two groups left.
     *
     * @return the test works as those held out
     */
    static Split test(List<Work> works, TrainingOptions options) {
        Map<Tradition, Long> sizes = works.stream()
                .collect(Collectors.groupingBy(work -> work.entry().tradition(), Collectors.counting()));
        Set<String> rare = new HashSet<>();
        for (Work work : works) {
            if (sizes.get(work.entry().tradition()) < ModelTrainer.FEWEST_WORKS) {
                rare.add(work.group());
            }
        }
        Set<Work> apart = new HashSet<>(
                Split.of(works, testSeed(options), options.heldOut()).heldOut());
        apart.removeIf(work -> rare.contains(work.group()));
        List<Work> training =
                works.stream().filter(work -> !apart.contains(work)).toList();
        return training.stream().map(Work::group).distinct().count() < 2
                ? new Split(works, List.of())
                : new Split(training, works.stream().filter(apart::contains).toList());
    }

    static long testSeed(TrainingOptions options) {
        return ~options.seed();
    }

    /** Learns from the sides of the network's split. */
    Outcome train(Training.Outcome learned, List<Work> test) {
        NetworkModel network = new NetworkModel(vocabulary, new LstmNetwork(learned.weights()));
        LearnedMembers members = new MemberLearner(vocabulary)
                .learn(
                        network,
                        sequences(learned.split().training()),
                        sequences(learned.split().heldOut()),
                        options.seed());
        return new Outcome(members, test, bits(network, test), bits(new MixtureModel(network, members), test));
    }

    private List<TokenSequence> sequences(List<Work> works) {
        List<TokenSequence> sequences = new ArrayList<>();
        works.forEach(work -> work.melodies()
                .forEach(melody ->
                        sequences.addAll(encoder.encode(melody, work.entry().tradition()))));
        return sequences;
    }

    private Map<String, BitsPerNote> bits(MelodyModel model, List<Work> works) {
        Map<String, BitsPerNote> figures = new TreeMap<>();
        for (Work work : works) {
            for (TokenSequence sequence : sequences(List.of(work))) {
                figures.merge(work.entry().tradition().id(), BitsPerNote.of(model, sequence), BitsPerNote::plus);
            }
        }
        return figures;
    }
}
