package dev.stemma.generator.model.markov;

/**
 * What followed the context in the training works: a variable-order Markov model over one viewpoint.
 *
 * @param <P> what it looks at
 */
public final class LongTermMember<P extends Past> implements CorpusMember<P> {
    private final Viewpoint<P> viewpoint;
    private final Counts counts;

    /** With the counts of a model folder, which never change, or with {@link GrowingCounts} that learn. */
    public LongTermMember(Viewpoint<P> viewpoint, Counts counts) {
        this.viewpoint = viewpoint;
        this.counts = counts;
    }

    @Override
    public String name() {
        return "long:" + viewpoint.name();
    }

    public Counts counts() {
        return counts;
    }

    @Override
    public void learn(Piece<P> piece) {
        GrowingCounts growing = growing();
        long[] keys = new long[viewpoint.maximumContexts()];
        piece.forEach((past, outcome) ->
                growing.learn(keys, viewpoint.contexts(past, keys), viewpoint.symbol(past, outcome)));
    }

    @Override
    public void forget(Piece<P> piece) {
        GrowingCounts growing = growing();
        long[] keys = new long[viewpoint.maximumContexts()];
        piece.forEach((past, outcome) ->
                growing.forget(keys, viewpoint.contexts(past, keys), viewpoint.symbol(past, outcome)));
    }

    private GrowingCounts growing() {
        if (counts instanceof GrowingCounts growing) {
            return growing;
        }
        throw new IllegalStateException("frozen counts of " + name() + " cannot learn");
    }

    @Override
    public Reading<P> read() {
        return new LongTermReading(null);
    }

    @Override
    public Learning<P> readAndLearn() {
        return new LongTermReading(growing());
    }

    private final class LongTermReading implements Learning<P> {
        private final GrowingCounts learning;
        private final long[] keys = new long[viewpoint.maximumContexts()];
        private final int[] places = new int[keys.length];
        private final int[] ahead = new int[keys.length];
        private final Smoothing smoothing = new Smoothing(viewpoint.symbols());

        LongTermReading(GrowingCounts learning) {
            this.learning = learning;
        }

        @Override
        public void predict(P past, Forecast forecast) {
            int contexts = viewpoint.contexts(past, keys);
            int found = counts.find(keys, contexts, places, ahead);
            smoothing.begin(forecast.outcomes());
            for (int i = 0; i < found; i++) {
                smoothing.lengthen(counts, places[i]);
            }
            smoothing.tell(forecast, viewpoint, past, found - 1);
        }

        @Override
        public void accept(P past, int outcome) {
            if (learning != null) {
                int contexts = viewpoint.contexts(past, keys);
                learning.learn(keys, contexts, viewpoint.symbol(past, outcome));
            }
        }

        @Override
        public void finish(Piece<P> piece) {
            // every event was learned as it came
        }

        /** Nothing changes while reading but the buffers, and what is learned is shared. */
        @Override
        public Reading<P> copy() {
            return this;
        }
    }
}
