package dev.stemma.provenance.record;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.cbor.CborMap;
import java.util.List;
import java.util.Optional;

/**
 * What a signed file says of how it came to be, its signature being good and its bytes those that were signed.
 *
 * @param journal all entries up to the signature, from the file and its parents
 * @param shows index of the entry after which the piece is what the file holds
 * @param openings that came with the file, in all its generations
 * @param generation what the file says about the notes that a model made for it, if it is the work of one
 * @param content the file
 */
public record SignedRecord(
        Journal journal, int shows, List<Opening> openings, Optional<CborMap> generation, ByteSource content) {
    public SignedRecord {
        openings = List.copyOf(openings);
    }
}
