package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.kernel.Elementary;

/** How many events went before, how many bars, and whether a bar begins. */
record TokenPlaces() implements Places<TokenPast> {
    @Override
    public int count() {
        return 6;
    }

    @Override
    public void set(TokenPast past, Evidence evidence) {
        int bar = past.context().barIndex();
        evidence.place(0, (float) (Elementary.log(1 + past.length()) / 4));
        evidence.place(1, past.length() < 4 ? 1 : 0);
        evidence.place(2, past.strength() == 0 ? 1 : 0);
        evidence.place(3, bar >= 4 ? 1 : 0);
        evidence.place(4, bar >= 8 ? 1 : 0);
        evidence.place(5, bar % 4 == 3 ? 1 : 0);
    }
}
