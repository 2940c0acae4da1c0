package dev.stemma.studio.registry;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What pieces and files that were examined have in common.
 *
 * @param id of a piece its UUID, of a file its digest
 * @param title of a file that has none its name
 * @param happened when the piece was changed or the file examined last
 * @param record what only files have
 */
public record LibraryRow(
        Kind kind,
        String id,
        String title,
        Instant happened,
        boolean archived,
        SortedMap<Origin, Integer> origins,
        Optional<String> tradition,
        Optional<String> model,
        List<String> people,
        Optional<Found> record) {
    /** What a row is of. */
    public enum Kind {
        /** A piece that is worked on here. */
        PIECE,
        /** A file that was examined. */
        RECORD
    }

    /** What was found in a file; see {@link RecordRow}. */
    public record Found(
            String name,
            String foundIn,
            Verdict.State verdict,
            List<String> failures,
            Optional<String> signer,
            List<String> labels,
            Optional<String> log) {}

    public int notes() {
        return OriginCounts.notes(origins);
    }
}
