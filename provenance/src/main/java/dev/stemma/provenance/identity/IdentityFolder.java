package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of key files, by identity and purpose. */
record IdentityFolder(Path path) {
    private static final String KEY = ".p12";
    private static final String TOKEN = ".p11";

    /** The file for the key of an identity, if it is there. */
    Optional<StoredKey> find(String name, KeyPurpose purpose) {
        KeyFile file = keyFile(name, purpose);
        if (file.exists()) {
            return Optional.of(file);
        }
        TokenFile token = tokenFile(name, purpose);
        return Files.exists(token.path()) ? Optional.of(token) : Optional.empty();
    }

    /** The file of some key of the identity, that for claims first. */
    Optional<StoredKey> findAny(String name) {
        return Stream.of(KeyPurpose.values())
                .flatMap(purpose -> find(name, purpose).stream())
                .findFirst();
    }

    KeyFile keyFile(String name, KeyPurpose purpose) {
        return new KeyFile(path.resolve(FileName.encode(name, purpose) + KEY));
    }

    TokenFile tokenFile(String name, KeyPurpose purpose) {
        return new TokenFile(path.resolve(FileName.encode(name, purpose) + TOKEN));
    }

    /** Refuses a name that has a key for the purpose. */
    void requireFree(String name, KeyPurpose purpose) {
        find(name, purpose).ifPresent(file -> {
            throw new IdentityException(
                    "there is an identity " + name + " already, with its key for " + purpose + " in " + file.path());
        });
    }

    /** Removes the files of all keys of an identity, and says for what they were. */
    List<KeyPurpose> delete(String name) {
        List<KeyPurpose> deleted = new ArrayList<>();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            Optional<StoredKey> file = find(name, purpose);
            while (file.isPresent()) {
                delete(file.get().path());
                deleted.add(purpose);
                file = find(name, purpose);
            }
        }
        return deleted.stream().distinct().toList();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new IdentityException("cannot remove the key file " + file + ": " + DiskProblem.of(e), e);
        }
    }

    /** Whose keys are there, and for what, in order of name. */
    List<FileName.Parts> list() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.flatMap(file -> FileName.decode(file).stream())
                    .distinct()
                    .sorted(Comparator.comparing(FileName.Parts::name).thenComparing(FileName.Parts::purpose))
                    .toList();
        } catch (IOException e) {
            throw new IdentityException("cannot list the identities in " + path + ": " + DiskProblem.of(e), e);
        }
    }
}
