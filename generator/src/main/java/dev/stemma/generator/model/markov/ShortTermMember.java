package dev.stemma.generator.model.markov;

import java.util.Arrays;

/**
 * What followed the context earlier in the same piece: the same kind of model as {@link LongTermMember}, empty at the
 * beginning of each piece. It keeps the contexts of all past events and looks through them; two readings share their memory until both
 * go on, so a copy costs little.
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
        return new ShortTermReading(new Recall<>(viewpoint), new Log(), 0);
    }

    /**
     * The events of the piece so far, for a reading and its copies up to where they part: who goes on first goes on here,
     * the others in a log of their own.
     */
    private static final class Log {
        private static final long[][] NO_KEYS = new long[0][];

        /** Contexts of order 1, that most events differ in. */
        private long[] first = new long[0];

        private long[][] keys = NO_KEYS;
        private int[] symbols = new int[0];
        private int size;

        /** This log, or a copy of its first events, with one more. */
        Log with(int length, long[] contexts, int symbol) {
            Log log = size == length ? this : new Log();
            if (log != this || length == symbols.length) {
                int room = length + Math.max(16, length / 2);
                log.first = Arrays.copyOf(first, room);
                log.keys = Arrays.copyOf(keys, room);
                log.symbols = Arrays.copyOf(symbols, room);
            }
            log.first[length] = contexts.length > 1 ? contexts[1] : 0;
            log.keys[length] = contexts;
            log.symbols[length] = symbol;
            log.size = length + 1;
            return log;
        }
    }

    /** Buffers in which the past is counted: of a reading and all its copies. */
    private static final class Recall<P extends Past> {
        final long[] keys;
        final int[][] counts;
        final int[][] seen;
        final int[] kinds;
        final Smoothing smoothing;

        Recall(Viewpoint<P> viewpoint) {
            int contexts = viewpoint.maximumContexts();
            keys = new long[contexts];
            counts = new int[contexts][viewpoint.symbols()];
            seen = new int[contexts][viewpoint.symbols() + 1];
            kinds = new int[contexts];
            smoothing = new Smoothing(viewpoint.symbols());
        }

        /** Counts what followed each context; all counts are zero before and after. */
        int smooth(Log log, int length, int contexts, int outcomes) {
            Arrays.fill(kinds, 0);
            for (int event = 0; event < length; event++) {
                count(0, log.symbols[event]);
            }
            for (int event = 0; event < length && contexts > 1; event++) {
                if (log.first[event] == keys[1]) {
                    countLonger(log.keys[event], log.symbols[event], contexts);
                }
            }
            smoothing.begin(outcomes);
            int order = -1;
            for (int i = 0; i < contexts && kinds[i] > 0; i++) {
                order = i;
                smoothing.lengthen(seen[i], kinds[i], counts[i]);
            }
            return order;
        }

        private void countLonger(long[] then, int symbol, int contexts) {
            int common = Math.min(contexts, then.length);
            for (int i = 1; i < common && then[i] == keys[i]; i++) {
                count(i, symbol);
            }
        }

        private void count(int order, int symbol) {
            seen[order][kinds[order]] = symbol;
            kinds[order] += counts[order][symbol]++ == 0 ? 1 : 0;
        }
    }

    private final class ShortTermReading implements Learning<P> {
        private final Recall<P> recall;
        private Log log;
        private int length;

        ShortTermReading(Recall<P> recall, Log log, int length) {
            this.recall = recall;
            this.log = log;
            this.length = length;
        }

        @Override
        public void predict(P past, Forecast forecast) {
            int contexts = viewpoint.contexts(past, recall.keys);
            int order = recall.smooth(log, length, contexts, forecast.outcomes());
            recall.smoothing.tell(forecast, viewpoint, past, order);
        }

        @Override
        public void accept(P past, int outcome) {
            int contexts = viewpoint.contexts(past, recall.keys);
            log = log.with(length++, Arrays.copyOf(recall.keys, contexts), viewpoint.symbol(past, outcome));
        }

        @Override
        public void finish(Piece<P> piece) {
            // forgotten with the reading
        }

        @Override
        public Reading<P> copy() {
            return new ShortTermReading(recall, log, length);
        }
    }
}
