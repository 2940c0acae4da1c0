package dev.stemma.studio.workbench;

import dev.stemma.generator.session.Replay;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.ManifestReader;
import dev.stemma.provenance.c2pa.RecordChecks;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.TrustPolicy;
import dev.stemma.provenance.log.LogPolicy;
import dev.stemma.provenance.log.LogProof;
import dev.stemma.studio.journals.JournalLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Verifies files, each with the store that lies beside it, under one trust policy; for any number of threads. */
public final class FileVerifier {
    /** What a store beside a file is called: {@code name.ext.c2pa} or {@code name.c2pa} (C2PA 2.5, 11.8). */
    static final String SIDECAR = ".c2pa";

    private final TrustPolicy policy;
    private final Optional<Path> manifest;
    private final Optional<Path> proof;
    private final LogPolicy logs;
    private final Clock clock;
    private final Replay.Models models;

    FileVerifier(TrustPolicy policy, VerificationOptions options, LogPolicy logs, Clock clock, Replay.Models models) {
        this.policy = policy;
        this.manifest = options.manifest();
        this.proof = options.proof();
        this.logs = logs;
        this.clock = clock;
        this.models = models;
    }

    /**
     * @throws WorkbenchException if the file, or the store that belongs to it, cannot be opened
     */
    public Verdict verify(Path file) throws WorkbenchException {
        return examine(file, true).orElseThrow();
    }

    /** The same, but nothing for a file of no known kind, by content or by name, that has no credentials beside it. */
    Optional<Verdict> verifyIfKnown(Path file) throws WorkbenchException {
        return examine(file, false);
    }

    private Optional<Verdict> examine(Path file, boolean whateverItIs) throws WorkbenchException {
        SafeFiles.requireFile(file);
        Optional<byte[]> store = sidecar(file);
        try (ByteSource source = ByteSource.open(file)) {
            return whateverItIs || store.isPresent() || isKnown(file, source)
                    ? Optional.of(withEvidence(file, Verifier.verify(source, store, policy, clock, checks(file))))
                    : Optional.empty();
        } catch (AccessDeniedException e) {
            throw new WorkbenchException(file + " cannot be opened: its rights do not allow it", "check its rights", e);
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be opened: " + e.getMessage(), "check the disk", e);
        } catch (UncheckedIOException e) {
            throw new WorkbenchException(
                    file + " cannot be read: " + e.getCause().getMessage(), "check the disk, and who writes to it", e);
        }
    }

    /** With what lies beside the file. */
    private Verdict withEvidence(Path file, Verdict verdict) throws WorkbenchException {
        return log(file, verdict).in(WorksBeside.in(verdict, file));
    }

    /**
     * What the proof that lies beside a file, or was named, shows of its place in a log.
     *
     * @param verdict of the file
     * @throws WorkbenchException if the proof cannot be read from its disk
     */
    public LogEvidence log(Path file, Verdict verdict) throws WorkbenchException {
        Optional<Path> found = proof.or(() -> Optional.of(proofBeside(file)).filter(Files::isRegularFile));
        Optional<byte[]> content = Optional.empty();
        if (found.isPresent()) {
            SafeFiles.requireFile(found.get());
            content = Optional.of(beginning(found.get(), LogEvidence.LARGEST_PROOF));
        }
        return LogEvidence.of(verdict, JournalLines.beside(file), content, logs);
    }

    /** Where the proof of a log lies beside a file, if there is one. */
    static Path proofBeside(Path file) {
        return file.resolveSibling(file.getFileName() + LogProof.EXTENSION);
    }

    /** The notes of the file are compared with its journal, and those of models are written again. */
    private RecordChecks checks(Path file) {
        return new RecordChecks(Verification.checks(models), JournalLines.beside(file));
    }

    /** By its name too, so that a file spoiled beyond recognition does not slip through. */
    private static boolean isKnown(Path file, ByteSource source) {
        return Carrier.isUsualName(String.valueOf(file.getFileName()))
                || Carrier.detect(source).isPresent();
    }

    /** {@code name.ext.c2pa} before {@code name.c2pa}; the verifier prefers an embedded store. */
    private Optional<byte[]> sidecar(Path file) throws WorkbenchException {
        if (manifest.isPresent()) {
            SafeFiles.requireFile(manifest.get());
            return Optional.of(beginning(manifest.get()));
        }
        return storeBeside(file);
    }

    /** The bytes of the store that lies beside a file. */
    static Optional<byte[]> storeBeside(Path file) throws WorkbenchException {
        Optional<Path> beside = beside(file);
        return beside.isPresent() ? Optional.of(beginning(beside.get())) : Optional.empty();
    }

    /** The store that lies beside a file. */
    static Optional<Path> beside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return Stream.of(name + SIDECAR, (dot > 0 ? name.substring(0, dot) : name) + SIDECAR)
                .map(file::resolveSibling)
                .filter(sidecar -> !sidecar.equals(file) && Files.isRegularFile(sidecar))
                .findFirst();
    }

    /** As much of a store as shows that it is too long; to say so is for its reader. */
    private static byte[] beginning(Path sidecar) throws WorkbenchException {
        return beginning(sidecar, ManifestReader.MAX_STORE + 1);
    }

    private static byte[] beginning(Path evidence, int most) throws WorkbenchException {
        try (InputStream in = Files.newInputStream(evidence)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw new WorkbenchException(
                    "the credentials in " + evidence + " cannot be read: " + e.getMessage(), "check its rights", e);
        }
    }
}
