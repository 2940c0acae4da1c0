package dev.stemma.studio.workbench;

import dev.stemma.provenance.log.Checkpoint;
import dev.stemma.provenance.log.KeptCheckpoints;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.log.SignedNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the logs of this machine have signed last, kept apart from their folders: where a folder is put back from an older copy,
 * nothing may be added to it, or two trees would be signed of which none begins with the other.
 */
final class SignedLogs {
    private final KeptCheckpoints kept;

    SignedLogs(Path folder) {
        kept = new KeptCheckpoints(folder);
    }

    /** The checkpoint that a log signed last, as far as this machine knows. */
    Optional<SignedNote> last(String origin) throws WorkbenchException {
        try {
            return kept.last(origin);
        } catch (IOException | LogException e) {
            throw new WorkbenchException(
                    "what the log " + origin + " signed last cannot be read: " + e.getMessage(),
                    "put " + kept.fileOf(origin)
                            + " back from a copy: it may be the checkpoint of the log's newest copy",
                    e);
        }
    }

    /** Keeps what a log has just signed. */
    void remember(SignedNote note) throws WorkbenchException {
        try {
            kept.keep(note);
        } catch (IOException e) {
            throw new WorkbenchException(
                    "the log has taken the entries, but what it signed cannot be kept: " + e.getMessage(),
                    "look at the rights of the folder logs in STEMMA_HOME, and at the room on its disk",
                    e);
        }
    }

    /** Refuses to begin a log that has signed entries elsewhere. */
    void requireNew(String origin) throws WorkbenchException {
        if (last(origin).isPresent()) {
            throw new WorkbenchException(
                    "the log " + origin + " has signed entries before, in another folder",
                    "go on with its newest copy, or begin another log as somebody else: stemma key new NAME, stemma log init"
                            + " --as NAME");
        }
    }

    /**
     * Refuses a log that does not go on from what it signed last.
     *
     * @param log as it is in its folder
     */
    void requireGoingOn(LogReader log) throws WorkbenchException {
        Checkpoint now = Checkpoint.parse(log.checkpoint().text());
        Optional<SignedNote> last = last(now.origin());
        if (last.isEmpty()) {
            return;
        }
        Checkpoint then = Checkpoint.parse(last.get().text());
        if (then.size() > now.size()) {
            throw olderCopy("the log " + now.origin() + " has signed " + then.size() + " entries, and this folder has "
                    + now.size());
        }
        if (then.size() > 0 && !goesOn(log, then, now)) {
            throw olderCopy("the log " + now.origin()
                    + " has signed other entries than this folder has among its first " + then.size());
        }
    }

    private static boolean goesOn(LogReader log, Checkpoint then, Checkpoint now) {
        try {
            return log.consistency(then.size()).proves(then.root(), now.root());
        } catch (LogException damaged) {
            return false;
        }
    }

    private static WorkbenchException olderCopy(String found) {
        return new WorkbenchException(
                found + ": it was put back from another copy",
                "put the newest copy back; others hold what was signed. If it is lost, begin another log as somebody else:"
                        + " stemma key new NAME, stemma log init --as NAME");
    }
}
