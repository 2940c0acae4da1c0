package dev.stemma.generator.model.markov;

import dev.stemma.generator.model.kernel.Elementary;
import java.util.Arrays;
import java.util.List;

/**
 * Pitches as steps from the melody's last note, its finalis, mostly the tonic. Of training melodies it is known. Of the melody
 * being read it is not: every pitch of the alphabet is a hypothesis, weighted by how often melodies ended there and by how
 * well the notes so far follow from it; the prediction is the mean under these weights. A key is thus estimated from
 * past notes alone, by a model that was never told keys.
 */
public final class FinalisMember implements CorpusMember<EventPast> {
    private static final int ORDER = 3;
    private static final int SYMBOLS = 256;
    private static final int MIDDLE = 128;

    /** Exponent of the likelihood, below 1 since a variable-order model is surer of itself than it is right. */
    private static final double TEMPER = 0.8;

    /** Hypotheses below this weight are passed over. */
    private static final double NEGLIGIBLE = 1e-4;

    private final int[] alphabet;
    private final GrowingCounts counts = new GrowingCounts();
    private final int[] endings;

    /** @param alphabet pitches, ascending */
    public FinalisMember(List<Integer> alphabet) {
        this.alphabet = alphabet.stream().mapToInt(Integer::intValue).toArray();
        endings = new int[SYMBOLS];
    }

    @Override
    public String name() {
        return "long:finalis";
    }

    @Override
    public void learn(Piece<EventPast> piece) {
        int finalis = finalis(piece);
        endings[finalis]++;
        long[] keys = new long[ORDER + 1];
        piece.forEach((past, outcome) ->
                counts.learn(keys, contexts(past, finalis, keys), MIDDLE + alphabet[outcome] - finalis));
    }

    @Override
    public void forget(Piece<EventPast> piece) {
        int finalis = finalis(piece);
        endings[finalis]--;
        long[] keys = new long[ORDER + 1];
        piece.forEach((past, outcome) ->
                counts.forget(keys, contexts(past, finalis, keys), MIDDLE + alphabet[outcome] - finalis));
    }

    private int finalis(Piece<EventPast> piece) {
        int[] last = new int[1];
        piece.forEach((past, outcome) -> last[0] = alphabet[outcome]);
        return last[0];
    }

    private int contexts(EventPast past, int finalis, long[] keys) {
        long key = ContextKey.empty("finalis");
        int count = 0;
        keys[count++] = key;
        for (int back = 1; back <= ORDER; back++) {
            int note = past.length() - back;
            key = ContextKey.extend(key, note < 0 ? Long.MIN_VALUE : past.pitch(note) - finalis);
            keys[count++] = key;
            if (note < 0) {
                break;
            }
        }
        return count;
    }

    @Override
    public Reading<EventPast> read() {
        return new FinalisReading();
    }

    /** Learns at the end, when the finalis is known. */
    @Override
    public Learning<EventPast> readAndLearn() {
        return new FinalisReading();
    }

    private final class FinalisReading implements Learning<EventPast> {
        private final double[] beliefs = new double[alphabet.length]; // logarithms
        private final double[][] expected = new double[alphabet.length][alphabet.length];
        private final double[] mean = new double[alphabet.length];
        private final boolean[] considered = new boolean[alphabet.length];
        private final long[] keys = new long[ORDER + 1];
        private final Smoothing smoothing = new Smoothing(SYMBOLS);

        FinalisReading() {
            for (int i = 0; i < alphabet.length; i++) {
                int pitch = alphabet[i];
                int near = pitch == 0 ? endings[1] : endings[pitch - 1] + endings[pitch + 1];
                beliefs[i] = Elementary.log(endings[pitch] + 0.3 + 0.3 * near);
            }
            normalise(beliefs);
        }

        @Override
        public void predict(EventPast past, Forecast forecast) {
            Arrays.fill(mean, 0);
            double best = 0;
            for (int hypothesis = 0; hypothesis < beliefs.length; hypothesis++) {
                double belief = Elementary.exp(beliefs[hypothesis]);
                best = Math.max(best, belief);
                considered[hypothesis] = belief >= NEGLIGIBLE;
                if (considered[hypothesis]) {
                    expect(past, hypothesis);
                    for (int i = 0; i < mean.length; i++) {
                        mean[i] += belief * expected[hypothesis][i];
                    }
                }
            }
            forecast.set(mean, ORDER, 100 * best, false);
        }

        private void expect(EventPast past, int hypothesis) {
            int finalis = alphabet[hypothesis];
            int contexts = contexts(past, finalis, keys);
            smoothing.begin(alphabet.length);
            for (int i = 0; i < contexts; i++) {
                int place = counts.find(keys[i]);
                if (place < 0) {
                    break;
                }
                smoothing.lengthen(counts, place);
            }
            double total = 0;
            double[] probabilities = expected[hypothesis];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = smoothing.probability(MIDDLE + alphabet[i] - finalis);
                total += probabilities[i];
            }
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] /= total;
            }
        }

        @Override
        public void accept(EventPast past, int outcome) {
            for (int hypothesis = 0; hypothesis < beliefs.length; hypothesis++) {
                beliefs[hypothesis] += considered[hypothesis]
                        ? TEMPER * Elementary.log(Math.max(1e-12, expected[hypothesis][outcome]))
                        : -1;
            }
            normalise(beliefs);
        }

        @Override
        public void finish(Piece<EventPast> piece) {
            learn(piece);
        }

        @Override
        public Reading<EventPast> copy() {
            FinalisReading copy = new FinalisReading();
            System.arraycopy(beliefs, 0, copy.beliefs, 0, beliefs.length);
            return copy;
        }
    }

    private static void normalise(double[] logs) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            highest = Math.max(highest, log);
        }
        double total = 0;
        for (double log : logs) {
            total += Elementary.exp(log - highest);
        }
        double logTotal = highest + Elementary.log(total);
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= logTotal;
        }
    }
}
