package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys with a password: from the terminal, the environment or a file, never from the words of a call. */
class KeyPasswordsTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.write("letter.txt", "Dear Ann,");
    }

    /** A person at the terminal, or settings, or nobody. */
    private record Person(Map<String, String> variables, Deque<String> answers) implements Secrets {
        static Person typing(String... answers) {
            return new Person(Map.of(), new ArrayDeque<>(List.of(answers)));
        }

        static Person setting(String name, Object value) {
            return new Person(Map.of(name, value.toString()), new ArrayDeque<>());
        }

        @Override
        public Optional<String> variable(String name) {
            return Optional.ofNullable(variables.get(name));
        }

        @Override
        public Optional<char[]> ask(String question) {
            return Optional.ofNullable(answers.poll()).map(String::toCharArray);
        }
    }

    @Test
    void aPasswordIsAskedForTwiceWhenAKeyIsMadeAndOnceWhenItSigns() {
        machine.run(Person.typing("horse", "horse"), "key", "new", "ann", "--protect")
                .calm();

        machine.run(Person.typing("horse"), "sign", "letter.txt", "--as", "ann", "--co-sign", "ann")
                .done();

        assertThat(machine.run(Person.typing("donkey"), "sign", "letter.txt", "--as", "ann", "--force")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("ann.p12 does not open with the password given");
        assertThat(machine.run("sign", "letter.txt", "--as", "ann", "--force")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains(
                        "the key of ann has a password, and none was given", "STEMMA_PASSWORD", "STEMMA_PASSWORD_FILE");
        machine.run("key", "list").done();
        machine.run("verify", "letter.txt").done();
    }

    @Test
    void whatIsTypedTwiceIsTheSame() {
        assertThat(machine.run(Person.typing("horse", "hores"), "key", "new", "ann", "--protect")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("the two passwords differ");
        machine.run("key", "new", "ann", "--protect").refused(ExitCode.FAILED);
        assertThat(machine.run("key", "list").done().out()).startsWith("no identities yet");
    }

    @Test
    void theEnvironmentMayHoldOneForAll() {
        Person set = Person.setting("STEMMA_PASSWORD", "horse");
        machine.run(set, "key", "new", "ann").calm();

        machine.run(set, "sign", "letter.txt", "--as", "ann").done();
        machine.run("sign", "letter.txt", "--as", "ann", "--force").refused(ExitCode.FAILED);
    }

    @Test
    void aFolderMayHoldOneForEach() throws Exception {
        machine.write("passwords/ann", "horse\n");
        machine.write("passwords/bo", "battery\n");
        Person set = Person.setting("STEMMA_PASSWORD_FILE", machine.file("passwords"));
        machine.run(set, "key", "new", "ann").calm();
        machine.run(set, "key", "new", "bo").calm();

        machine.run(set, "sign", "letter.txt", "--as", "ann", "--co-sign", "ann", "--co-sign", "bo:editor")
                .done();

        machine.run(Person.typing("battery"), "sign", "letter.txt", "--as", "bo", "--force")
                .done();
        assertThat(machine.run(set, "key", "new", "carol")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("STEMMA_PASSWORD_FILE", "carol");
        machine.run(set, "key", "new", "../ann").refused(ExitCode.FAILED);
    }

    @Test
    void aFileMayHoldOneForAll() throws Exception {
        machine.write("password", "horse\n");
        machine.write("empty", "");
        Person set = Person.setting("STEMMA_PASSWORD_FILE", machine.file("password"));
        machine.run(set, "key", "new", "ann").calm();

        machine.run(set, "sign", "letter.txt", "--as", "ann").done();
        assertThat(machine.run(Person.setting("STEMMA_PASSWORD_FILE", machine.file("empty")), "key", "new", "bo")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("holds no password");
    }

    @Test
    void aKeyIsExportedUnderAPasswordOfItsOwnAndImportedElsewhere() throws Exception {
        machine.run(Person.setting("STEMMA_PASSWORD", "horse"), "key", "new", "ann", "--purpose", "credentials")
                .calm();
        Person both = new Person(
                Map.of("STEMMA_PASSWORD", "horse", "STEMMA_TRANSFER_PASSWORD", "on the way"), new ArrayDeque<>());

        machine.run(both, "key", "export", "ann", "--with-key", "--out", "ann.p12", "--purpose", "credentials")
                .done();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.file("ann.p12"))))
                .isEqualTo("rw-------");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = new FileInputStream(machine.file("ann.p12").toFile())) {
            store.load(file, "on the way".toCharArray());
        }
        assertThat(store.isKeyEntry("ann")).isTrue();
        Machine elsewhere = machine.withHome("elsewhere");
        Person transfer = Person.setting("STEMMA_TRANSFER_PASSWORD", "on the way");
        assertThat(elsewhere
                        .run(transfer, "key", "import", "ann", "ann.p12", "--purpose", "credentials")
                        .done()
                        .out())
                .startsWith("imported");
        elsewhere
                .run(transfer, "key", "import", "ann", "ann.p12", "--purpose", "credentials")
                .refused(ExitCode.FAILED);
        elsewhere.run("sign", "letter.txt", "--co-sign", "ann").done();
        machine.run(both, "key", "export", "ann", "--with-key", "--out", "ann.p12", "--purpose", "credentials")
                .refused(ExitCode.FAILED);
        assertThat(machine.run("key", "export", "ann", "--with-key")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("never shown");
    }

    @Test
    void aPurposeOrADeviceThatIsNoneIsAMistakeOfTheCall() {
        assertThat(machine.run("key", "new", "ann", "--purpose", "love")
                        .refused(ExitCode.USAGE)
                        .err())
                .contains("claims, models, credentials, log, receipts, witness or openssf");
        machine.run("key", "new", "ann", "--alias", "a").refused(ExitCode.USAGE);
        machine.run("key", "new", "ann", "--pkcs11", "x.cfg", "--algorithm", "ed25519")
                .refused(ExitCode.USAGE);
        assertThat(machine.run(Person.typing("1234"), "key", "new", "ann", "--pkcs11", "missing.cfg")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("missing.cfg");
        machine.run("key", "new", "ann").calm();
        assertThat(machine.run("key", "csr", "ann", "--purpose", "models")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("identity ann has no key for models yet");
        assertThat(machine.run("key", "new", "ann", "--purpose", "models", "--json")
                        .json()
                        .get("purpose")
                        .asText())
                .isEqualTo("models");
        assertThat(machine.run("key", "csr", "ann", "--purpose", "models")
                        .done()
                        .out())
                .contains("CERTIFICATE REQUEST");
    }
}
