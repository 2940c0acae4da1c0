package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.Contribution;
import dev.stemma.generator.model.MelodyContext;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.NetworkModel;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.Counts;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A network and Markov models over several viewpoints, which read a melody side by side; learned weights, which depend on how
 * certain each of them is, make one prediction of them. Rhythm steps and pitch steps have weights of their own.
 *
 * <p>A reading and its copies share buffers and belong to one thread.
 */
public final class MixtureModel implements MelodyModel {
    private final NetworkModel network;
    private final Vocabulary vocabulary;
    private final Mixture<TokenPast> rhythm;
    private final Mixture<TokenPast> pitch;

    /** @throws IllegalArgumentException if what was learned does not fit the members of this version */
    public MixtureModel(NetworkModel network, LearnedMembers learned) {
        this(network, learned.rhythmMixture(network.vocabulary()), learned.pitchMixture(network.vocabulary()));
    }

    /**
     * The same with other counts than were learned.
     *
     * @throws IllegalArgumentException if what was learned does not fit the members of this version
     */
    public MixtureModel(NetworkModel network, LearnedMembers learned, Counts counts) {
        this(
                network,
                learned.rhythmMixture(network.vocabulary(), counts),
                learned.pitchMixture(network.vocabulary(), counts));
    }

    private MixtureModel(NetworkModel network, Mixture<TokenPast> rhythm, Mixture<TokenPast> pitch) {
        this.network = network;
        this.vocabulary = network.vocabulary();
        this.rhythm = rhythm;
        this.pitch = pitch;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Names of all members, of rhythm steps and of pitch steps: {@code network}, {@code long:...}, {@code short:...}. */
    public Set<String> members() {
        Set<String> names = new LinkedHashSet<>(rhythm.members());
        names.addAll(pitch.members());
        return names;
    }

    /**
     * The same model with only these members: names of {@link #members}, or {@code network}, {@code long-term} and {@code
     * short-term} for all of a kind. Those that stay share the weight of those that are off; one that stays alone
     * predicts as it does by itself.
     *
     * @throws IllegalArgumentException if a name is not known, or if no member of rhythm steps or none of pitch steps is left
     */
    public MixtureModel only(Set<String> names) {
        for (String name : names) {
            if (members().stream().noneMatch(member -> isMeant(member, name))) {
                throw new IllegalArgumentException(
                        "no member is called " + name + "; network, long-term, short-term, or one of " + members());
            }
        }
        return new MixtureModel(network, only(rhythm, names, "rhythm"), only(pitch, names, "pitch"));
    }

    private static Mixture<TokenPast> only(Mixture<TokenPast> mixture, Set<String> names, String kind) {
        Set<String> chosen = new LinkedHashSet<>();
        for (String member : mixture.members()) {
            if (names.stream().anyMatch(name -> isMeant(member, name))) {
                chosen.add(member);
            }
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "of " + names + " none predicts the " + kind + "; expected at least one of " + mixture.members());
        }
        return mixture.only(chosen);
    }

    private static boolean isMeant(String member, String name) {
        return switch (name) {
            case "long-term" -> member.startsWith("long:");
            case "short-term" -> member.startsWith("short:");
            default -> member.equals(name);
        };
    }

    @Override
    public Reading read(Conditions conditions) {
        Reading reading = network.read(conditions);
        return new MixtureReading(reading, new TokenPast(vocabulary, reading.context()), rhythm.read(), pitch.read());
    }

    /** One step of the network for all of them. */
    @Override
    public void advance(Reading[] readings, int[] tokens, Ticks[] durations) {
        if (tokens.length != readings.length || durations.length != readings.length) {
            throw new IllegalArgumentException(readings.length + " readings, but " + tokens.length + " tokens and "
                    + durations.length + " durations");
        }
        Reading[] networks = new Reading[readings.length];
        for (int i = 0; i < readings.length; i++) {
            if (!(readings[i] instanceof MixtureReading reading) || reading.model() != this) {
                throw new IllegalArgumentException("reading " + i + " is of another model");
            }
            reading.take(tokens[i]);
            networks[i] = reading.network;
        }
        network.advance(networks, tokens, durations);
    }

    private final class MixtureReading implements Reading {
        private final Reading network;
        private final TokenPast past;
        private final Mixture<TokenPast>.Reading rhythm;
        private final Mixture<TokenPast>.Reading pitch;
        private double[] logProbabilities = new double[0];

        MixtureReading(
                Reading network, TokenPast past, Mixture<TokenPast>.Reading rhythm, Mixture<TokenPast>.Reading pitch) {
            this.network = network;
            this.past = past;
            this.rhythm = rhythm;
            this.pitch = pitch;
        }

        MixtureModel model() {
            return MixtureModel.this;
        }

        @Override
        public MelodyContext context() {
            return network.context();
        }

        @Override
        public double[] logProbabilities() {
            if (logProbabilities.length == 0) {
                int from = from();
                Mixture<TokenPast>.Reading due = predict();
                double[] logs = new double[vocabulary.size()];
                Arrays.fill(logs, Double.NEGATIVE_INFINITY);
                for (int token = from; token < to(); token++) {
                    logs[token] = due.logProbability(token - from);
                }
                logProbabilities = logs;
            }
            return logProbabilities;
        }

        private Mixture<TokenPast>.Reading predict() {
            Mixture<TokenPast>.Reading due = due();
            past.network(network.logProbabilities());
            due.predict(past);
            return due;
        }

        private Mixture<TokenPast>.Reading due() {
            return context().awaitsPitch() ? pitch : rhythm;
        }

        private int from() {
            return context().awaitsPitch() ? vocabulary.firstPitchToken() : 0;
        }

        private int to() {
            return context().awaitsPitch() ? vocabulary.size() : vocabulary.firstPitchToken();
        }

        @Override
        public void accept(int token, Ticks duration) {
            take(token);
            network.accept(token, duration);
        }

        /** All but the network take a token. */
        private void take(int token) {
            if (token < from() || token >= to()) {
                throw new IllegalArgumentException(
                        (context().awaitsPitch() ? "a pitch" : "a rhythm") + " token is due, found " + token);
            }
            due().accept(past, token - from());
            past.accept(token);
            logProbabilities = new double[0];
        }

        @Override
        public Reading copy() {
            Reading copied = network.copy();
            MixtureReading copy = new MixtureReading(copied, past.copy(copied.context()), rhythm.copy(), pitch.copy());
            copy.logProbabilities = logProbabilities.clone();
            return copy;
        }

        /** The members that are on, in the order of {@link #members}. */
        @Override
        public List<Contribution> contributions() {
            int from = from();
            List<Contribution> contributions = new ArrayList<>();
            for (Share share : predict().shares()) {
                double[] logs = new double[vocabulary.size()];
                Arrays.fill(logs, Double.NEGATIVE_INFINITY);
                System.arraycopy(share.logProbabilities(), 0, logs, from, share.logProbabilities().length);
                contributions.add(
                        new Contribution(share.member(), share.weight(), logs, share.contextLength(), List.of()));
            }
            return contributions;
        }
    }
}
