package dev.stemma.provenance.record;

import dev.stemma.provenance.asset.ByteSource;
import java.util.List;

/**
 * What a signed file says of how it came to be, its signature being good and its bytes those that were signed.
 *
 * @param journal all entries up to the signature, from the file and its parents
 * @param shows index of the entry after which the piece is what the file holds
 * @param openings that came with the file, in all its generations
 * @param content the file
 */
public record SignedRecord(Journal journal, int shows, List<Opening> openings, ByteSource content) {
    public SignedRecord {
        openings = List.copyOf(openings);
    }
}
