package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import java.util.List;
import java.util.Optional;

/**
 * What an operation does to a version: first notes go, then others come.
 *
 * @param frame if it becomes another
 * @param removed ids
 * @param added with new ids, counted on from the last one given in the piece
 */
public record Effect(Optional<ScoreFrame> frame, List<Long> removed, List<JournalNote> added) {
    public Effect {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    void put(CborMap.Builder fields) {
        frame.ifPresent(changed -> fields.put("frame", changed.toCbor()));
        fields.put("removed", Fields.of(removed));
    }
}
