package dev.stemma.provenance.log;

import dev.stemma.provenance.merkle.MerkleTree;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A log read from its first entry to its last: whether every tile is what its entries make it, whether its own key has
 * signed for them, and whether it goes on from what it signed before.
 *
 * @param log its name; nothing where its checkpoint is none
 * @param outcome the first thing that is wrong, if anything is
 * @param entries how many its checkpoint counts
 * @param detail for people
 */
public record LogAudit(Optional<String> log, Outcome outcome, long entries, String detail) {
    /** How it ended. */
    public enum Outcome {
        INTACT,
        /** No key that is known for the log has signed its checkpoint. */
        NOT_SIGNED,
        /** Entries or tiles are not those that the checkpoint was signed for. */
        DAMAGED,
        /** It is another tree than the one that was signed before. */
        FORKED,
        /** It has fewer entries than were signed before. */
        ROLLED_BACK
    }

    /**
     * Reads a log.
     *
     * @param keys by which logs are known
     * @param before checkpoints that were seen before, by the same log
     * @param taker takes the entries on the way, before they are known to be those that were signed for
     */
    public static LogAudit of(
            LogReader log, Collection<VerifierKey> keys, List<SignedNote> before, LogReader.Taker taker) {
        SignedNote note;
        try {
            note = log.checkpoint();
        } catch (LogException e) {
            boolean thereButNone = e.getCause() instanceof LogException;
            if (thereButNone) {
                return new LogAudit(Optional.empty(), Outcome.DAMAGED, 0, e.getMessage());
            }
            throw e;
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Optional<String> unsigned = unsigned(note, keys);
        if (unsigned.isPresent()) {
            return found(checkpoint, Outcome.NOT_SIGNED, unsigned.get());
        }
        for (SignedNote earlier : before) {
            Optional<LogAudit> other = unfit(earlier, checkpoint, keys);
            if (other.isPresent()) {
                return other.get();
            }
        }
        try {
            return new Reading(log, checkpoint, before).through(taker);
        } catch (LogException e) {
            return found(checkpoint, Outcome.DAMAGED, e.getMessage());
        }
    }

    private static LogAudit found(Checkpoint checkpoint, Outcome outcome, String detail) {
        return new LogAudit(Optional.of(checkpoint.origin()), outcome, checkpoint.size(), detail);
    }

    private static Optional<String> unsigned(SignedNote note, Collection<VerifierKey> keys) {
        String origin = Checkpoint.parse(note.text()).origin();
        List<VerifierKey> known =
                keys.stream().filter(key -> key.name().equals(origin)).toList();
        if (known.isEmpty()) {
            return Optional.of("no key of the log " + Exact.shown(origin) + " is known here");
        }
        try {
            return note.verify(known).isEmpty()
                    ? Optional.of(
                            "no key that is known for the log " + Exact.shown(origin) + " has signed the checkpoint")
                    : Optional.empty();
        } catch (LogException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Why an earlier checkpoint cannot come before this one, as far as that shows without the entries. */
    private static Optional<LogAudit> unfit(SignedNote earlier, Checkpoint now, Collection<VerifierKey> keys) {
        Checkpoint then = Checkpoint.parse(earlier.text());
        Optional<String> unsigned = unsigned(earlier, keys);
        if (unsigned.isPresent()) {
            return Optional.of(found(now, Outcome.NOT_SIGNED, "the earlier checkpoint: " + unsigned.get()));
        }
        if (!then.origin().equals(now.origin())) {
            return Optional.of(found(
                    now,
                    Outcome.NOT_SIGNED,
                    "the earlier checkpoint is of another log, " + Exact.shown(then.origin())));
        }
        return then.size() <= now.size()
                ? Optional.empty()
                : Optional.of(found(
                        now,
                        Outcome.ROLLED_BACK,
                        "the log has signed " + then.size() + " entries before and has only " + now.size()));
    }

    /** The tree grows again, entry by entry. */
    private static final class Reading {
        private final LogReader log;
        private final Checkpoint checkpoint;
        private final List<Checkpoint> before;
        private final TreeEdge tree = TreeEdge.empty();

        Reading(LogReader log, Checkpoint checkpoint, List<SignedNote> before) {
            this.log = log;
            this.checkpoint = checkpoint;
            this.before =
                    before.stream().map(note -> Checkpoint.parse(note.text())).toList();
        }

        LogAudit through(LogReader.Taker taker) {
            long[] forkedAt = {isForkedHere() ? 0 : -1};
            log.readAll(checkpoint.size(), (index, entry) -> {
                tree.add(MerkleTree.leafHash(entry), this::require);
                taker.take(index, entry);
                if (forkedAt[0] < 0 && isForkedHere()) {
                    forkedAt[0] = tree.size();
                }
            });
            for (int level = 0; level < tree.levels(); level++) {
                int each = level;
                tree.path(level).ifPresent(path -> require(path, tree.hashes(each)));
            }
            if (!MessageDigest.isEqual(tree.root(), checkpoint.root())) {
                return found(Outcome.DAMAGED, "the entries are not those that the checkpoint was signed for");
            }
            if (forkedAt[0] >= 0) {
                return found(
                        Outcome.FORKED,
                        "the first " + forkedAt[0]
                                + " entries are not those that the log signed before: it shows different entries to"
                                + " different people");
            }
            return found(Outcome.INTACT, "every entry and every tile is as it was signed");
        }

        private LogAudit found(Outcome outcome, String detail) {
            return LogAudit.found(checkpoint, outcome, detail);
        }

        /** Whether an earlier checkpoint of just this size is of another tree. */
        private boolean isForkedHere() {
            return before.stream()
                    .anyMatch(each -> each.size() == tree.size() && !MessageDigest.isEqual(each.root(), tree.root()));
        }

        private void require(TilePath path, byte[] hashes) {
            if (!Arrays.equals(log.tile(path), hashes)) {
                throw new LogException("the tile " + path + " is not what the entries make it");
            }
        }
    }
}
