package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.WorkIndex;

/**
 * No run of this many notes, one of them written by the model, is found in a training work.
 *
 * @param matching when a run counts as found
 */
public record NoKnownRun(int notes, Matching matching) implements Constraint {
    /**
     * What no melody repeats from a work that its model learnt from, in whatever key and rhythm: ten intervals, the
     * length by which copying is measured.
     */
    public static final NoKnownRun COPY = new NoKnownRun(11, Matching.INTERVALS);

    static final String WITH_RHYTHM = " with rhythm";

    public NoKnownRun {
        if (notes < WorkIndex.LEAST) {
            throw new IllegalArgumentException(
                    "a run to keep away from has at least " + WorkIndex.LEAST + " notes, asked for " + notes);
        }
    }

    @Override
    public Wording wording() {
        boolean withRhythm = matching == Matching.WITH_RHYTHM;
        return new Wording(
                "no-known-run",
                "--no-near-copy",
                "no run of " + notes + " notes of a training work" + (withRhythm ? ", with its rhythm" : ""),
                notes + (withRhythm ? WITH_RHYTHM : ""));
    }
}
