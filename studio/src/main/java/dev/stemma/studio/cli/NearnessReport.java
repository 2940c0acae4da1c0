package dev.stemma.studio.cli;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.model.BaseRate;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.similarity.NearCopies;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.workbench.Nearness;
import java.util.ArrayList;
import java.util.List;

/** Shows how near a melody is to works. */
final class NearnessReport {
    private NearnessReport() {}

    /** In plain words: the nearest work, and what real tunes of the tradition share. */
    static List<String> lines(Nearness nearness) {
        List<String> lines = new ArrayList<>();
        NearCopies copies = nearness.copies();
        if (copies.works().isEmpty()) {
            lines.add("nearest: it shares no run of " + WorkIndex.LEAST
                    + " notes with a work that the model learnt from");
        } else {
            lines.add(
                    "nearest: " + shared(copies.works().get(0), nearness.works().get(0)));
        }
        nearness.base().ifPresent(base -> lines.add("  " + among(base)));
        return lines;
    }

    /** {@code 7 notes shared with "Title" (hymn), 6 of them in its rhythm}. */
    static String shared(NearCopies.NearWork near, CatalogueEntry work) {
        return near.run() + " notes shared with \"" + PlainText.of(work.title()) + "\"" + tradition(work) + ", "
                + (near.runWithRhythm() == near.run()
                        ? "in its rhythm"
                        : near.runWithRhythm() < WorkIndex.LEAST
                                ? "in another rhythm"
                                : "at most " + near.runWithRhythm() + " in its rhythm");
    }

    private static String tradition(CatalogueEntry work) {
        return work.tradition().equals(CorpusDescriptor.UNSTATED) ? "" : " (" + work.tradition() + ")";
    }

    private static String among(BaseRate base) {
        String works = "the " + base.works() + " real tunes of " + base.tradition();
        return works + " share " + number(base.intervals().median()) + " with one another (median), "
                + number(base.intervals().ninetyFifth()) + " at most among 95 in 100";
    }

    private static String number(int notes) {
        return notes < WorkIndex.LEAST ? "fewer than " + WorkIndex.LEAST : Integer.toString(notes);
    }
}
