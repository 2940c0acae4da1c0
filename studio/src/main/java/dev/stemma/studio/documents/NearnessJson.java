package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.model.BaseRate;
import dev.stemma.generator.model.SharedRun;
import dev.stemma.generator.model.Sharing;
import dev.stemma.generator.similarity.NearCopies;
import dev.stemma.studio.workbench.Nearness;
import java.util.List;
import java.util.function.IntFunction;

/** How near a melody is to works, as JSON. */
public final class NearnessJson {
    private NearnessJson() {}

    /** @param ids of the notes, by their place in the melody from 0 */
    public static ObjectNode of(Nearness nearness, IntFunction<String> ids) {
        ObjectNode node = of(nearness.copies(), nearness.works(), ids);
        nearness.base().ifPresent(base -> {
            ObjectNode rates = node.putObject("base");
            rates.put("tradition", base.tradition().id()).put("works", base.works());
            sharing(rates, base);
            nearness.baseAmongAll().ifPresent(all -> sharing(rates.putObject("amongAll"), all));
        });
        return node;
    }

    public static ObjectNode of(NearCopies copies, List<CatalogueEntry> entries, IntFunction<String> ids) {
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
