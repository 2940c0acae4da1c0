package dev.stemma.provenance.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The {@link BatchFile}s of a log, of which one at a time is in use. */
final class BatchFiles implements Closeable {
    private static final String BEGINNING = "batches-";

    private final Path folder;
    private BatchFile current;

    private BatchFiles(Path folder, BatchFile current) {
        this.folder = folder;
        this.current = current;
    }

    static boolean areIn(Path folder) throws IOException {
        return !files(folder).isEmpty();
    }

    /** The first file of a log. */
    static BatchFiles create(Path folder, byte[] emptyRoot) throws IOException {
        return new BatchFiles(folder, BatchFile.create(file(folder, 0), 0, emptyRoot));
    }

    /** The file that was in use last; those before it are done with. */
    static BatchFiles open(Path folder) throws IOException {
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            throw new LogException("the log is damaged: no file " + folder.resolve(BEGINNING + "...")
                    + " says how far it came; put it back from a copy");
        }
        BatchFile last = BatchFile.open(files.get(files.size() - 1));
        for (Path done : files.subList(0, files.size() - 1)) {
            Files.delete(done);
        }
        return new BatchFiles(folder, last);
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, BEGINNING + "[0-9]*[0-9]")) {
                all.forEach(files::add);
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }

    private static Path file(Path folder, long base) {
        return folder.resolve(String.format("%s%019d", BEGINNING, base));
    }

    BatchFile current() {
        return current;
    }

    /** Begins a new file after so many entries, whose tiles are on the disk. */
    void next(long size, byte[] root) throws IOException {
        BatchFile done = current;
        if (done.base() == size) {
            return;
        }
        current = BatchFile.create(file(folder, size), size, root);
        done.close();
        Files.delete(file(folder, done.base()));
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
