package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.asset.Located;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The file that a store is about, and where the store was found. */
record Asset(ByteSource file, Origin origin) {
    private static final int BUFFER = 1 << 16;

    /** Where the store comes from. */
    sealed interface Origin {
        /**
         * Inside, or beside a file that names it.
         *
         * @param exclusion the range that the hard binding must exclude
         * @param tolerated further ranges that it may exclude
         * @param canonical whether the excluded bytes are the one form in which we write the store
         */
        record Embedded(ByteRange exclusion, List<ByteRange> tolerated, boolean canonical) implements Origin {}

        /**
         * In a line of a file that only grows, or beside a file with a line for it.
         *
         * @param line of the checkpoint, with its line end
         * @param inline whether the store stands in it
         * @param canonical whether it is the one form in which we write the store
         */
        record Checkpoint(ByteRange line, boolean inline, boolean canonical) implements Origin {}

        /**
         * Inside a file of a format that is not read here; the caller says where.
         *
         * @param exclusion the range that the hard binding must exclude
         */
        record EmbeddedInUnknownFormat(ByteRange exclusion) implements Origin {}

        /**
         * Beside a file whose format could carry the store inside, so nothing else of the file may be left out.
         *
         * @param occupied the range that another store inside the file takes
         */
        record BesideKnownFormat(Optional<ByteRange> occupied) implements Origin {}

        /** Beside a file of a format that is not read here. */
        record BesideUnknownFormat() implements Origin {}
    }

    /** The store came inside the file. */
    static Asset holding(ByteSource file, Carrier carrier, Located.Found found) {
        return new Asset(
                file,
                carrier instanceof JsonLinesCarrier
                        ? new Origin.Checkpoint(found.exclusion(), true, found.canonical())
                        : new Origin.Embedded(found.exclusion(), found.tolerated(), found.canonical()));
    }

    /** The store came beside the file, which is of a format that is read here. */
    static Asset beside(ByteSource file, Carrier carrier, Located located) {
        if (located instanceof Located.Found found) {
            return carrier instanceof JsonLinesCarrier
                    ? holding(file, carrier, found)
                    : new Asset(file, new Origin.BesideKnownFormat(Optional.of(found.exclusion())));
        }
        return located instanceof Located.Elsewhere place
                ? naming(file, carrier, place)
                : new Asset(file, new Origin.BesideKnownFormat(Optional.empty()));
    }

    private static Asset naming(ByteSource file, Carrier carrier, Located.Elsewhere place) {
        return new Asset(
                file,
                carrier instanceof JsonLinesCarrier
                        ? new Origin.Checkpoint(place.exclusion(), false, false)
                        : new Origin.Embedded(place.exclusion(), List.of(), false));
    }

    /** Where the store stands in another form than ours. */
    Optional<ByteRange> foreignForm() {
        if (origin instanceof Origin.Embedded embedded && !embedded.canonical()) {
            return Optional.of(embedded.exclusion());
        }
        return origin instanceof Origin.Checkpoint checkpoint && !checkpoint.canonical()
                ? Optional.of(checkpoint.line())
                : Optional.empty();
    }

    /** The range of the file that a store inside it takes with all that the format puts around it. */
    Optional<ByteRange> placeOfStore() {
        if (origin instanceof Origin.Embedded embedded) {
            return Optional.of(embedded.exclusion());
        }
        if (origin instanceof Origin.EmbeddedInUnknownFormat embedded) {
            return Optional.of(embedded.exclusion());
        }
        return origin instanceof Origin.BesideKnownFormat beside ? beside.occupied() : Optional.empty();
    }

    /** Ranges that the hard binding may exclude besides that of the store. */
    List<ByteRange> tolerated() {
        return origin instanceof Origin.Embedded embedded ? embedded.tolerated() : List.of();
    }

    /** Hash of the file without the ranges, which ascend, do not overlap and end within the file. */
    byte[] hashWithout(List<ByteRange> ranges, HashAlgorithm algorithm) {
        MessageDigest digest = algorithm.newDigest();
        byte[] buffer = new byte[BUFFER];
        long position = 0;
        for (ByteRange range : ranges) {
            update(digest, buffer, ByteRange.between(position, range.start()));
            position = range.end();
        }
        update(digest, buffer, ByteRange.between(position, file.length()));
        return digest.digest();
    }

    /** Hash of a range that ends within the file. */
    byte[] hashOf(ByteRange range, HashAlgorithm algorithm) {
        MessageDigest digest = algorithm.newDigest();
        update(digest, new byte[BUFFER], range);
        return digest.digest();
    }

    private void update(MessageDigest digest, byte[] buffer, ByteRange range) {
        for (long position = range.start(); position < range.end(); position += buffer.length) {
            int count = (int) Math.min(buffer.length, range.end() - position);
            file.read(position, buffer, 0, count);
            digest.update(buffer, 0, count);
        }
    }
}
