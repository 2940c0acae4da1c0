package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.ManifestReader;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Verifies files: finds a store that lies beside one, and asks whom this machine trusts. */
final class Verification {
    private final Signing signing;
    private final Clock clock;

    Verification(Signing signing, Clock clock) {
        this.signing = signing;
        this.clock = clock;
    }

    /**
     * @throws WorkbenchException if the file, a named store or a named PEM file cannot be opened
     */
    Verdict verify(Path file, VerificationOptions options) throws WorkbenchException {
        TrustPolicy policy = signing.trust().policy(options.trusted());
        Optional<byte[]> store = sidecar(file, options);
        if (Files.isDirectory(file)) {
            throw new WorkbenchException(file + " is a folder", "name files");
        }
        try (ByteSource source = ByteSource.open(file)) {
            return Verifier.verify(source, store, policy, clock);
        } catch (IOException e) {
            throw new WorkbenchException(
                    file + " cannot be opened"
                            + (Files.exists(file) ? ": " + e.getMessage() : ": there is no such file"),
                    "check the name and the rights",
                    e);
        }
    }

    /** What was composed a moment ago, as its own author verifies it. */
    Verdict verify(byte[] content, Optional<byte[]> store) throws WorkbenchException {
        return Verifier.verify(ByteSource.of(content), store, signing.trust().policy(List.of()), clock);
    }

    /** C2PA 2.5, 11.8: {@code name.ext.c2pa} before {@code name.c2pa}; the verifier prefers an embedded store. */
    private static Optional<byte[]> sidecar(Path file, VerificationOptions options) throws WorkbenchException {
        if (options.manifest().isPresent()) {
            return Optional.of(SafeFiles.read(options.manifest().get(), ManifestReader.MAX_STORE));
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        for (String candidate : List.of(name + ".c2pa", (dot > 0 ? name.substring(0, dot) : name) + ".c2pa")) {
            Path sidecar = file.resolveSibling(candidate);
            if (!sidecar.equals(file) && Files.isRegularFile(sidecar)) {
                return Optional.of(SafeFiles.read(sidecar, ManifestReader.MAX_STORE));
            }
        }
        return Optional.empty();
    }
}
