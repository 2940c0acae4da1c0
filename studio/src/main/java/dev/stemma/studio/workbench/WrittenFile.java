package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Digest;
import java.nio.file.Path;

/** A file that was written. */
public record WrittenFile(Path path, Digest sha256, String mediaType) {}
