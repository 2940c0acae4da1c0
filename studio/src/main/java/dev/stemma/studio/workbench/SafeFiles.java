package dev.stemma.studio.workbench;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes whole files, never leaving half of one. */
final class SafeFiles {
    private SafeFiles() {}

    /**
     * A whole file.
     *
     * @throws WorkbenchException if it is not there, is a folder, is larger than {@code most} bytes or cannot be read
     */
    static byte[] read(Path file, long most) throws WorkbenchException {
        try {
            if (Files.isDirectory(file)) {
                throw new WorkbenchException(file + " is a folder", "name a file");
            }
            if (Files.size(file) > most) {
                throw new WorkbenchException(
                        file + " has " + Files.size(file) + " bytes", "files of at most " + most + " bytes are read");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new WorkbenchException("there is no file " + file, "check the name", e);
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be read: " + e.getMessage(), "check its rights", e);
        }
    }

    /** Refuses if the file is there and must not be replaced. */
    static void requireFree(Path file, boolean overwrite) throws WorkbenchException {
        if (!overwrite && Files.exists(file)) {
            throw new WorkbenchException(file + " exists already", "choose another --out, or replace it with --force");
        }
    }

    /** Writes beside the place and moves there. */
    static void write(Path file, byte[] content, boolean overwrite) throws WorkbenchException {
        requireFree(file, overwrite);
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, "." + file.getFileName(), ".part");
            try {
                Files.write(beside, content);
                readableAsUsual(beside);
                if (overwrite) {
                    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.move(beside, file);
                }
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (FileAlreadyExistsException e) {
            throw new WorkbenchException(
                    file + " exists already", "choose another --out, or replace it with --force", e);
        } catch (IOException e) {
            throw new WorkbenchException(
                    file + " cannot be written: " + e.getMessage(), "check the folder and its rights", e);
        }
    }

    /** Temporary files are for their owner alone; what we give away is not. */
    private static void readableAsUsual(Path file) {
        file.toFile().setReadable(true, false);
    }
}
