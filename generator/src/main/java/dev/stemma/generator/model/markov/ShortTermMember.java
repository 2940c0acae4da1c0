package dev.stemma.generator.model.markov;

import java.util.Arrays;

/**
 * What followed the context earlier in the same piece: the same kind of model as {@link LongTermMember}, empty at the
 * beginning of each piece. It keeps the contexts of all past events and looks through them, the latest first; the memory of
 * two readings that parted is shared up to there, so a copy costs nothing.
 *
 * @param <P> what it looks at
 */
public final class ShortTermMember<P extends Past> implements CorpusMember<P> {
    private final Viewpoint<P> viewpoint;

    public ShortTermMember(Viewpoint<P> viewpoint) {
        this.viewpoint = viewpoint;
    }

    @Override
    public String name() {
        return "short:" + viewpoint.name();
    }

    /** Takes nothing from one piece to another. */
    @Override
    public void learn(Piece<P> piece) {}

    @Override
    public void forget(Piece<P> piece) {}

    @Override
    public Reading<P> read() {
        return readAndLearn();
    }

    @Override
    public Learning<P> readAndLearn() {
        return new ShortTermReading(new Recall<>(viewpoint), null);
    }

    /** An event of the piece: its contexts, its symbol, and the event before it. */
    private record Trace(long[] keys, int symbol, Trace before) {}

    /** Buffers in which the past is counted: of a reading and all its copies. */
    private static final class Recall<P extends Past> {
        final long[] keys;
        final int[][] counts;
        final int[][] seen;
        final int[] totals;
        final int[] kinds;
        final Smoothing smoothing;

        Recall(Viewpoint<P> viewpoint) {
            int contexts = viewpoint.maximumContexts();
            keys = new long[contexts];
            counts = new int[contexts][viewpoint.symbols()];
            seen = new int[contexts][viewpoint.symbols()];
            totals = new int[contexts];
            kinds = new int[contexts];
            smoothing = new Smoothing(viewpoint.symbols());
        }

        /** Counts what followed each context; all counts are zero before and after. */
        int smooth(Trace last, int contexts, int outcomes) {
            Arrays.fill(totals, 0);
            Arrays.fill(kinds, 0);
            for (Trace trace = last; trace != null; trace = trace.before) {
                int common = Math.min(contexts, trace.keys.length);
                for (int i = 0; i < common && trace.keys[i] == keys[i]; i++) {
                    totals[i]++;
                    if (counts[i][trace.symbol]++ == 0) {
                        seen[i][kinds[i]++] = trace.symbol;
                    }
                }
            }
            smoothing.begin(outcomes);
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
            return order;
        }
    }

    private final class ShortTermReading implements Learning<P> {
        private final Recall<P> recall;
        private Trace last;

        ShortTermReading(Recall<P> recall, Trace last) {
            this.recall = recall;
            this.last = last;
        }

        @Override
        public void predict(P past, Forecast forecast) {
            int contexts = viewpoint.contexts(past, recall.keys);
            int order = recall.smooth(last, contexts, forecast.outcomes());
            double seen = order < 0 ? 0 : recall.totals[order];
            recall.smoothing.tell(forecast, viewpoint, past, order, seen, order >= 0 && recall.kinds[order] == 1);
        }

        @Override
        public void accept(P past, int outcome) {
            int contexts = viewpoint.contexts(past, recall.keys);
            last = new Trace(Arrays.copyOf(recall.keys, contexts), viewpoint.symbol(past, outcome), last);
        }

        @Override
        public void finish(Piece<P> piece) {
            // forgotten with the reading
        }

        @Override
        public Reading<P> copy() {
            return new ShortTermReading(recall, last);
        }
    }
}
