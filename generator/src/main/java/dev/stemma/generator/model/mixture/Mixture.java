package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.Forecast;
import dev.stemma.generator.model.markov.Member;
import dev.stemma.generator.model.markov.Past;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Members and the weights that combine them, with which pieces are read. Immutable apart from what its members may learn.
 *
 * <pre>{@code
 * Mixture<P>.Reading reading = mixture.read();
 * reading.predict(past);
 * double log = reading.logProbability(outcome);
 * List<Share> why = reading.shares();
 * reading.accept(past, outcome);
 * }</pre>
 *
 * @param <P> what the members look at
 */
public final class Mixture<P extends Past> {
    private final List<Member<P>> members;
    private final BitSet on;
    private final MixerWeights weights;
    private final Places<P> places;
    private final int outcomes;

    /** @throws IllegalArgumentException if the weights are of another number of members or features */
    public Mixture(List<? extends Member<P>> members, MixerWeights weights, Places<P> places, int outcomes) {
        this(List.copyOf(members), all(members.size()), weights, places, outcomes);
        int features = members.size() * Forecast.FEATURES + places.count();
        if (weights.members() != members.size() || weights.features() != features) {
            throw new IllegalArgumentException("weights of " + members.size() + " members and " + features
                    + " features are expected, found " + weights.members() + " and " + weights.features());
        }
    }

    private Mixture(List<Member<P>> members, BitSet on, MixerWeights weights, Places<P> places, int outcomes) {
        this.members = members;
        this.on = on;
        this.weights = weights;
        this.places = places;
        this.outcomes = outcomes;
    }

    private static BitSet all(int count) {
        BitSet all = new BitSet();
        all.set(0, count);
        return all;
    }

    /** Names of all members, those that are off too. */
    public List<String> members() {
        return members.stream().map(Member::name).toList();
    }

    /**
     * The same mixture with only these members on. Those that stay share the weight of those that are off.
     *
     * @throws IllegalArgumentException if a name is not a member's, or none is left
     */
    public Mixture<P> only(Set<String> names) {
        if (names.isEmpty() || !members().containsAll(names)) {
            throw new IllegalArgumentException("some of " + members() + " are expected, found " + names);
        }
        BitSet chosen = new BitSet();
        for (int i = 0; i < members.size(); i++) {
            chosen.set(i, names.contains(members.get(i).name()));
        }
        return new Mixture<>(members, chosen, weights, places, outcomes);
    }

    /** Begins a piece. */
    public Reading read() {
        List<Member.Reading<P>> readings = new ArrayList<>();
        members.forEach(member -> readings.add(member.read()));
        return new Reading(readings, new Buffers());
    }

    private final class Buffers {
        final Forecast forecast = new Forecast(outcomes);
        final Evidence evidence = new Evidence(members.size(), outcomes, places.count());
        final Mixer mixer = new Mixer(weights);
    }

    /** A piece being read: mutable; a reading and all its copies share buffers and belong to one thread. */
    public final class Reading {
        private final List<Member.Reading<P>> readings;
        private final Buffers buffers;

        private Reading(List<Member.Reading<P>> readings, Buffers buffers) {
            this.readings = readings;
            this.buffers = buffers;
        }

        /** Predicts the next event. Results are valid until this reading or a copy predicts again. */
        public void predict(P past) {
            for (int i = 0; i < readings.size(); i++) {
                if (on.get(i)) {
                    readings.get(i).predict(past, buffers.forecast);
                    buffers.evidence.set(i, buffers.forecast);
                } else {
                    buffers.evidence.leaveOut(i);
                }
            }
            places.set(past, buffers.evidence);
            buffers.mixer.mix(buffers.evidence, on);
        }

        /** The natural logarithm of an outcome's probability as last predicted. */
        public double logProbability(int outcome) {
            return buffers.mixer.logProbability(outcome);
        }

        /** The last prediction taken apart: what each member that is on contributed. */
        public List<Share> shares() {
            List<Share> shares = new ArrayList<>();
            for (int i = 0; i < readings.size(); i++) {
                if (on.get(i)) {
                    double[] logs = new double[outcomes];
                    for (int outcome = 0; outcome < outcomes; outcome++) {
                        logs[outcome] = buffers.evidence.logProbability(i, outcome);
                    }
                    shares.add(new Share(
                            members.get(i).name(), buffers.mixer.weight(i), buffers.evidence.contextLength(i), logs));
                }
            }
            return shares;
        }

        /** Takes the event that came; {@code past} is as it was when it was predicted. */
        public void accept(P past, int outcome) {
            readings.forEach(reading -> reading.accept(past, outcome));
        }

        /** The same place, from which both can go on apart. */
        public Reading copy() {
            List<Member.Reading<P>> copies = new ArrayList<>(readings.size());
            for (Member.Reading<P> reading : readings) {
                copies.add(reading.copy());
            }
            return new Reading(copies, buffers);
        }
    }
}
