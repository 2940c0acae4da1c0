package dev.stemma.provenance.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The checkpoint that was signed last for each of some logs, in a folder: {@code HASH/checkpoint}, SHA-256 of the log's name in
 * hexadecimal digits. What is kept is on the disk, whole, when {@link #keep} returns.
 */
public final class KeptCheckpoints {
    private final Path folder;

    public KeptCheckpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * The last one of a log.
     *
     * @throws LogException if it is no checkpoint of that log
     */
    public Optional<SignedNote> last(String origin) throws IOException {
        return lastOf(hash(origin));
    }

    /** The same, by SHA-256 of the log's name. */
    Optional<SignedNote> lastOf(String hash) throws IOException {
        Optional<SignedNote> note =
                LogFiles.read(file(hash), SignedNote.MAX_LENGTH).map(SignedNote::parse);
        if (note.isPresent()
                && !hash(Checkpoint.parse(note.get().text()).origin()).equals(hash)) {
            throw new LogException("it is a checkpoint of another log");
        }
        return note;
    }

    /** Keeps one instead of the last one of its log. */
    public void keep(SignedNote note) throws IOException {
        Path file = fileOf(Checkpoint.parse(note.text()).origin());
        Files.createDirectories(file.getParent());
        LogFiles.writeDurably(file, note.encode());
        LogFiles.force(folder);
    }

    /** Where that of a log is kept. */
    public Path fileOf(String origin) {
        return file(hash(origin));
    }

    Path file(String hash) {
        return folder.resolve(hash).resolve("checkpoint");
    }

    private static String hash(String origin) {
        return HexFormat.of().formatHex(KeyName.sha256(Exact.utf8(origin)));
    }
}
