package dev.stemma.provenance.asset;

/**
 * A file with room for a manifest store. Everything outside {@code exclusion} is final: hash it, then put the store in by
 * {@link Carrier#fill}.
 *
 * @param bytes the file; not copied, so not to be changed
 * @param store the room for the encoded store
 * @param encoding how the store is written there
 * @param exclusion the one range that the hard binding must exclude; contains {@code store}
 */
public record Placement(byte[] bytes, ByteRange store, StoreEncoding encoding, ByteRange exclusion) {
    public Placement {
        if (!exclusion.contains(store) || exclusion.end() > bytes.length) {
            throw new IllegalArgumentException(
                    "store " + store + " outside exclusion " + exclusion + " or file of " + bytes.length + " bytes");
        }
    }
}
