package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.kernel.Elementary;
import dev.stemma.generator.model.markov.Past;

/** How many events went before: its logarithm, whether none, whether few. */
public record NotePlaces<P extends Past>() implements Places<P> {
    @Override
    public int count() {
        return 3;
    }

    @Override
    public void set(P past, Evidence evidence) {
        evidence.place(0, (float) (Elementary.log(1 + past.length()) / 4));
        evidence.place(1, past.length() == 0 ? 1 : 0);
        evidence.place(2, past.length() < 4 ? 1 : 0);
    }
}
