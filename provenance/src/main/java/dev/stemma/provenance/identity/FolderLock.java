package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one thread of one process at a time change something in a folder. */
final class FolderLock {
    private FolderLock() {}

    /** Makes the folder and the one in it where they are absent, and runs the change alone. */
    static <T, E extends Exception> T run(Path home, Path inner, IdentityStore.Change<T, E> change) throws E {
        synchronized (FolderLock.class) {
            try {
                OwnerOnly.createFolder(home);
                OwnerOnly.createFolder(inner);
                try (FileChannel lock =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock.lock();
                    return change.make();
                }
            } catch (IOException e) {
                throw new IdentityException("cannot use the folder " + home + " for keys: " + DiskProblem.of(e), e);
            }
        }
    }
}
