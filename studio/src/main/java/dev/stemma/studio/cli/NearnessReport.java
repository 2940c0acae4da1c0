package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.model.BaseRate;
import dev.stemma.generator.model.SharedRun;
import dev.stemma.generator.model.Sharing;
import dev.stemma.generator.model.WorkIndex;
import dev.stemma.generator.similarity.NearCopies;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.workbench.Nearness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

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

    /** @param ids of the notes, by their place in the melody from 0 */
    static ObjectNode json(Nearness nearness, IntFunction<String> ids) {
        ObjectNode node = json(nearness.copies(), nearness.works(), ids);
        nearness.base().ifPresent(base -> {
            ObjectNode rates = node.putObject("base");
            rates.put("tradition", base.tradition().id()).put("works", base.works());
            sharing(rates, base);
            nearness.baseAmongAll().ifPresent(all -> sharing(rates.putObject("amongAll"), all));
        });
        return node;
    }

    static ObjectNode json(NearCopies copies, List<CatalogueEntry> entries, IntFunction<String> ids) {
        ObjectNode node = Json.object();
        node.put("longestRun", copies.longestRun()).put("longestRunWithRhythm", copies.longestRunWithRhythm());
        ArrayNode works = node.putArray("works");
        for (int i = 0; i < entries.size(); i++) {
            CatalogueEntry entry = entries.get(i);
            NearCopies.NearWork near = copies.works().get(i);
            ObjectNode work = works.addObject()
                    .put("id", entry.id())
                    .put("title", entry.title())
                    .put("tradition", entry.tradition().id())
                    .put("run", near.run())
                    .put("runWithRhythm", near.runWithRhythm());
            ArrayNode positions = work.putArray("positions");
            for (SharedRun place : near.places()) {
                positions.addObject().put("note", ids.apply(place.from())).put("workNote", place.position() + 1);
            }
        }
        return node;
    }

    private static void sharing(ObjectNode node, BaseRate rate) {
        sharing(node, rate.intervals());
        sharing(node.putObject("withRhythm"), rate.withRhythm());
    }

    private static void sharing(ObjectNode node, Sharing sharing) {
        node.put("median", sharing.median())
                .put("ninetyFifth", sharing.ninetyFifth())
                .put("longest", sharing.longest())
                .put("seen", sharing.rate());
    }
}
