package dev.stemma.studio.workbench;

import dev.stemma.provenance.log.Checkpoint;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.log.SignedNote;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the logs of this machine have signed last, kept apart from their folders: where a folder is put back from an older copy,
 * nothing may be added to it, or two trees would be signed of which none begins with the other.
 */
final class SignedLogs {
    private final Path folder;

    SignedLogs(Path folder) {
        this.folder = folder;
    }

    private Path file(String origin) {
        return folder.resolve(Digest.of(origin.getBytes(StandardCharsets.UTF_8)).toString())
                .resolve("checkpoint");
    }

    /** The checkpoint that a log signed last, as far as this machine knows. */
    Optional<SignedNote> last(String origin) throws WorkbenchException {
        Path file = file(origin);
        return Files.exists(file)
                ? Optional.of(Logs.note(file, SafeFiles.read(file, SignedNote.MAX_LENGTH)))
                : Optional.empty();
    }

    /** Keeps what a log has just signed. */
    void remember(SignedNote note) throws WorkbenchException {
        Path file = file(Checkpoint.parse(note.text()).origin());
        try {
            SafeFiles.write(file, note.encode(), true);
        } catch (WorkbenchException e) {
            throw new WorkbenchException(
                    "the log has taken the entries, but what it signed cannot be kept: " + e.getMessage(), e.hint(), e);
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
