package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import java.security.MessageDigest;
import java.util.List;

/** The file that a store is about, and where the store was found. */
record Asset(ByteSource file, Origin origin, List<ByteRange> tolerated) {
    private static final int BUFFER = 1 << 16;

    /** Where the store comes from. */
    sealed interface Origin {
        /** @param exclusion the range that the hard binding must exclude */
        record Embedded(ByteRange exclusion) implements Origin {}

        /** Beside a file whose format could carry the store inside, so nothing of the file may be left out. */
        record BesideKnownFormat() implements Origin {}

        /** Beside a file of a format that is not read here. */
        record BesideUnknownFormat() implements Origin {}
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

    private void update(MessageDigest digest, byte[] buffer, ByteRange range) {
        for (long position = range.start(); position < range.end(); position += buffer.length) {
            int count = (int) Math.min(buffer.length, range.end() - position);
            file.read(position, buffer, 0, count);
            digest.update(buffer, 0, count);
        }
    }
}
