package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.IdentityStore;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Authorities that this machine trusts to name signers: its own, and those added, one PEM file each. */
public final class TrustStore {
    private static final String SUFFIX = ".pem";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Path folder;
    private final IdentityStore identities;

    TrustStore(Path folder, IdentityStore identities) {
        this.folder = folder;
        this.identities = identities;
    }

    /** An authority under the name by which it is removed; the own one is always there once it exists. */
    public record Authority(String name, X509Certificate certificate) {}

    /**
     * Trusts the authorities in a PEM file.
     *
     * @param name letters, digits, dots, hyphens and underscores
     */
    public List<X509Certificate> add(String name, Path pem) throws WorkbenchException {
        if (!NAME.matcher(name).matches()) {
            throw new WorkbenchException(
                    "\"" + name + "\" cannot name an authority",
                    "give it a --name of letters, digits, dots, hyphens and underscores");
        }
        SafeFiles.requireFile(pem);
        List<X509Certificate> certificates = Signing.guarded(
                "an authority is given as its certificate in PEM, such as the ca.pem of a colleague",
                () -> Pem.certificates(pem));
        for (X509Certificate certificate : certificates) {
            if (certificate.getBasicConstraints() < 0) {
                throw new WorkbenchException(
                        pem + " holds the certificate of " + certificate.getSubjectX500Principal()
                                + ", which is no authority",
                        "ask for the certificate of the authority that issued it");
            }
        }
        Path file = folder.resolve(name + SUFFIX);
        if (Files.exists(file)) {
            throw new WorkbenchException(
                    "an authority was added under the name " + name + " before",
                    "give this one another --name, or first: stemma trust remove " + name);
        }
        SafeFiles.write(file, Pem.encode(certificates).getBytes(StandardCharsets.US_ASCII), false);
        return certificates;
    }

    /** Trusts them no longer. */
    public void remove(String name) throws WorkbenchException {
        Path file = folder.resolve(name + SUFFIX);
        if (!NAME.matcher(name).matches() || !Files.exists(file)) {
            throw new WorkbenchException(
                    "no authority was added under the name " + name, "stemma trust list shows the names");
        }
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new WorkbenchException(file + " cannot be removed: " + e.getMessage(), "check its rights", e);
        }
    }

    /** All authorities, those added in order of name, the own one first. */
    public List<Authority> list() throws WorkbenchException {
        List<Authority> all = new ArrayList<>();
        Signing.guarded(identities::root).ifPresent(root -> all.add(new Authority("own", root)));
        for (Path file : files()) {
            String name = file.getFileName().toString();
            for (X509Certificate certificate : Signing.guarded(() -> Pem.certificates(file))) {
                all.add(new Authority(name.substring(0, name.length() - SUFFIX.length()), certificate));
            }
        }
        return all;
    }

    private List<Path> files() throws WorkbenchException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new WorkbenchException(folder + " cannot be read: " + e.getMessage(), "check its rights", e);
        }
    }

    /**
     * Everybody listed, and the authorities in these PEM files.
     *
     * @throws WorkbenchException if a file cannot be read as PEM
     */
    TrustPolicy policy(List<Path> further) throws WorkbenchException {
        List<X509Certificate> authorities = new ArrayList<>();
        for (Authority authority : list()) {
            authorities.add(authority.certificate());
        }
        for (Path file : further) {
            SafeFiles.requireFile(file);
            authorities.addAll(
                    Signing.guarded("--trust names a file of certificates in PEM", () -> Pem.certificates(file)));
        }
        return TrustPolicy.none().plusAnchors(authorities, TrustPolicy.CLAIM_USAGES);
    }
}
