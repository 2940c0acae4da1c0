package dev.stemma.studio.cli;

import dev.stemma.provenance.identity.Passwords;
import dev.stemma.provenance.identity.StorePassword;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The passwords of keys: {@code STEMMA_PASSWORD}, or what stands in the file that {@code STEMMA_PASSWORD_FILE} names (in a
 * folder, the file with the identity's name), else whoever is at the terminal is asked. The password under which a key
 * travels is apart: {@code STEMMA_TRANSFER_PASSWORD} and {@code STEMMA_TRANSFER_PASSWORD_FILE}.
 */
final class PasswordSettings implements Passwords {
    private static final String VARIABLE = "STEMMA_PASSWORD";
    private static final String TRANSFER = "STEMMA_TRANSFER_PASSWORD";
    private static final String FILE = "_FILE";
    private static final int LONGEST_FILE = 4096;

    private final Terminal terminal;
    private final Map<String, StorePassword> known = new HashMap<>();

    PasswordSettings(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public StorePassword forNewKey(String identity) {
        return Optional.ofNullable(known.get(identity))
                .or(() -> set(VARIABLE, identity))
                .orElseGet(StorePassword::none);
    }

    @Override
    public StorePassword toOpen(String identity) {
        return known.computeIfAbsent(
                identity,
                name -> set(VARIABLE, name)
                        .or(() -> asked("password of " + name))
                        .orElseThrow(() -> missing("the key of " + name + " has a password", VARIABLE)));
    }

    /** Has the key that is made next for the identity protected, by what is set or else by what the person chooses. */
    void protect(String identity) {
        known.put(
                identity,
                set(VARIABLE, identity)
                        .or(() -> chosen("new password of " + identity))
                        .orElseThrow(() -> missing("--protect needs a password", VARIABLE)));
    }

    /** For a file that takes a key elsewhere. */
    StorePassword forExport() {
        return set(TRANSFER, "")
                .or(() -> chosen("password for the exported file"))
                .orElseThrow(() -> missing("an exported key needs a password of its own", TRANSFER));
    }

    /** Of a file that brings a key from elsewhere. */
    StorePassword forImport() {
        return set(TRANSFER, "")
                .or(() -> asked("password of the file"))
                .orElseThrow(() -> missing("the file with the key has a password", TRANSFER));
    }

    private Optional<StorePassword> set(String variable, String identity) {
        Optional<String> file = terminal.secrets().variable(variable + FILE);
        if (file.isPresent()) {
            return Optional.of(inFile(variable + FILE, file.get(), identity));
        }
        return terminal.secrets().variable(variable).map(text -> StorePassword.of(text.toCharArray()));
    }

    private StorePassword inFile(String variable, String name, String identity) {
        try {
            Path named = terminal.resolve(Path.of(name));
            Path file = Files.isDirectory(named) ? inside(named, identity) : named;
            if (Files.size(file) > LONGEST_FILE) {
                throw new Failure(
                        file + " is too long to hold a password",
                        variable + " names a file with the password in its first line, or a folder of such files");
            }
            String line = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            if (line.isEmpty()) {
                throw new Failure(file + " holds no password", "its first line is the password");
            }
            return StorePassword.of(line.toCharArray());
        } catch (IOException | InvalidPathException e) {
            throw new Failure(
                    "the file of passwords that " + variable + " names cannot be read for " + identity + ": "
                            + e.getMessage(),
                    "it is a file with the password in its first line, or a folder with one such file for each identity",
                    e);
        }
    }

    private static Path inside(Path folder, String identity) {
        Path file = folder.resolve(identity).normalize();
        if (!folder.normalize().equals(file.getParent())) {
            throw new InvalidPathException(identity, "no name of a file");
        }
        return file;
    }

    private Optional<StorePassword> asked(String question) {
        return terminal.secrets().ask(question).filter(text -> text.length > 0).map(StorePassword::of);
    }

    /** Asks twice, since nobody sees what is typed. */
    private Optional<StorePassword> chosen(String question) {
        Optional<char[]> first = terminal.secrets().ask(question).filter(text -> text.length > 0);
        if (first.isPresent()
                && !Arrays.equals(
                        first.get(), terminal.secrets().ask("the same again").orElse(new char[0]))) {
            throw new Failure("the two passwords differ", "type the same one twice");
        }
        return first.map(StorePassword::of);
    }

    private static Failure missing(String what, String variable) {
        return new Failure(
                what + ", and none was given",
                "set " + variable + ", or " + variable + FILE + " to a file that holds it, or call from a terminal");
    }
}
