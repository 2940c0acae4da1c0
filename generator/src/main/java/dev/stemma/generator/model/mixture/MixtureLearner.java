package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.markov.CorpusMember;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.markov.FinalisMember;
import dev.stemma.generator.model.markov.LongTermCorpusMember;
import dev.stemma.generator.model.markov.Outcomes;
import dev.stemma.generator.model.markov.PitchViewpoints;
import dev.stemma.generator.model.markov.RhythmViewpoints;
import dev.stemma.generator.model.markov.ShortTermCorpusMember;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Learns a mixture of long-term and short-term Markov members for a corpus. The weights are learned by leaving out: each
 * training melody in turn is forgotten, predicted from all the others and learned again, and these predictions are the
 * examples of {@link MixerTraining}. Thus the weights see members as uncertain as they will be on new melodies.
 */
public final class MixtureLearner implements Learner {
    private static final int ORDER = 8;

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
        List<CorpusMember> chosen = all(training, alphabet, task).stream()
                .filter(member -> members.contains(member.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no member of " + task + " is among " + members);
        }
        MixturePass pass = new MixturePass(
                chosen, outcomes(alphabet, task), outcomeCount(alphabet, task), regime == Regime.ONLINE);
        training.forEach(pass::learn);
        List<MixerTraining.Example> examples = new ArrayList<>();
        training.forEach(melody -> examples.addAll(pass.leaveOut(melody)));
        return new MixturePredictor(pass, MixerTraining.train(examples, options, seed));
    }

    private static double[] sum(double[] first, double[] second) {
        double[] sum = new double[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = first[i] + second[i];
        }
        return sum;
    }

    private static List<CorpusMember> all(List<EventMelody> training, Alphabet alphabet, Task task) {
        PitchViewpoints pitch = new PitchViewpoints(alphabet.pitches(), ORDER);
        RhythmViewpoints rhythm = new RhythmViewpoints(pitch, alphabet.rhythms().size(), training);
        Outcomes outcomes = outcomes(alphabet, task);
        List<CorpusMember> list = new ArrayList<>();
        if (task == Task.RHYTHM) {
            rhythm.ofRhythm().forEach(viewpoint -> list.add(new LongTermCorpusMember(viewpoint, outcomes)));
            rhythm.ofRhythm().forEach(viewpoint -> list.add(new ShortTermCorpusMember(viewpoint)));
            return list;
        }
        for (var viewpoint : List.of(
                pitch.pitch(), pitch.interval(), pitch.fromFirst(), pitch.neighbours(), pitch.range(), pitch.place())) {
            list.add(new LongTermCorpusMember(viewpoint, outcomes));
        }
        list.add(new FinalisMember(alphabet.pitches()));
        for (var viewpoint : List.of(pitch.pitch(), pitch.interval(), pitch.fromFirst())) {
            list.add(new ShortTermCorpusMember(viewpoint));
        }
        if (task == Task.PITCH_GIVEN_RHYTHM) {
            rhythm.longTerm().forEach(viewpoint -> list.add(new LongTermCorpusMember(viewpoint, outcomes)));
            rhythm.shortTerm().forEach(viewpoint -> list.add(new ShortTermCorpusMember(viewpoint)));
        }
        return list;
    }

    private static Outcomes outcomes(Alphabet alphabet, Task task) {
        return task == Task.RHYTHM
                ? (melody, note) -> Collections.binarySearch(
                        alphabet.rhythms(), Alphabet.rhythm(melody.gap(note), melody.duration(note)))
                : (melody, note) -> Collections.binarySearch(alphabet.pitches(), melody.pitch(note));
    }

    private static int outcomeCount(Alphabet alphabet, Task task) {
        return task == Task.RHYTHM
                ? alphabet.rhythms().size()
                : alphabet.pitches().size();
    }
}
