package dev.stemma.provenance.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Files of a log or a witness: whole at any time, and on the disk when that is asked for. */
final class LogFiles {
    private static final long TURN_MILLIS = 20;

    private LogFiles() {}

    /** Writes beside, then moves; a loss of power may still take it. */
    static void write(Path file, byte[] content) throws IOException {
        write(file, content, false);
    }

    /** The same, and it is on the disk when this returns. */
    static void writeDurably(Path file, byte[] content) throws IOException {
        write(file, content, true);
        force(file.getParent());
    }

    private static void write(Path file, byte[] content, boolean durably) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = createIn(beside)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            if (durably) {
                channel.force(true);
            }
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileChannel createIn(Path file) throws IOException {
        try {
            return open(file);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.getParent());
            return open(file);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** Puts files that were written, and the folders that they are in up to that of the log, on the disk. */
    static void force(Collection<Path> files, Path top) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            for (Path folder = file.getParent(); folder.startsWith(top); folder = folder.getParent()) {
                folders.add(folder);
            }
        }
        for (Path folder : folders) {
            force(folder);
        }
    }

    /** Puts the names in a folder on the disk, where the platform knows how. */
    static void force(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException windows) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    /** The bytes of a file, if it is there; of a longer one than it can be, not a byte is read. */
    static Optional<byte[]> read(Path file, long most) throws IOException {
        try {
            long length = Files.size(file);
            if (!Files.isRegularFile(file)) {
                throw new IOException(file + " is a folder, a pipe or a device; expected a file");
            }
            if (length > most) {
                throw new IOException(file + " has " + length + " bytes; expected at most " + most);
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Holds a file for this process alone until the channel is closed; nothing if another does. */
    static Optional<FileChannel> hold(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // Held here, by another.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** The same, but waits for whoever holds it. */
    static Optional<FileChannel> hold(Path file, Duration patience) throws IOException {
        long begun = System.nanoTime();
        Optional<FileChannel> held = hold(file);
        while (held.isEmpty() && System.nanoTime() - begun < patience.toNanos()) {
            try {
                Thread.sleep(TURN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            held = hold(file);
        }
        return held;
    }

    /** Why a file cannot be used, as a clause for people: the platform's message is often only its name. */
    static String problem(Exception e) {
        if (e instanceof AccessDeniedException || e instanceof ReadOnlyFileSystemException) {
            return "its rights do not allow it";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "there is a file where a folder is expected";
        }
        if (e instanceof NoSuchFileException) {
            return "a file is missing: " + e.getMessage();
        }
        return e.getMessage() == null ? "the disk gives no reason" : e.getMessage();
    }
}
