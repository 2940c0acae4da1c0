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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Authorities that this machine trusts: its own, which names signers and persons, and those added, one PEM file each.
 *
 * <pre>
 * HOME/trust/NAME.pem                added to name signers
 * HOME/trust/time-stamps/NAME.pem    added to name time stamp authorities
 * HOME/trust/identities/NAME.pem     added to name persons and organizations in CAWG identity assertions
 * </pre>
 *
 * <p>Changes are made under the lock of the identities, so that commands at the same time do no harm.
 */
public final class TrustStore {
    private static final String SUFFIX = ".pem";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Path folder;
    private final IdentityStore identities;

    TrustStore(Path folder, IdentityStore identities) {
        this.folder = folder;
        this.identities = identities;
    }

    /** For what an authority is trusted; a chain for the one never counts for the other. */
    public enum Usage {
        CLAIMS(".", TrustPolicy.CLAIM_USAGES),
        TIME_STAMPS("time-stamps", TrustPolicy.TIME_STAMP_USAGES),
        IDENTITIES("identities", TrustPolicy.IDENTITY_USAGES);

        private final String folder;
        private final Set<String> extendedKeyUsages;

        Usage(String folder, Set<String> extendedKeyUsages) {
            this.folder = folder;
            this.extendedKeyUsages = extendedKeyUsages;
        }

        /** As the command line and reports name it: {@code claims}, {@code time-stamps}, {@code identities}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** An authority under the name by which it is removed; the own one is always there once it exists. */
    public record Authority(String name, Usage usage, X509Certificate certificate) {}

    /**
     * Trusts the authorities in a PEM file for one usage.
     *
     * @param name letters, digits, dots, hyphens and underscores
     */
    public List<X509Certificate> add(String name, Path pem, Usage usage) throws WorkbenchException {
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
        identities.exclusively(() -> {
            for (Usage each : Usage.values()) {
                if (Files.exists(file(name, each))) {
                    throw new WorkbenchException(
                            "an authority was added under the name " + name + " before",
                            "give this one another --name, or first: stemma trust remove " + name);
                }
            }
            byte[] content = Pem.encode(certificates).getBytes(StandardCharsets.US_ASCII);
            SafeFiles.write(file(name, usage), content, false);
            return certificates;
        });
        return certificates;
    }

    /** Trusts them no longer. */
    public void remove(String name) throws WorkbenchException {
        requireAdded(name);
        identities.exclusively(() -> {
            Path file = requireAdded(name);
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new WorkbenchException(file + " cannot be removed: " + e.getMessage(), "check its rights", e);
            }
            return file;
        });
    }

    private Path requireAdded(String name) throws WorkbenchException {
        if (NAME.matcher(name).matches()) {
            for (Usage usage : Usage.values()) {
                if (Files.exists(file(name, usage))) {
                    return file(name, usage);
                }
            }
        }
        throw new WorkbenchException(
                "no authority was added under the name " + name, "stemma trust list shows the names");
    }

    private Path file(String name, Usage usage) {
        return folder(usage).resolve(name + SUFFIX);
    }

    private Path folder(Usage usage) {
        return folder.resolve(usage.folder).normalize();
    }

    /** All authorities, the own one first, then those added for each usage in order of name. */
    public List<Authority> list() throws WorkbenchException {
        List<Authority> all = new ArrayList<>();
        Signing.guarded(identities::root)
                .ifPresent(root -> List.of(Usage.CLAIMS, Usage.IDENTITIES)
                        .forEach(usage -> all.add(new Authority("own", usage, root))));
        for (Usage usage : Usage.values()) {
            for (Path file : files(folder(usage))) {
                String name = file.getFileName().toString();
                for (X509Certificate certificate : Signing.guarded(() -> Pem.certificates(file))) {
                    all.add(new Authority(name.substring(0, name.length() - SUFFIX.length()), usage, certificate));
                }
            }
        }
        return all;
    }

    private static List<Path> files(Path folder) throws WorkbenchException {
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
     * Everybody listed, and the authorities in the PEM files of the options.
     *
     * @throws WorkbenchException if a file cannot be read as PEM, or holds the certificate of somebody else
     */
    TrustPolicy policy(VerificationOptions options) throws WorkbenchException {
        TrustPolicy policy = TrustPolicy.none();
        for (Authority authority : list()) {
            policy = policy.plusAnchors(List.of(authority.certificate()), authority.usage().extendedKeyUsages);
        }
        policy = plus(policy, options.trusted(), Usage.CLAIMS, "--trust");
        policy = plus(policy, options.trustedForIdentities(), Usage.IDENTITIES, "--trust-identities");
        return plus(policy, options.trustedForTimeStamps(), Usage.TIME_STAMPS, "--trust-tsa");
    }

    private static TrustPolicy plus(TrustPolicy policy, List<Path> files, Usage usage, String option)
            throws WorkbenchException {
        TrustPolicy all = policy;
        for (Path file : files) {
            SafeFiles.requireFile(file);
            TrustPolicy before = all;
            all = Signing.guarded(
                    option + " names a file of certificates of authorities in PEM",
                    () -> before.plusAnchors(Pem.certificates(file), usage.extendedKeyUsages));
        }
        return all;
    }
}
