package dev.stemma.studio.registry;

import dev.stemma.provenance.record.Origin;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many notes come from where. */
final class OriginCounts {
    private OriginCounts() {}

    /** Only those of which there are notes, so that equal counts are equal maps. */
    static SortedMap<Origin, Integer> of(SortedMap<Origin, Integer> counts) {
        SortedMap<Origin, Integer> present = new TreeMap<>(counts);
        present.values().removeIf(count -> count == 0);
        return Collections.unmodifiableSortedMap(present);
    }

    static int notes(SortedMap<Origin, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
