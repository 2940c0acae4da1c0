package dev.stemma.studio.registry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pieces in the registry; for any number of threads. */
public interface PieceTable {
    /** Adds a piece, or replaces what was kept of it. */
    void put(PieceRow row);

    Optional<PieceRow> find(UUID piece);

    /**
     * Some of the pieces that were looked for.
     *
     * @param total how many there are of them
     */
    record Page(int total, List<PieceRow> pieces) {
        public Page {
            pieces = List.copyOf(pieces);
        }
    }

    Page find(PieceQuery query);
}
