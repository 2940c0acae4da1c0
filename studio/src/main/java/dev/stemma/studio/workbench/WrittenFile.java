package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Digest;
import java.nio.file.Path;

/** A file that was written. */
public record WrittenFile(Path path, Digest sha256, String mediaType) {
    /** Writes a document about a file. */
    public static WrittenFile save(Path path, byte[] document, String mediaType, boolean overwrite)
            throws WorkbenchException {
        SafeFiles.write(path, document, overwrite);
        return new WrittenFile(path, Digest.of(document), mediaType);
    }
}
