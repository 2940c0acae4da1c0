package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Files and folders that only their owner can read: by POSIX rights (0600, 0700), on Windows by the access control list. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes the folder where it is absent, its parents with the usual rights. */
    public static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        try {
            if (isPosix(folder)) {
                Files.createDirectory(folder, attribute(FOLDER));
            } else {
                Files.createDirectory(folder);
                restrict(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Makes the file, empty; refuses if there is one. */
    public static void createFile(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(file, attribute(FILE));
        } else {
            Files.createFile(file);
            restrict(file);
        }
    }

    /** Writes beside, then moves, so that the file is whole at any time and never readable by others. */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.getParent();
        Path beside = isPosix(folder)
                ? Files.createTempFile(folder, ".new", ".tmp", attribute(FILE))
                : Files.createTempFile(folder, ".new", ".tmp");
        try {
            restrict(beside);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Refuses a file that others can read or write. */
    static void check(Path file) throws IOException {
        if (isPosix(file)) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (!EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE)
                    .containsAll(rights)) {
                throw new IdentityException("the key file " + file + " can be used by others than its owner ("
                        + PosixFilePermissions.toString(rights) + "); expected rw-------: chmod 600 " + file);
            }
        }
    }

    private static void restrict(Path file) throws IOException {
        AclFileAttributeView list = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (list != null && !isPosix(file)) {
            list.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(list.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<Set<PosixFilePermission>> attribute(Set<PosixFilePermission> rights) {
        return PosixFilePermissions.asFileAttribute(rights);
    }
}
