package dev.stemma.provenance.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a {@link LogPolicy} says of a checkpoint, or of an entry by its {@link LogProof}. */
public sealed interface LogAnswer {
    /**
     * It holds: the log has signed the checkpoint, and as many witnesses as are asked for have seen it.
     *
     * @param log the key that signed
     * @param cosignatures those by witnesses that the policy names
     */
    record Accepted(Checkpoint checkpoint, VerifierKey log, List<SignedNote.Verified> cosignatures)
            implements LogAnswer {
        public Accepted {
            cosignatures = List.copyOf(cosignatures);
        }

        /** When the first of the witnesses saw it, in their own words. */
        public Optional<Instant> firstSeen() {
            return cosignatures.stream()
                    .flatMap(cosignature -> cosignature.time().stream())
                    .min(Instant::compareTo);
        }
    }

    /**
     * It does not hold.
     *
     * @param detail why, for people
     */
    record Refused(Reason reason, String detail) implements LogAnswer {}

    /** Why an answer is no. */
    enum Reason {
        /** What the note says is no checkpoint. */
        MALFORMED,
        /** No log of the policy has signed it. */
        UNKNOWN_LOG,
        /** A signature names a key of the policy that did not make it. */
        BAD_SIGNATURE,
        /** Not enough witnesses have signed it. */
        QUORUM_MISSED,
        /** The entry is not at its place in the tree. */
        NOT_INCLUDED
    }

    /** Whether the answer is yes. */
    default boolean isAccepted() {
        return this instanceof Accepted;
    }
}
