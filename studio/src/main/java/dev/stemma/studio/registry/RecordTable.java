package dev.stemma.studio.registry;

import dev.stemma.provenance.record.Digest;
import java.util.Optional;

/** The files in the registry that were examined; for any number of threads. */
public interface RecordTable {
    /** Adds a file, or replaces what was found when it was examined before. */
    void put(RecordRow row);

    Optional<RecordRow> find(Digest file);

    /**
     * Puts a file away, or brings it back.
     *
     * @return whether there is one
     */
    boolean archive(Digest file, boolean archived);
}
