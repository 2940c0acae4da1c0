package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that never leave a device, by SoftHSM, which we did not write. It reads its settings from the environment, so each
 * step runs in a process of its own.
 */
@Tag("independent-validator")
class TokenTest {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/usr/local/lib/softhsm/libsofthsm2.so"));

    @TempDir
    static Path folder;

    private static Path configuration;

    @BeforeAll
    static void initialize() throws Exception {
        Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
        assumeTrue(library.isPresent(), "not here: SoftHSM (softhsm2)");
        Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + folder.resolve("tokens") + "\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "stemma", "--pin", "1234", "--so-pin", "4321");
        configuration = Files.writeString(
                folder.resolve("device.cfg"),
                "name = Stemma" + System.lineSeparator() + "library = " + library.get() + System.lineSeparator()
                        + "slotListIndex = 0" + System.lineSeparator());
    }

    @Test
    void aKeyIsMadeOnTheDeviceAndSignsThere() throws Exception {
        assertThat(step("1234", "make")).isEqualTo("made ES256 CN=swallow, O=Stemma local identity, C=ZZ");
        assertThat(step("1234", "sign")).isEqualTo("signed");
        assertThat(step("1234", "renew")).isEqualTo("renewed");
        assertThat(step("1234", "request")).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
        assertThat(step("9999", "sign")).contains("does not open with the PIN given", "CKR_PIN_INCORRECT");
        assertThat(step("1234", "export")).contains("is on a device and cannot be taken out of it");
        assertThat(Files.readString(folder.resolve("home/identities/swallow.credentials.p11")))
                .startsWith("configuration: " + configuration + "\nalias: swallow-key\n-----BEGIN CERTIFICATE-----\n")
                .doesNotContain("PRIVATE");
    }

    @Test
    void aDeviceThatIsNotThereIsSaidToBeMissing() throws Exception {
        Path missing = Files.writeString(folder.resolve("none.cfg"), "name = None\nlibrary = /nowhere.so\n");
        IdentityStore store = IdentityStore.at(folder.resolve("other"));

        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.createOn(
                        new Token(missing, "a"), "swallow", Optional.empty(), Clock.systemUTC(), new SecureRandom()))
                .withMessageContaining("none.cfg describes cannot be used");
        assertThat(store.list()).isEmpty();
    }

    private static String step(String pin, String what) throws Exception {
        return run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Step.class.getName(),
                folder.toString(),
                pin,
                what);
    }

    private static String run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** One thing that is done with the key on the device. */
    static final class Step {
        private Step() {}

        public static void main(String[] words) {
            StorePassword pin = StorePassword.of(words[1].toCharArray());
            IdentityStore store = IdentityStore.at(Path.of(words[0], "home"), Passwords.always(pin))
                    .forPurpose(KeyPurpose.CREDENTIALS);
            try {
                System.out.println(done(words[2], store, new Token(Path.of(words[0], "device.cfg"), "swallow-key")));
            } catch (IdentityException e) {
                System.out.println(e.getMessage());
            }
        }

        private static String done(String what, IdentityStore store, Token token) {
            SecureRandom random = new SecureRandom();
            Clock clock = Clock.systemUTC();
            switch (what) {
                case "make":
                    Identity made = store.createOn(token, "swallow", Optional.empty(), clock, random);
                    return "made " + made.algorithm() + " " + made.certificate().getSubjectX500Principal();
                case "sign":
                    store.open("swallow").orElseThrow().sign(new byte[100]);
                    return "signed";
                case "renew":
                    Clock later = Clock.offset(clock, Duration.ofDays(400));
                    store.openOrCreate("swallow", SignatureAlgorithm.ED25519, later, random)
                            .sign(new byte[1]);
                    return "renewed";
                case "request":
                    return store.certificateRequest("swallow");
                default:
                    store.exportKey("swallow", Path.of("never.p12"), StorePassword.none(), random);
                    return "exported";
            }
        }
    }
}
