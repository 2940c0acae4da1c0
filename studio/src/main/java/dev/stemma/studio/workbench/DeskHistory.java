package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Digest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that happened to a piece on the desk.
 *
 * @param models titles of those that were asked and are at hand
 */
public record DeskHistory(UUID id, Story story, List<Told> entries, Map<Digest, String> models) {
    public DeskHistory {
        entries = List.copyOf(entries);
        models = Map.copyOf(models);
    }
}
