package dev.stemma.generator.model;

/** Follows a line through the works: short runs found at successive places make a long one. */
final class RunChains {
    private final WorkIndex index;
    private final Matching matching;
    private final int least;

    /** @param least notes of the shortest run that is told of */
    RunChains(WorkIndex index, Matching matching, int least) {
        this.index = index;
        this.matching = matching;
        this.least = least;
    }

    /** Is told of each run when it ends. */
    interface Listener {
        /**
         * @param place of the run's first note among the notes of all works
         * @param from its first note in the line
         */
        void run(int place, int from, int notes);
    }

    void follow(HashedLine line, Listener listener) {
        int[] open = new int[0]; // places of the run that ends here, ascending
        int[] begun = new int[0]; // the note of the line with which the chain to that place began
        for (int at = 0; at <= line.runs(); at++) {
            int[] found = at < line.runs() ? index.places(line, at, matching) : new int[0];
            int[] from = new int[found.length];
            int next = 0;
            for (int i = 0; i < open.length; i++) {
                while (next < found.length && found[next] <= open[i]) {
                    from[next++] = at;
                }
                if (next < found.length && found[next] == open[i] + 1) {
                    from[next++] = begun[i];
                } else {
                    tell(listener, open[i], begun[i], at);
                }
            }
            while (next < found.length) {
                from[next++] = at;
            }
            open = found;
            begun = from;
        }
    }

    /** The last short run of the chain began with the note before {@code at} and stands at {@code place}. */
    private void tell(Listener listener, int place, int begun, int at) {
        int notes = at - begun + WorkIndex.LEAST - 1;
        if (notes >= least) {
            listener.run(place - (at - 1 - begun), begun, notes);
        }
    }
}
