package dev.stemma.generator.model.markov;

/**
 * What followed the context in the training works: a variable-order Markov model over one viewpoint.
 *
 * @param <P> what it looks at
 */
public final class LongTermMember<P extends Past> implements Member<P> {
    private final Viewpoint<P> viewpoint;
    private final Counts counts;

    public LongTermMember(Viewpoint<P> viewpoint, Counts counts) {
        this.viewpoint = viewpoint;
        this.counts = counts;
    }

    @Override
    public String name() {
        return "long:" + viewpoint.name();
    }

    /** A reading that never changes the counts. */
    @Override
    public Reading<P> read() {
        return new LongTermReading(null);
    }

    /**
     * A reading that learns each event after it was predicted.
     *
     * @throws IllegalStateException if the counts cannot grow
     */
    public Reading<P> readAndLearn() {
        if (!(counts instanceof GrowingCounts growing)) {
            throw new IllegalStateException("frozen counts cannot learn");
        }
        return new LongTermReading(growing);
    }

    private final class LongTermReading implements Reading<P> {
        private final GrowingCounts learning;
        private final long[] keys = new long[viewpoint.maximumContexts()];
        private final Smoothing smoothing = new Smoothing(viewpoint.symbols());
        private double[] weights = new double[0];

        LongTermReading(GrowingCounts learning) {
            this.learning = learning;
        }

        @Override
        public void predict(P past, Forecast forecast) {
            int contexts = viewpoint.contexts(past, keys);
            smoothing.begin(forecast.outcomes());
            int order = -1;
            int place = -1;
            for (int i = 0; i < contexts; i++) {
                int next = counts.find(keys[i]);
                if (next < 0) {
                    break;
                }
                order = i;
                place = next;
                smoothing.lengthen(counts, place);
            }
            if (weights.length != forecast.outcomes()) {
                weights = new double[forecast.outcomes()];
            }
            for (int outcome = 0; outcome < weights.length; outcome++) {
                weights[outcome] = smoothing.probability(viewpoint.symbol(past, outcome));
            }
            forecast.set(
                    weights, order, place < 0 ? 0 : counts.total(place), place >= 0 && counts.successors(place) == 1);
        }

        @Override
        public void accept(P past, int outcome) {
            if (learning != null) {
                int contexts = viewpoint.contexts(past, keys);
                learning.learn(keys, contexts, viewpoint.symbol(past, outcome));
            }
        }

        @Override
        public Reading<P> copy() {
            return new LongTermReading(learning);
        }
    }
}
