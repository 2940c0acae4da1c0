package dev.stemma.provenance.record;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;

/**
 * What a signed file says of how it came to be, its signature being good and its bytes those that were signed.
 *
 * @param journal all entries up to the signature, from the file and its parents
 * @param shows index of the entry after which the piece is what the file holds
 * @param openings that came with the file, in all its generations
 * @param generation what the file says about the notes that a model made for it, if it is the work of one
 * @param origins what the file, in all its generations, says of the works behind its models
 * @param content the file
 */
public record SignedRecord(
        Journal journal,
        int shows,
        List<Opening> openings,
        Optional<CborMap> generation,
        List<Origin> origins,
        ByteSource content) {
    /**
     * What is said of the works that a model learnt from.
     *
     * @param model nothing where only data sets are named
     * @param datasets names of the data sets: {@code urn:sha256:} and the root, in hexadecimal digits
     * @param terms that a piece by the model inherits from them, as they are signed
     */
    public record Origin(Optional<Digest> model, List<String> datasets, Optional<CborValue> terms) {
        public Origin {
            datasets = List.copyOf(datasets);
        }
    }

    public SignedRecord {
        openings = List.copyOf(openings);
        origins = List.copyOf(origins);
    }
}
