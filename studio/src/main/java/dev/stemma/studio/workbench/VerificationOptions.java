package dev.stemma.studio.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How files are verified.
 *
 * @param trusted further authorities to trust, PEM files
 * @param manifest a store to use instead of one beside the file; one inside the file counts before both
 */
public record VerificationOptions(List<Path> trusted, Optional<Path> manifest) {
    public static final VerificationOptions DEFAULT = new VerificationOptions(List.of(), Optional.empty());

    public VerificationOptions {
        trusted = List.copyOf(trusted);
    }
}
