package dev.stemma.studio.registry;

import java.util.List;

/** Pieces and files that were examined, in one table; for any number of threads. */
public interface LibraryTable {
    /**
     * Some of those that were looked for.
     *
     * @param total how many there are of them
     */
    record Page(int total, List<LibraryRow> rows) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    Page find(LibraryQuery query);
}
