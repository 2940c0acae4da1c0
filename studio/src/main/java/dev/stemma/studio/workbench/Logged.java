package dev.stemma.studio.workbench;

import dev.stemma.provenance.log.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a file is in a transparency log.
 *
 * @param log name of the log
 * @param index place of the entry, from 0
 * @param size how many entries the log had when this was proved
 * @param entry what it says
 * @param bySigner whether it was made with the key that signed the file
 * @param known whether the policy knows the log and enough of its witnesses; if not, anybody may have made it up
 * @param witnesses of the policy that have seen it
 */
public record Logged(
        String log, long index, long size, LogEntry entry, boolean bySigner, boolean known, List<Seen> witnesses) {
    /** A witness, and when it saw the log, in its own words. */
    public record Seen(String witness, Optional<Instant> time) {}

    public Logged {
        witnesses = List.copyOf(witnesses);
    }

    /** When the first of the witnesses saw it. */
    public Optional<Instant> firstSeen() {
        return witnesses.stream().flatMap(seen -> seen.time().stream()).min(Instant::compareTo);
    }
}
