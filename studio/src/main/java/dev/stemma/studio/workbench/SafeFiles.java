package dev.stemma.studio.workbench;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads and writes whole files, never leaving half of one. */
final class SafeFiles {
    private static final String REPLACE = "choose another --out, or replace it with --force";

    private SafeFiles() {}

    /**
     * A whole file.
     *
     * @throws WorkbenchException if it is not there, is a folder, is larger than {@code most} bytes or cannot be read
     */
    static byte[] read(Path file, long most) throws WorkbenchException {
        try {
            requireFile(file);
            if (Files.size(file) > most) {
                throw new WorkbenchException(
                        file + " has " + Files.size(file) + " bytes", "files of at most " + most + " bytes are read");
            }
            return Files.readAllBytes(file);
        } catch (AccessDeniedException e) {
            throw new WorkbenchException(file + " cannot be read: its rights do not allow it", "check its rights", e);
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be read: " + e.getMessage(), "check the disk", e);
        }
    }

    /** Refuses what is not there, a folder, and what has no end, such as a pipe or a device. */
    static void requireFile(Path file) throws WorkbenchException {
        if (Files.isDirectory(file)) {
            throw new WorkbenchException(file + " is a folder", "name a file");
        }
        if (!Files.exists(file)) {
            throw new WorkbenchException("there is no file " + file, "check the name");
        }
        if (!Files.isRegularFile(file)) {
            throw new WorkbenchException(file + " is a pipe or a device", "save its content as a file and name that");
        }
    }

    /** Refuses if the file is there and must not be replaced. */
    static void requireFree(Path file, boolean overwrite) throws WorkbenchException {
        if (Files.isDirectory(file)) {
            throw new WorkbenchException(file + " is a folder", "choose another --out");
        }
        if (!overwrite && Files.exists(file)) {
            throw new WorkbenchException(file + " exists already", REPLACE);
        }
    }

    /** A file to write. */
    record Content(Path path, byte[] bytes) {}

    /** Writes one file as {@link #writeAll} does. */
    static void write(Path file, byte[] content, boolean overwrite) throws WorkbenchException {
        writeAll(List.of(new Content(file, content)), overwrite);
    }

    /** The same for several files; see {@link #writeAll(List, Predicate)}. */
    static void writeAll(List<Content> files, boolean overwrite) throws WorkbenchException {
        writeAll(files, path -> overwrite);
    }

    /** Writes all beside their places, then moves them there; what fails on the way leaves nothing. */
    static void writeAll(List<Content> files, Predicate<Path> replaceable) throws WorkbenchException {
        Map<Path, Path> staged = new LinkedHashMap<>();
        Path current = files.get(0).path();
        try {
            for (Content file : files) {
                current = file.path();
                requireFree(current, replaceable.test(current));
                stage(file, staged);
            }
            for (Map.Entry<Path, Path> entry : staged.entrySet()) {
                current = entry.getKey();
                move(entry.getValue(), current, replaceable.test(current));
            }
        } catch (FileAlreadyExistsException e) {
            throw new WorkbenchException(current + " exists already", REPLACE, e);
        } catch (IOException e) {
            throw new WorkbenchException(
                    current + " cannot be written: " + reason(e), "check the folder and its rights", e);
        } finally {
            staged.values().forEach(SafeFiles::discard);
        }
    }

    private static void stage(Content file, Map<Path, Path> staged) throws IOException {
        Path folder = file.path().toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, ".stemma", ".part");
        staged.put(file.path(), beside);
        Files.write(beside, file.bytes());
        readableAsUsual(beside);
    }

    private static void move(Path from, Path to, boolean overwrite) throws IOException {
        if (overwrite) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(from, to);
        }
    }

    private static void discard(Path staged) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            staged.toFile().deleteOnExit();
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "the rights of its folder do not allow it"
                : String.valueOf(e.getMessage());
    }

    /** Temporary files are for their owner alone; what we give away is not. */
    private static void readableAsUsual(Path file) {
        file.toFile().setReadable(true, false);
    }
}
