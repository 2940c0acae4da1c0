package dev.stemma.studio.registry;

import dev.stemma.provenance.record.Origin;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the registry keeps of a piece beside its journal, to find it again.
 *
 * @param created when its journal begins
 * @param changed when its journal or its title last changed
 * @param archived whether it was put away
 * @param entries how long its journal is
 * @param shown the entry after which it is as it is shown
 * @param origins how many notes of what is shown come from where
 * @param tradition that was asked for last
 * @param key in which it begins, such as {@code A minor}
 * @param metre in which it begins, such as {@code 6/8}
 * @param model title of the model that was asked last
 * @param people who worked on it, by the names that they show
 */
public record PieceRow(
        UUID id,
        String title,
        Instant created,
        Instant changed,
        boolean archived,
        int entries,
        int shown,
        SortedMap<Origin, Integer> origins,
        Optional<String> tradition,
        Optional<String> key,
        Optional<String> metre,
        int bars,
        Optional<String> model,
        List<String> people) {
    public PieceRow {
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
        people = List.copyOf(people);
    }

    /** How many notes what is shown has. */
    public int notes() {
        return origins.values().stream().mapToInt(Integer::intValue).sum();
    }
}
