package dev.stemma.studio.web;

import dev.stemma.provenance.identity.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * That a studio runs over a home, told to other programs of its owner: a lock that is held as long as it runs, however it
 * ends, and beside it the address that lets one more browser in.
 */
final class RunningStudio implements AutoCloseable {
    private static final String FOLDER = "studio";
    private static final String LOCK = "lock";
    private static final String ADDRESS = "address";

    private final Path folder;
    private final FileChannel channel;

    private RunningStudio(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes a home; nothing if another studio has it. */
    static Optional<RunningStudio> claim(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        OwnerOnly.createFolder(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isFree(channel)) {
            return Optional.of(new RunningStudio(folder, channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /** The address that the studio over a home left for the next browser; nothing if none runs. */
    static Optional<URI> invitation(Path home) throws IOException {
        Optional<RunningStudio> free = claim(home);
        if (free.isPresent()) {
            free.get().close();
            return Optional.empty();
        }
        Path address = home.resolve(FOLDER).resolve(ADDRESS);
        return Files.exists(address)
                ? Optional.of(URI.create(Files.readString(address, StandardCharsets.US_ASCII)))
                : Optional.empty();
    }

    /** Leaves an address for the next browser, where only the owner can read it. */
    void invite(URI address) throws IOException {
        OwnerOnly.write(folder.resolve(ADDRESS), address.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.resolve(ADDRESS));
        channel.close();
    }
}
