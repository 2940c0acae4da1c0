package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The local authority in its folder: the key in {@code ca.p12}, the root to give to others in {@code ca.pem}. */
record AuthorityFiles(Path home) {
    Path rootFile() {
        return home.resolve("ca.pem");
    }

    private KeyFile key() {
        return new KeyFile(home.resolve("ca.p12"));
    }

    /** The root, once there is one. */
    Optional<X509Certificate> root() {
        if (Files.exists(rootFile())) {
            return Optional.of(Pem.certificates(rootFile()).get(0));
        }
        return key().exists() ? Optional.of(key().readChain().get(0)) : Optional.empty();
    }

    /** The authority, made at first use; only under the lock of the folder. */
    LocalAuthority openOrCreate(Clock clock, SecureRandom random) {
        LocalAuthority authority;
        if (key().exists()) {
            authority = LocalAuthority.of(key().read("ca", StorePassword::none));
        } else if (Files.exists(rootFile())) {
            throw new IdentityException("the local authority's key " + key().path() + " is missing, its certificate "
                    + rootFile() + " is there; put the key back from a backup, or move the certificate away to start a"
                    + " new authority");
        } else {
            authority = LocalAuthority.create(clock, random);
            key().write(authority.toStore(), StorePassword.none(), random);
        }
        if (!Files.exists(rootFile())) {
            writeRoot(authority.root());
        } else if (!root().equals(Optional.of(authority.root()))) {
            throw new IdentityException(rootFile() + " is not the certificate of the key in " + key().path()
                    + "; move it away and it is written anew");
        }
        return authority;
    }

    private void writeRoot(X509Certificate root) {
        try {
            OwnerOnly.write(rootFile(), Pem.encode(List.of(root)).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IdentityException("cannot write " + rootFile() + ": " + DiskProblem.of(e), e);
        }
    }
}
