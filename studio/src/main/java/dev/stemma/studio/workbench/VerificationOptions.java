package dev.stemma.studio.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How files are verified.
 *
 * @param trusted further authorities to trust, PEM files
 * @param trustedForTimeStamps further authorities to trust for time stamps, PEM files
 * @param trustedForIdentities further authorities to trust for naming persons, PEM files
 * @param models further models with which notes are replayed: folders of one, or of several
 * @param manifest a store to use instead of one beside the file; one inside the file counts before both
 * @param proof that the file is in a log, instead of one beside it
 * @param logPolicy the logs and witnesses that are known, instead of those of this machine: a file, or the key of a log
 */
public record VerificationOptions(
        List<Path> trusted,
        List<Path> trustedForTimeStamps,
        List<Path> trustedForIdentities,
        List<Path> models,
        Optional<Path> manifest,
        Optional<Path> proof,
        Optional<String> logPolicy) {
    public static final VerificationOptions DEFAULT = withStore(Optional.empty());

    public VerificationOptions {
        trusted = List.copyOf(trusted);
        trustedForTimeStamps = List.copyOf(trustedForTimeStamps);
        trustedForIdentities = List.copyOf(trustedForIdentities);
        models = List.copyOf(models);
    }

    /** With proofs beside the files, by logs that this machine knows. */
    public VerificationOptions(
            List<Path> trusted,
            List<Path> trustedForTimeStamps,
            List<Path> trustedForIdentities,
            List<Path> models,
            Optional<Path> manifest) {
        this(trusted, trustedForTimeStamps, trustedForIdentities, models, manifest, Optional.empty(), Optional.empty());
    }

    /** The same with other evidence of a log. */
    public VerificationOptions withLog(Optional<Path> otherProof, Optional<String> otherPolicy) {
        return new VerificationOptions(
                trusted, trustedForTimeStamps, trustedForIdentities, models, manifest, otherProof, otherPolicy);
    }

    /** Trusting whom this machine trusts. */
    public static VerificationOptions withStore(Optional<Path> manifest) {
        return new VerificationOptions(List.of(), List.of(), List.of(), List.of(), manifest);
    }
}
