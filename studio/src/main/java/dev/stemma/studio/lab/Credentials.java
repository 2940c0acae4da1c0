package dev.stemma.studio.lab;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.studio.workbench.Given;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The store of a file, and where it lies.
 *
 * @param inside where in the file; nothing if it lies beside it
 */
record Credentials(byte[] store, Optional<Inside> inside) {
    /**
     * @param range of the store's bytes, as they stand there
     * @param exclusion what the signature leaves out
     */
    record Inside(Carrier carrier, ByteRange range, ByteRange exclusion) {}

    static Optional<Credentials> of(Given given) {
        Optional<Carrier> carrier = Carrier.detect(ByteSource.of(given.content()));
        try {
            if (carrier.isPresent()
                    && carrier.get().locate(ByteSource.of(given.content())) instanceof Located.Found found) {
                return Optional.of(new Credentials(
                        found.store(), Optional.of(new Inside(carrier.get(), found.range(), found.exclusion()))));
            }
        } catch (AssetException damaged) {
            return Optional.empty();
        }
        return given.store().map(store -> new Credentials(store, Optional.empty()));
    }

    boolean holds(long offset) {
        return inside.filter(place -> place.exclusion().contains(new ByteRange(offset, 1)))
                .isPresent();
    }

    /** The file with another store of the same length in the place of this one. */
    Given replacing(Given given, byte[] content, byte[] other) {
        if (inside.isEmpty()) {
            return new Given(given.name(), content, Optional.of(other), given.journal(), given.proof());
        }
        ByteRange range = inside.get().range();
        byte[] written =
                range.length() == store.length ? other : Base64.getEncoder().encode(other);
        byte[] replaced = content.clone();
        System.arraycopy(written, 0, replaced, Math.toIntExact(range.start()), Math.toIntExact(range.length()));
        return new Given(given.name(), replaced, given.store(), given.journal(), given.proof());
    }

    /** The file without any. */
    Given without(Given given, byte[] content) {
        byte[] bare = inside.isPresent() ? inside.get().carrier().strip(content) : content;
        return new Given(given.name(), bare, Optional.empty(), given.journal(), given.proof());
    }

    /** The store with something in the place of what is of the same length; of several places the last, the newest. */
    static Optional<byte[]> replaced(byte[] store, byte[] before, byte[] after) {
        if (before.length != after.length || before.length == 0) {
            return Optional.empty();
        }
        for (int at = store.length - before.length; at >= 0; at--) {
            if (Arrays.equals(store, at, at + before.length, before, 0, before.length)) {
                byte[] changed = store.clone();
                System.arraycopy(after, 0, changed, at, after.length);
                return Optional.of(changed);
            }
        }
        return Optional.empty();
    }
}
