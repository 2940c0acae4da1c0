package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.NetworkModel;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.Forecast;
import dev.stemma.generator.model.markov.Member;
import dev.stemma.generator.model.markov.PackedCounts;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns {@link LearnedMembers}: the counts from the works that the network learned too, the weights from works that
 * neither has seen, so that a network is not trusted for what it knows by heart.
 */
public final class MemberLearner {
    static final int LEAST_TOTAL = 3;
    private static final int MOST_TIMES = 8;

    private final Vocabulary vocabulary;
    private final MixerTraining.Options options;
    private final int leastTotal;

    /** As the default model learns. */
    public MemberLearner(Vocabulary vocabulary) {
        this(vocabulary, MixerTraining.Options.STANDARD, LEAST_TOTAL);
    }

    /** @param leastTotal contexts that fewer events followed are not kept */
    public MemberLearner(Vocabulary vocabulary, MixerTraining.Options options, int leastTotal) {
        this.vocabulary = vocabulary;
        this.options = options;
        this.leastTotal = leastTotal;
    }

    /**
     * Learns.
     *
     * @param training the works that the network has learned
     * @param validation works that it has not; at least one
     */
    public LearnedMembers learn(
            NetworkModel network, List<TokenSequence> training, List<TokenSequence> validation, long seed) {
        PackedCounts counts = count(training);
        List<MixerTraining.Example> rhythm = new ArrayList<>();
        List<MixerTraining.Example> pitch = new ArrayList<>();
        balanced(validation).forEach((sequence, times) -> {
            int rhythms = rhythm.size();
            int pitches = pitch.size();
            read(network, counts, sequence, rhythm, pitch);
            repeat(rhythm, rhythms, times);
            repeat(pitch, pitches, times);
        });
        return new LearnedMembers(
                counts, MixerTraining.train(rhythm, options, seed), MixerTraining.train(pitch, options, seed));
    }

    /**
     * How often each sequence counts, so that traditions count by the square root of their sizes as they do for the network,
     * but no sequence more than {@value #MOST_TIMES} times.
     */
    private static Map<TokenSequence, Integer> balanced(List<TokenSequence> sequences) {
        Map<Tradition, Integer> sizes = new TreeMap<>();
        for (TokenSequence sequence : sequences) {
            sizes.merge(sequence.conditions().tradition(), sequence.events().size(), Integer::sum);
        }
        int most = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Map<TokenSequence, Integer> times = new LinkedHashMap<>();
        for (TokenSequence sequence : sequences) {
            int size = sizes.get(sequence.conditions().tradition());
            times.put(sequence, (int) Math.min(MOST_TIMES, Math.round(Math.sqrt((double) most / size))));
        }
        return times;
    }

    private static void repeat(List<MixerTraining.Example> examples, int from, int times) {
        List<MixerTraining.Example> once = List.copyOf(examples.subList(from, examples.size()));
        for (int i = 1; i < times; i++) {
            examples.addAll(once);
        }
    }

    private PackedCounts count(List<TokenSequence> training) {
        WorkCounts counts = new WorkCounts(vocabulary, leastTotal);
        training.forEach(counts::learn);
        return counts.packed();
    }

    private int outcome(int token) {
        return vocabulary.isPitch(token) ? token - vocabulary.firstPitchToken() : token;
    }

    /** What the members expect of each token of a sequence, as examples. */
    private void read(
            NetworkModel network,
            PackedCounts counts,
            TokenSequence sequence,
            List<MixerTraining.Example> rhythm,
            List<MixerTraining.Example> pitch) {
        MelodyModel.Reading reading = network.read(sequence.conditions());
        TokenPast past = new TokenPast(vocabulary, reading.context());
        List<Member.Reading<TokenPast>> ofRhythm = readings(TokenMembers.ofRhythm(vocabulary, counts));
        List<Member.Reading<TokenPast>> ofPitch = readings(TokenMembers.ofPitch(vocabulary, counts));
        Forecast rhythmForecast = new Forecast(vocabulary.firstPitchToken());
        Forecast pitchForecast = new Forecast(vocabulary.pitches());
        for (TokenSequence.Event event : sequence.events()) {
            boolean isPitch = vocabulary.isPitch(event.token());
            past.network(reading.logProbabilities());
            Evidence evidence =
                    isPitch ? evidence(past, ofPitch, pitchForecast) : evidence(past, ofRhythm, rhythmForecast);
            int outcome = outcome(event.token());
            (isPitch ? pitch : rhythm).add(new MixerTraining.Example(evidence, outcome));
            (isPitch ? ofPitch : ofRhythm).forEach(member -> member.accept(past, outcome));
            past.accept(event.token());
            reading.accept(event.token(), event.duration());
        }
    }

    private static List<Member.Reading<TokenPast>> readings(List<Member<TokenPast>> members) {
        return members.stream().map(Member::read).toList();
    }

    private static Evidence evidence(TokenPast past, List<Member.Reading<TokenPast>> members, Forecast forecast) {
        TokenPlaces places = new TokenPlaces();
        Evidence evidence = new Evidence(members.size(), forecast.outcomes(), places.count());
        for (int i = 0; i < members.size(); i++) {
            members.get(i).predict(past, forecast);
            evidence.set(i, forecast);
        }
        places.set(past, evidence);
        return evidence;
    }
}
