package dev.stemma.studio.lab;

import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.JournalSegment;
import java.util.List;

/** A part of a journal from which blanked entries are taken out; the sum over the others is right again. */
final class ShortenedJournal {
    private ShortenedJournal() {}

    static JournalSegment of(JournalSegment segment) {
        List<CborValue.Bytes> kept =
                segment.entries().stream().filter(entry -> !isBlank(entry)).toList();
        int missing = segment.entries().size() - kept.size();
        if (missing == 0) {
            return segment;
        }
        Digest root = Digest.ofBytes(
                MerkleTree.of(kept.stream().map(ShortenedJournal::digest).toList())
                        .root());
        return new JournalSegment(
                segment.piece(),
                segment.first(),
                segment.previous(),
                Math.max(0, segment.shows() - missing),
                root,
                kept);
    }

    private static byte[] digest(CborValue.Bytes entry) {
        return entry.content().length == Digest.LENGTH
                ? entry.content()
                : Digest.of(entry.content()).bytes();
    }

    private static boolean isBlank(CborValue.Bytes entry) {
        for (byte each : entry.content()) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }
}
