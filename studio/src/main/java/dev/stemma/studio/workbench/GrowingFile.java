package dev.stemma.studio.workbench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** A JSON Lines file, which only grows. */
final class GrowingFile {
    private GrowingFile() {}

    /** Whether the name says so; one line of JSON alone may be another kind of file. */
    static boolean isNamed(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }

    /**
     * Adds what is new in one write (C2PA 2.5, A.3.17.5.2).
     *
     * @param before what the file held when it was read
     * @param after begins with the same bytes
     * @throws WorkbenchException if the file has changed its length since, or cannot be written
     */
    static void append(Path file, byte[] before, byte[] after) throws WorkbenchException {
        ByteBuffer added = ByteBuffer.wrap(after, before.length, after.length - before.length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() != before.length) {
                throw new WorkbenchException(
                        file + " has " + channel.size() + " bytes now, and had " + before.length + " when it was read",
                        "sign it again once nobody writes to it");
            }
            channel.write(added, before.length);
            if (added.hasRemaining()) {
                channel.truncate(before.length);
                throw new WorkbenchException(file + " cannot take the whole checkpoint", "check the disk");
            }
            channel.force(true);
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be written: " + e.getMessage(), "check its rights", e);
        }
    }
}
