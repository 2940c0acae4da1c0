package dev.stemma.studio.workbench;

import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.SignedStatement;
import dev.stemma.provenance.log.LogEntry;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads through a log for what it says of something; only entries that have the bytes in them are looked into. */
final class LogSearch {
    private LogSearch() {}

    /**
     * An entry that can be read.
     *
     * @param leaf its leaf hash, by which later entries name it
     */
    record Hit(long index, Digest leaf, SignedStatement statement, LogEntry entry) {}

    /**
     * What a log says of something.
     *
     * @param latest the last entry about it
     * @param later corrections and revocations of any of them by whoever made it
     */
    record Found(Hit latest, List<Hit> later) {}

    /** The entries about something: those that the question accepts among those that hold the digest. */
    static Optional<Found> about(LogReader log, Digest digest, Predicate<LogEntry> question) {
        List<Hit> hits = new ArrayList<>();
        List<Hit> later = new ArrayList<>();
        byte[] wanted = digest.bytes();
        log.readAll((index, entry) -> {
            if (contains(entry, wanted)) {
                read(index, entry).filter(hit -> question.test(hit.entry())).ifPresent(hits::add);
            }
            for (Hit hit : hits) {
                if (hit.index() < index && contains(entry, hit.leaf().bytes())) {
                    read(index, entry).filter(each -> speaksOf(each, hit)).ifPresent(later::add);
                }
            }
        });
        return hits.isEmpty() ? Optional.empty() : Optional.of(new Found(hits.get(hits.size() - 1), later));
    }

    private static boolean speaksOf(Hit later, Hit earlier) {
        return later.entry().earlier().equals(Optional.of(earlier.leaf()))
                && later.statement().issuer().equals(earlier.statement().issuer());
    }

    /** An entry as a statement; nothing if it is none that is read here. */
    static Optional<Hit> read(long index, byte[] entry) {
        try {
            SignedStatement statement = SignedStatement.parse(entry);
            return Optional.of(new Hit(
                    index, Digest.ofBytes(MerkleTree.leafHash(entry)), statement, LogEntry.parse(statement.payload())));
        } catch (CoseException | LogException ofAnotherKind) {
            return Optional.empty();
        }
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
