package dev.stemma.generator.model.markov;

import java.util.Arrays;

/**
 * What followed the context earlier in the same piece: the same kind of model as {@link LongTermMember}, empty at the
 * beginning of each piece. It keeps the contexts of all past events and looks through them, the latest first; the memory of
 * two readings that parted is shared up to there, so a copy costs nothing.
 *
 * @param <P> what it looks at
 */
public final class ShortTermMember<P extends Past> implements Member<P> {
    private final Viewpoint<P> viewpoint;

    public ShortTermMember(Viewpoint<P> viewpoint) {
        this.viewpoint = viewpoint;
    }

    @Override
    public String name() {
        return "short:" + viewpoint.name();
    }

    @Override
    public Reading<P> read() {
        return new ShortTermReading(null);
    }

    /** An event of the piece: its contexts, its symbol, and the event before it. */
    private record Trace(long[] keys, int symbol, Trace before) {}

    private final class ShortTermReading implements Reading<P> {
        private final long[] keys = new long[viewpoint.maximumContexts()];
        private final int[][] counts = new int[viewpoint.maximumContexts()][viewpoint.symbols()];
        private final int[] totals = new int[viewpoint.maximumContexts()];
        private final int[] kinds = new int[viewpoint.maximumContexts()];
        private final int[][] seen = new int[viewpoint.maximumContexts()][viewpoint.symbols()];
        private final Smoothing smoothing = new Smoothing(viewpoint.symbols());
        private double[] weights = new double[0];
        private Trace last;

        ShortTermReading(Trace last) {
            this.last = last;
        }

        @Override
        public void predict(P past, Forecast forecast) {
            int contexts = viewpoint.contexts(past, keys);
            recall(contexts);
            smoothing.begin(forecast.outcomes());
            int order = -1;
            for (int i = 0; i < contexts && totals[i] > 0; i++) {
                order = i;
                smoothing.lengthen(totals[i], kinds[i]);
                for (int j = 0; j < kinds[i]; j++) {
                    int symbol = seen[i][j];
                    smoothing.add(symbol, counts[i][symbol], totals[i], kinds[i]);
                    counts[i][symbol] = 0;
                }
            }
            if (weights.length != forecast.outcomes()) {
                weights = new double[forecast.outcomes()];
            }
            for (int outcome = 0; outcome < weights.length; outcome++) {
                weights[outcome] = smoothing.probability(viewpoint.symbol(past, outcome));
            }
            forecast.set(weights, order, order < 0 ? 0 : totals[order], order >= 0 && kinds[order] == 1);
        }

        /** Counts what followed each context; all counts were zero. */
        private void recall(int contexts) {
            Arrays.fill(totals, 0);
            Arrays.fill(kinds, 0);
            for (Trace trace = last; trace != null; trace = trace.before) {
                long[] then = trace.keys;
                int common = Math.min(contexts, then.length);
                for (int i = 0; i < common && then[i] == keys[i]; i++) {
                    totals[i]++;
                    if (counts[i][trace.symbol]++ == 0) {
                        seen[i][kinds[i]++] = trace.symbol;
                    }
                }
            }
        }

        @Override
        public void accept(P past, int outcome) {
            int contexts = viewpoint.contexts(past, keys);
            last = new Trace(Arrays.copyOf(keys, contexts), viewpoint.symbol(past, outcome), last);
        }

        @Override
        public Reading<P> copy() {
            return new ShortTermReading(last);
        }
    }
}
