package dev.stemma.studio.workbench;

import java.util.List;

/**
 * What came of a request on the desk.
 *
 * @param seed of the first candidate
 * @param candidates the best first
 */
public record Asked(OnDesk piece, long seed, List<Offered> candidates) {
    public Asked {
        candidates = List.copyOf(candidates);
    }

    /** A candidate with the version that it is. */
    public record Offered(Candidate candidate, PieceVersion version) {}
}
