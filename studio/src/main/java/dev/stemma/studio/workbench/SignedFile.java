package dev.stemma.studio.workbench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A file that was signed for somebody to take along.
 *
 * @param name that says what it is, and is safe as the name of a file
 */
public record SignedFile(String name, byte[] content, String mediaType) {
    private static final String ARCHIVE = "application/zip";

    /** The file alone, or several in an archive. */
    public static SignedFile together(List<SignedFile> files) {
        if (files.size() == 1) {
            return files.get(0);
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (SignedFile file : files) {
                ZipEntry entry = new ZipEntry(file.name());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written to", e);
        }
        String first = files.get(0).name();
        int dot = first.lastIndexOf('.');
        return new SignedFile((dot > 0 ? first.substring(0, dot) : first) + ".zip", archive.toByteArray(), ARCHIVE);
    }
}
