package dev.stemma.studio.journals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Files to which this process alone writes. As soon as a process closes any channel of a file, POSIX takes away all locks that
 * the process has on it ({@code fcntl}, "advisory record locking"): so a file that is held is opened no second time, not even
 * to be read.
 */
final class HeldFiles {
    private static final Map<Path, FileChannel> HELD = new HashMap<>();

    private HeldFiles() {}

    /** Keeps everybody else from writing to a file; nothing if somebody keeps us from it. */
    static Optional<FileChannel> hold(Path path) throws IOException {
        synchronized (HELD) {
            Path file = path.toRealPath();
            if (HELD.containsKey(file)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                HELD.put(file, channel);
                return Optional.of(channel);
            }
            return Optional.empty();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldElsewhereInThisProcess) {
            return false;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /** Something that is read from a file, wherever the channel stands, which stays there. */
    interface Reader<T> {
        T read(FileChannel channel) throws IOException;
    }

    /** Reads a file, to which others, or this process itself, may be writing. */
    static <T> T read(Path path, Reader<T> reader) throws IOException {
        synchronized (HELD) {
            FileChannel held = HELD.get(path.toRealPath());
            if (held != null) {
                return reader.read(held);
            }
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                return reader.read(channel);
            }
        }
    }

    /** Lets others write to a file again. */
    static void close(FileChannel channel) throws IOException {
        synchronized (HELD) {
            HELD.values().remove(channel);
            channel.close();
        }
    }
}
