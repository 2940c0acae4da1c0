package dev.stemma.provenance.log;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which logs are known, and how many witnesses must have seen what they say (C2SP tlog-policy). A log alone can show one
 * tree to one and another to others; only witnesses can tell.
 *
 * @param quorum what the witnesses must satisfy
 */
public record LogPolicy(List<Party> logs, List<Party> witnesses, Quorum quorum) {
    /** How many logs, witnesses and groups a policy may have each. */
    public static final int MAX_PARTIES = 256;

    /**
     * A log or a witness.
     *
     * @param address where it answers, if that is told
     */
    public record Party(String name, VerifierKey key, Optional<String> address) {}

    public LogPolicy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
    }

    /** The policy that takes one log at its word: it promises less than any with witnesses. */
    public static LogPolicy of(VerifierKey log) {
        return new LogPolicy(List.of(new Party(log.name(), log, Optional.empty())), List.of(), new Quorum.None());
    }

    /** Reads a policy file; refusals name the line. */
    public static LogPolicy parse(byte[] file) {
        return PolicyReader.read(file);
    }

    /** Whether a log of this policy has signed the note, and enough witnesses have. */
    public LogAnswer check(SignedNote note) {
        Checkpoint checkpoint;
        List<SignedNote.Verified> signed;
        List<SignedNote.Verified> seen;
        try {
            checkpoint = Checkpoint.parse(note.text());
        } catch (LogException e) {
            return new LogAnswer.Refused(LogAnswer.Reason.MALFORMED, e.getMessage());
        }
        String origin = checkpoint.origin();
        try {
            signed = note.verify(
                    keys(logs).stream().filter(key -> key.name().equals(origin)).toList());
            seen = note.verify(keys(witnesses));
        } catch (LogException e) {
            return new LogAnswer.Refused(LogAnswer.Reason.BAD_SIGNATURE, e.getMessage());
        }
        if (signed.isEmpty()) {
            return new LogAnswer.Refused(
                    LogAnswer.Reason.UNKNOWN_LOG, "no log that the policy knows has signed as " + Exact.shown(origin));
        }
        Set<VerifierKey> signers = seen.stream().map(SignedNote.Verified::key).collect(Collectors.toSet());
        if (!quorum.isMetBy(signers)) {
            return new LogAnswer.Refused(
                    LogAnswer.Reason.QUORUM_MISSED,
                    "too few witnesses have signed: " + signers.size() + " of the " + witnesses.size()
                            + " that the policy names have, which do not make up its quorum");
        }
        return new LogAnswer.Accepted(checkpoint, signed.get(0).key(), seen);
    }

    private static List<VerifierKey> keys(List<Party> parties) {
        return parties.stream().map(Party::key).toList();
    }
}
