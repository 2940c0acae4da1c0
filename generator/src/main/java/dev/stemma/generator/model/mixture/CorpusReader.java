package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.CorpusMember;
import dev.stemma.generator.model.markov.Forecast;
import dev.stemma.generator.model.markov.Member;
import dev.stemma.generator.model.markov.Past;
import dev.stemma.generator.model.markov.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Leads members through the pieces of a corpus: they learn them, and tell what they expect of each from all the others.
 *
 * <pre>{@code
 * CorpusReader<EventPast> reader = new CorpusReader<>(members, outcomes, new NotePlaces<>(), false);
 * works.forEach(reader::learn);
 * works.forEach(work -> examples.addAll(reader.leaveOut(work)));
 * MixerWeights weights = MixerTraining.train(examples, MixerTraining.Options.STANDARD, seed);
 * }</pre>
 *
 * @param <P> what the members look at
 */
public final class CorpusReader<P extends Past> {
    private final List<CorpusMember<P>> members;
    private final int outcomes;
    private final Places<P> places;
    private final boolean online;

    /** @param online whether members learn what they read, note by note */
    public CorpusReader(List<CorpusMember<P>> members, int outcomes, Places<P> places, boolean online) {
        this.members = List.copyOf(members);
        this.outcomes = outcomes;
        this.places = places;
        this.online = online;
    }

    /** Lets all members learn a piece. */
    public void learn(Piece<P> piece) {
        members.forEach(member -> member.learn(piece));
    }

    /** What the members expect of a piece that they have learned, when it is taken from them; afterwards they have it again. */
    public List<MixerTraining.Example> leaveOut(Piece<P> piece) {
        members.forEach(member -> member.forget(piece));
        List<MixerTraining.Example> examples = new ArrayList<>();
        read(piece, examples::add);
        if (!online) {
            learn(piece);
        }
        return examples;
    }

    /** What the members expect of each event of a piece; if online they have learned it afterwards. */
    public void read(Piece<P> piece, Consumer<MixerTraining.Example> eachEvent) {
        List<Member.Reading<P>> readings = new ArrayList<>();
        List<CorpusMember.Learning<P>> learning = new ArrayList<>();
        for (CorpusMember<P> member : members) {
            if (online) {
                learning.add(member.readAndLearn());
            } else {
                readings.add(member.read());
            }
        }
        readings.addAll(learning);
        Forecast forecast = new Forecast(outcomes);
        piece.forEach((past, outcome) -> {
            Evidence evidence = new Evidence(members.size(), outcomes, places.count());
            for (int i = 0; i < readings.size(); i++) {
                readings.get(i).predict(past, forecast);
                evidence.set(i, forecast);
            }
            places.set(past, evidence);
            eachEvent.accept(new MixerTraining.Example(evidence, outcome));
            for (Member.Reading<P> reading : readings) {
                reading.accept(past, outcome);
            }
        });
        learning.forEach(reading -> reading.finish(piece));
    }
}
