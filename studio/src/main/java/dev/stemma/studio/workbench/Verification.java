package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.ManifestReader;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
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
        SafeFiles.requireFile(file);
        Optional<byte[]> store = sidecar(file, options);
        try (ByteSource source = ByteSource.open(file)) {
            return Verifier.verify(source, store, policy, clock);
        } catch (AccessDeniedException e) {
            throw new WorkbenchException(file + " cannot be opened: its rights do not allow it", "check its rights", e);
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be opened: " + e.getMessage(), "check the disk", e);
        } catch (UncheckedIOException e) {
            throw new WorkbenchException(
                    file + " cannot be read: " + e.getCause().getMessage(), "check the disk, and who writes to it", e);
        }
    }

    /** What was composed a moment ago, as its own author verifies it. */
    Verdict verify(byte[] content, Optional<byte[]> store) throws WorkbenchException {
        return Verifier.verify(ByteSource.of(content), store, signing.trust().policy(List.of()), clock);
    }

    /** C2PA 2.5, 11.8: {@code name.ext.c2pa} before {@code name.c2pa}; the verifier prefers an embedded store. */
    private static Optional<byte[]> sidecar(Path file, VerificationOptions options) throws WorkbenchException {
        if (options.manifest().isPresent()) {
            SafeFiles.requireFile(options.manifest().get());
            return Optional.of(beginning(options.manifest().get()));
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        for (String candidate : List.of(name + ".c2pa", (dot > 0 ? name.substring(0, dot) : name) + ".c2pa")) {
            Path sidecar = file.resolveSibling(candidate);
            if (!sidecar.equals(file) && Files.isRegularFile(sidecar)) {
                return Optional.of(beginning(sidecar));
            }
        }
        return Optional.empty();
    }

    /** As much of a store as shows that it is too long; to say so is for its reader. */
    private static byte[] beginning(Path sidecar) throws WorkbenchException {
        try (InputStream in = Files.newInputStream(sidecar)) {
            return in.readNBytes(ManifestReader.MAX_STORE + 1);
        } catch (IOException e) {
            throw new WorkbenchException(
                    "the credentials in " + sidecar + " cannot be read: " + e.getMessage(), "check its rights", e);
        }
    }
}
