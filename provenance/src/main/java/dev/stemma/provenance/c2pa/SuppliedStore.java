package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Optional;

/**
 * A manifest store that the caller hands over with a file, in place of whatever the file holds.
 *
 * @param place the bytes of the file that the store takes with all that the format puts around it, where the caller took
 *     it out of a file whose format is not read here; the reading of a known format counts more
 */
public record SuppliedStore(CborValue.Bytes store, Optional<ByteRange> place) {
    /** A store from elsewhere, such as a file beside the asset. */
    public static SuppliedStore beside(byte[] store) {
        return new SuppliedStore(new CborValue.Bytes(store), Optional.empty());
    }

    /** A store that the caller found in the file, for example in the segments of a JPEG picture. */
    public static SuppliedStore embedded(byte[] store, ByteRange place) {
        return new SuppliedStore(new CborValue.Bytes(store), Optional.of(place));
    }
}
