package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says on which device a key is, and holds its certificates:
 *
 * <pre>
 * configuration: /home/ada/card.cfg
 * alias: ada
 * -----BEGIN CERTIFICATE-----
 * ...
 * </pre>
 */
record TokenFile(Path path) implements StoredKey {
    private static final String CONFIGURATION = "configuration: ";
    private static final String ALIAS = "alias: ";

    /** It holds no secret; the device asks for the PIN itself. */
    @Override
    public boolean isProtected() {
        return false;
    }

    @Override
    public Identity read(String name, Supplier<StorePassword> password) {
        return token().open(name, password.get(), readChain());
    }

    @Override
    public List<X509Certificate> readChain() {
        return Pem.certificates(path);
    }

    /** The key stays where it is, only the certificates are replaced. */
    @Override
    public void write(Identity identity, StorePassword password, SecureRandom random) {
        write(token(), identity.chain());
    }

    void write(Token token, List<X509Certificate> chain) {
        String text = CONFIGURATION + token.configuration() + "\n" + ALIAS + token.alias() + "\n" + Pem.encode(chain);
        try {
            OwnerOnly.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IdentityException("cannot write the key file " + path + ": " + DiskProblem.of(e), e);
        }
    }

    private Token token() {
        try {
            OwnerOnly.check(path);
            List<String> lines = Files.readAllLines(path);
            if (lines.size() > 2
                    && lines.get(0).startsWith(CONFIGURATION)
                    && lines.get(1).startsWith(ALIAS)) {
                return new Token(
                        Path.of(lines.get(0).substring(CONFIGURATION.length())),
                        lines.get(1).substring(ALIAS.length()));
            }
            throw new IdentityException("cannot use the key file " + path + ": expected \"" + CONFIGURATION
                    + "\" in its first line and \"" + ALIAS + "\" in its second");
        } catch (IOException e) {
            throw new IdentityException("cannot read the key file " + path + ": " + DiskProblem.of(e), e);
        }
    }
}
