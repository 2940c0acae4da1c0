package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.generator.model.mixture.MixtureLearner;
import dev.stemma.generator.model.mixture.Predictor;
import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells traditions apart by models that have learned works of one tradition each and of nothing else: long-term Markov
 * members over pitch and over rhythm, which do not see each other, combined by weights learned from the same works.
 *
 * <p>A model of many works needs fewer bits than one of few for whatever it hears, so all models learn equally many works,
 * drawn from those there are; bits are means over several draws. Works are read as {@link #read} gives them.
 */
public final class CorpusClassifier {
    private record Listener(Predictor pitch, Predictor rhythm) {
        BitsPerNote bits(EventMelody melody) {
            return new BitsPerNote(melody.length(), sum(rhythm.bits(melody)), sum(pitch.bits(melody)));
        }

        private static double sum(double[] bits) {
            double sum = 0;
            for (double each : bits) {
                sum += each;
            }
            return sum;
        }
    }

    /**
     * How works are drawn.
     *
     * @param works that each model learns, at most
     * @param draws models of each tradition, whose bits are averaged; one where it has no more works than these
     */
    public record Draw(int works, int draws, long seed) {
        public Draw {
            if (works < 1 || draws < 1) {
                throw new IllegalArgumentException("at least one work and one draw, found " + works + ", " + draws);
            }
        }

        /** The works of one draw, all in their order if there are no more; other numbers and streams are other draws. */
        public List<EventMelody> from(List<EventMelody> all, int number, int stream) {
            if (all.size() <= works) {
                return all;
            }
            List<EventMelody> left = new ArrayList<>(all);
            List<EventMelody> drawn = new ArrayList<>();
            for (int step = 0; step < works; step++) {
                drawn.add(left.remove((int) (Philox.uniform(seed, step, number, stream) * left.size())));
            }
            return drawn;
        }
    }

    private final SortedMap<Tradition, List<Listener>> listeners = new TreeMap<>();

    /**
     * Learns.
     *
     * @param works as {@link #read} gives them, of each tradition
     * @param alphabet of these works and of all melodies that will be judged
     */
    public CorpusClassifier(SortedMap<Tradition, List<EventMelody>> works, Alphabet alphabet, Draw draw) {
        int stream = 0;
        for (var tradition : works.entrySet()) {
            List<Listener> ofOne = new ArrayList<>();
            int draws = tradition.getValue().size() <= draw.works() ? 1 : draw.draws();
            for (int i = 0; i < draws; i++) {
                ofOne.add(learn(draw.from(tradition.getValue(), i, stream), alphabet, draw.seed()));
            }
            listeners.put(tradition.getKey(), ofOne);
            stream++;
        }
    }

    /**
     * A melody without what only shows how its source writes music: transposed to one tonic, which is estimated from its
     * notes, time from onset to onset as a proportion of the melody's most frequent; neither bars nor rests are told.
     */
    public static EventMelody read(String name, Melody melody) {
        return BareEvents.of(name, melody);
    }

    /** The alphabet of all these melodies. */
    public static Alphabet alphabet(Collection<List<EventMelody>> melodies) {
        return Alphabet.of(melodies.stream().flatMap(List::stream).toList());
    }

    private static Listener learn(List<EventMelody> works, Alphabet alphabet, long seed) {
        return new Listener(learn(works, alphabet, Task.PITCH, seed), learn(works, alphabet, Task.RHYTHM, seed));
    }

    private static Predictor learn(List<EventMelody> works, Alphabet alphabet, Task task, long seed) {
        MixtureLearner learner = new MixtureLearner();
        Set<String> longTerm = learner.members(task).stream()
                .filter(name -> name.startsWith("long:") && !name.equals("long:rhythm-interval"))
                .collect(Collectors.toSet());
        return learner.learn(works, alphabet, task, Regime.FROZEN, longTerm, seed);
    }

    /** Judges a melody of a tradition that none of the models has learned, if that is to mean anything. */
    public Judgement judge(Tradition own, EventMelody melody) {
        SortedMap<Tradition, BitsPerNote> bits = new TreeMap<>();
        listeners.forEach((tradition, ofOne) -> {
            double rhythm = 0;
            double pitch = 0;
            for (Listener listener : ofOne) {
                BitsPerNote each = listener.bits(melody);
                rhythm += each.rhythmBits();
                pitch += each.pitchBits();
            }
            bits.put(tradition, new BitsPerNote(melody.length(), rhythm / ofOne.size(), pitch / ofOne.size()));
        });
        return new Judgement(melody.name(), own, bits);
    }

    /**
     * Judges each work by models that have learned others only. All models learn as many works as the smallest tradition
     * has then.
     *
     * @param works at least two of each tradition
     * @param draws as in {@link Draw}
     */
    public static Recognition leaveOneOut(SortedMap<Tradition, List<EventMelody>> works, int draws, long seed) {
        Alphabet alphabet = alphabet(works.values());
        List<Judgement> judgements = new ArrayList<>();
        works.forEach((tradition, ofOne) -> {
            for (EventMelody melody : ofOne) {
                SortedMap<Tradition, List<EventMelody>> others = new TreeMap<>(works);
                others.put(tradition, without(ofOne, Set.of(melody)));
                int least = others.values().stream().mapToInt(List::size).min().orElseThrow();
                judgements.add(
                        new CorpusClassifier(others, alphabet, new Draw(least, draws, seed)).judge(tradition, melody));
            }
        });
        return new Recognition(judgements);
    }

    /**
     * Judges each work by a model of all works of other traditions and one of those works of its own that are in other
     * folds, as in Pearce (2018): sizes are not matched.
     *
     * @param works at least two of each tradition
     * @param folds number, at least two; work {@code i} of a tradition is in fold {@code i} modulo this
     */
    public static Recognition crossValidation(SortedMap<Tradition, List<EventMelody>> works, int folds, long seed) {
        Alphabet alphabet = alphabet(works.values());
        SortedMap<Tradition, Listener> whole = new TreeMap<>();
        works.forEach((tradition, all) -> whole.put(tradition, learn(all, alphabet, seed)));
        List<Judgement> judgements = new ArrayList<>();
        works.forEach((tradition, all) -> {
            for (int fold = 0; fold < Math.min(folds, all.size()); fold++) {
                Set<EventMelody> tested = new HashSet<>();
                for (int i = fold; i < all.size(); i += folds) {
                    tested.add(all.get(i));
                }
                SortedMap<Tradition, Listener> listeners = new TreeMap<>(whole);
                listeners.put(tradition, learn(without(all, tested), alphabet, seed));
                for (int i = fold; i < all.size(); i += folds) {
                    EventMelody melody = all.get(i);
                    SortedMap<Tradition, BitsPerNote> bits = new TreeMap<>();
                    listeners.forEach((each, listener) -> bits.put(each, listener.bits(melody)));
                    judgements.add(new Judgement(melody.name(), tradition, bits));
                }
            }
        });
        return new Recognition(judgements);
    }

    private static List<EventMelody> without(List<EventMelody> works, Set<EventMelody> left) {
        return works.stream().filter(work -> !left.contains(work)).toList();
    }
}
