package dev.stemma.studio.registry;

import dev.stemma.provenance.record.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What the registry keeps of a piece beside its journal, to find it again.
 *
 * @param created when its journal begins; times to the microsecond
 * @param changed when its journal or its title last changed
 * @param archived whether it was put away
 * @param entries how long its journal is
 * @param shown the entry after which it is as it is shown
 * @param origins how many notes of what is shown come from where; of none that counts nothing
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
        created = created.truncatedTo(ChronoUnit.MICROS);
        changed = changed.truncatedTo(ChronoUnit.MICROS);
        origins = OriginCounts.of(origins);
        people = List.copyOf(people);
    }

    /** How many notes what is shown has. */
    public int notes() {
        return OriginCounts.notes(origins);
    }
}
