package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.CorpusMember;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.markov.EventPast;
import dev.stemma.generator.model.markov.FinalisMember;
import dev.stemma.generator.model.markov.GrowingCounts;
import dev.stemma.generator.model.markov.LongTermMember;
import dev.stemma.generator.model.markov.Piece;
import dev.stemma.generator.model.markov.PitchViewpoints;
import dev.stemma.generator.model.markov.RhythmViewpoints;
import dev.stemma.generator.model.markov.ShortTermMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Learns a mixture of long-term and short-term Markov members for a corpus. The weights are learned by leaving out: each
 * training melody in turn is forgotten, predicted from all the others and learned again, and these predictions are the
 * examples of {@link MixerTraining}. Thus the weights see members as uncertain as they will be on new melodies.
 */
public final class MixtureLearner implements Learner {
    private static final int ORDER = 8;

    /** Of more training notes than this only every second, third ... melody is left out: the weights are few. */
    private static final int ENOUGH = 20_000;

    private final MixerTraining.Options options;

    public MixtureLearner() {
        this(MixerTraining.Options.STANDARD);
    }

    public MixtureLearner(MixerTraining.Options options) {
        this.options = options;
    }

    @Override
    public List<String> members(Task task) {
        if (task == Task.EVENT) {
            List<String> names = new ArrayList<>(members(Task.RHYTHM));
            names.addAll(members(Task.PITCH_GIVEN_RHYTHM));
            return names;
        }
        Alphabet any = new Alphabet(List.of(60), List.of(1L));
        return all(List.of(), any, task).stream().map(CorpusMember::name).toList();
    }

    @Override
    public Predictor learn(
            List<EventMelody> training, Alphabet alphabet, Task task, Regime regime, Set<String> members, long seed) {
        if (task == Task.EVENT) {
            Predictor rhythm = learn(training, alphabet, Task.RHYTHM, regime, members, seed);
            Predictor pitch = learn(training, alphabet, Task.PITCH_GIVEN_RHYTHM, regime, members, seed);
            return melody -> sum(rhythm.bits(melody), pitch.bits(melody));
        }
        List<CorpusMember<EventPast>> chosen = all(training, alphabet, task).stream()
                .filter(member -> members.contains(member.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no member of " + task + " is among " + members);
        }
        Function<EventMelody, Piece<EventPast>> pieces = pieces(alphabet, task);
        CorpusReader<EventPast> reader =
                new CorpusReader<>(chosen, outcomes(alphabet, task), new NotePlaces<>(), regime == Regime.ONLINE);
        training.forEach(melody -> reader.learn(pieces.apply(melody)));
        List<MixerTraining.Example> examples = new ArrayList<>();
        int notes = training.stream().mapToInt(EventMelody::length).sum();
        for (int i = 0; i < training.size(); i += 1 + notes / ENOUGH) {
            examples.addAll(reader.leaveOut(pieces.apply(training.get(i))));
        }
        return new MixturePredictor(reader, pieces, MixerTraining.train(examples, options, seed));
    }

    private static double[] sum(double[] first, double[] second) {
        double[] sum = new double[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = first[i] + second[i];
        }
        return sum;
    }

    private static List<CorpusMember<EventPast>> all(List<EventMelody> training, Alphabet alphabet, Task task) {
        PitchViewpoints pitch = new PitchViewpoints(alphabet.pitches(), ORDER);
        RhythmViewpoints rhythm = new RhythmViewpoints(pitch, alphabet.rhythms().size(), training);
        List<CorpusMember<EventPast>> list = new ArrayList<>();
        if (task == Task.RHYTHM) {
            rhythm.ofRhythm().forEach(viewpoint -> list.add(new LongTermMember<>(viewpoint, new GrowingCounts())));
            rhythm.ofRhythm().forEach(viewpoint -> list.add(new ShortTermMember<>(viewpoint)));
            return list;
        }
        for (var viewpoint : List.of(
                pitch.pitch(), pitch.interval(), pitch.fromFirst(), pitch.neighbours(), pitch.range(), pitch.place())) {
            list.add(new LongTermMember<>(viewpoint, new GrowingCounts()));
        }
        list.add(new FinalisMember(alphabet.pitches()));
        for (var viewpoint : List.of(pitch.pitch(), pitch.interval(), pitch.fromFirst())) {
            list.add(new ShortTermMember<>(viewpoint));
        }
        if (task == Task.PITCH_GIVEN_RHYTHM) {
            rhythm.longTerm().forEach(viewpoint -> list.add(new LongTermMember<>(viewpoint, new GrowingCounts())));
            rhythm.shortTerm().forEach(viewpoint -> list.add(new ShortTermMember<>(viewpoint)));
        }
        return list;
    }

    private static Function<EventMelody, Piece<EventPast>> pieces(Alphabet alphabet, Task task) {
        return melody -> step -> {
            EventPast past = new EventPast(melody);
            do {
                step.at(past, outcome(alphabet, task, melody, past.length()));
            } while (past.advance());
        };
    }

    private static int outcome(Alphabet alphabet, Task task, EventMelody melody, int note) {
        int outcome = task == Task.RHYTHM
                ? Collections.binarySearch(alphabet.rhythms(), Alphabet.rhythm(melody.gap(note), melody.duration(note)))
                : Collections.binarySearch(alphabet.pitches(), melody.pitch(note));
        if (outcome < 0) {
            throw new IllegalArgumentException("note " + note + " of " + melody.name() + " is not in the alphabet");
        }
        return outcome;
    }

    private static int outcomes(Alphabet alphabet, Task task) {
        return task == Task.RHYTHM
                ? alphabet.rhythms().size()
                : alphabet.pitches().size();
    }
}
