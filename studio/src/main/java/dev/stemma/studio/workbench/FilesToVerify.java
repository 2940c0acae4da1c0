package dev.stemma.studio.workbench;

import dev.stemma.provenance.cose.SignedStatement;
import dev.stemma.provenance.log.LogProof;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that are meant by names of files and folders. Folders are walked in order of name, all the way down; what is
 * hidden in them, stores of credentials, proofs of logs, and symbolic links are passed over.
 *
 * @param files in the order of the names given
 * @param passedOver symbolic links, pipes and devices in folders
 * @param unreadable folders that cannot be listed
 */
public record FilesToVerify(List<Subject> files, int passedOver, List<WorkbenchException> unreadable) {
    /** How many files are verified in one go. */
    public static final int MOST = 1_000_000;

    /**
     * One file.
     *
     * @param name as it was named, or found under the folder named
     * @param path where it is
     * @param found whether it was found in a folder, so that it may be of a kind that carries no credentials
     */
    public record Subject(Path name, Path path, boolean found) {}

    public FilesToVerify {
        files = List.copyOf(files);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Looks them up.
     *
     * @param directory against which names are resolved
     * @throws WorkbenchException if there are more than {@value #MOST}
     */
    public static FilesToVerify of(Path directory, List<Path> names) throws WorkbenchException {
        Walk walk = new Walk();
        for (Path name : names) {
            Path path = directory.resolve(name);
            if (!name.toString().isEmpty() && Files.isDirectory(path)) {
                walk.folder(name, path);
            } else {
                walk.add(new Subject(name, path, false));
            }
        }
        return new FilesToVerify(walk.files, walk.passedOver, walk.unreadable);
    }

    /** What was found so far. */
    private static final class Walk {
        private final List<Subject> files = new ArrayList<>();
        private final List<WorkbenchException> unreadable = new ArrayList<>();
        private int passedOver;

        void add(Subject subject) throws WorkbenchException {
            if (files.size() == MOST) {
                throw new WorkbenchException(
                        "more than " + MOST + " files are too many for one call", "verify the folders one by one");
            }
            files.add(subject);
        }

        void folder(Path name, Path path) throws WorkbenchException {
            Deque<Subject> pending = new ArrayDeque<>(List.of(new Subject(name, path, false)));
            while (!pending.isEmpty()) {
                Subject next = pending.pop();
                boolean root = !next.found();
                if (Files.isDirectory(next.path(), options(root))) {
                    List<Subject> entries = entries(next);
                    for (int i = entries.size() - 1; i >= 0; i--) {
                        pending.push(entries.get(i));
                    }
                } else if (Files.isRegularFile(next.path(), LinkOption.NOFOLLOW_LINKS)) {
                    add(next);
                } else {
                    passedOver++;
                }
            }
        }

        /** The folder that was named may be a link. */
        private static LinkOption[] options(boolean root) {
            return root ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        }

        private static boolean isEvidence(String name) {
            return Stream.of(FileVerifier.SIDECAR, LogProof.EXTENSION, SignedStatement.EXTENSION)
                    .anyMatch(name::endsWith);
        }

        private List<Subject> entries(Subject folder) {
            List<Subject> entries = new ArrayList<>();
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
                for (Path entry : stream) {
                    Path last = entry.getFileName();
                    if (!last.toString().startsWith(".") && !isEvidence(last.toString())) {
                        entries.add(new Subject(folder.name().resolve(last), entry, true));
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                unreadable.add(new WorkbenchException(
                        "the folder " + folder.name() + " cannot be listed",
                        "check that it is there, and its rights",
                        e));
                return List.of();
            }
            entries.sort(Comparator.comparing(entry -> entry.name().toString()));
            return entries;
        }
    }
}
