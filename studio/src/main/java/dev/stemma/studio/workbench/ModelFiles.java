package dev.stemma.studio.workbench;

import dev.stemma.provenance.label.ModelSignature;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a model that are signed one by one.
 *
 * @param digests by the path from the folder, its parts between slashes
 * @param ignored what is in the folder, or may be, and is not signed
 */
record ModelFiles(SortedMap<String, Digest> digests, List<String> ignored) {
    /**
     * All files in a folder and in those below it.
     *
     * @param signature that may lie there and cannot sign itself
     * @throws WorkbenchException if one cannot be read, or is a link: what it leads to may be another file tomorrow
     */
    static ModelFiles of(Path folder, Path signature) throws WorkbenchException {
        List<String> ignored = new ArrayList<>(ModelSignature.NEVER_SIGNED);
        Path root = folder.toAbsolutePath().normalize();
        Path own = signature.toAbsolutePath().normalize();
        if (own.startsWith(root)) {
            ignored.add(name(root, own));
        }
        SortedMap<String, Digest> digests = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                String name = name(root, file);
                boolean left = ignored.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "/"));
                if (!left && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    requireRegular(file);
                    digests.put(name, digest(file));
                }
            }
        } catch (IOException e) {
            throw new WorkbenchException(folder + " cannot be read: " + e.getMessage(), "check its rights", e);
        }
        return new ModelFiles(digests, ignored);
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static void requireRegular(Path file) throws WorkbenchException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new WorkbenchException(
                    file + " is a link or no file at all, which the signature of a model cannot hold",
                    "put the file itself in its place, or take it away");
        }
    }

    static Digest digest(Path file) throws WorkbenchException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), Digest.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Digest.ofBytes(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be read: " + e.getMessage(), "check its rights", e);
        }
    }
}
