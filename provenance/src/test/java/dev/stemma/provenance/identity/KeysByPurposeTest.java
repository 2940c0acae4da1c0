package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An identity holds one key for each purpose, made when it is first needed. */
class KeysByPurposeTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final byte[] MESSAGE = "a melody".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private Path home;
    private IdentityStore store;

    @BeforeEach
    void openStore() {
        home = folder.resolve("home");
        store = IdentityStore.at(home);
    }

    private Identity open(IdentityStore from, KeyPurpose purpose) {
        return from.forPurpose(purpose).openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
    }

    @Test
    void noPurposeSharesItsKeyWithAnother() throws Exception {
        Set<Object> keys = new HashSet<>();
        for (KeyPurpose purpose : KeyPurpose.values()) {
            Identity identity = open(store, purpose);
            keys.add(identity.certificate().getPublicKey());
            assertThat(identity.certificate().getExtendedKeyUsage())
                    .as("%s", purpose)
                    .containsExactlyInAnyOrderElementsOf(purpose.usages());
            assertThat(purpose.violations(identity.certificate())).isEmpty();
        }

        assertThat(keys).hasSize(KeyPurpose.values().length);
        assertThat(open(store, KeyPurpose.LOG).algorithm())
                .as("C2SP signed-note has no other, whatever the identity signs with else")
                .isEqualTo(SignatureAlgorithm.ED25519);
        assertThat(open(store, KeyPurpose.CREDENTIALS).certificate().getExtendedKeyUsage())
                .as("CAWG identity 1.3, 8.2.4")
                .containsExactly("1.3.6.1.5.5.7.3.36");
        assertThat(store.list()).extracting(IdentityStore.Entry::purpose).containsExactly(KeyPurpose.values());
    }

    @Test
    void aHomeOfOneKeyForAllStaysAsItIsAndGetsWhatIsMissing() throws Exception {
        open(store, KeyPurpose.CLAIMS);
        Path before = home.resolve("identities/swallow.p12");
        byte[] content = Files.readAllBytes(before);

        Identity person = open(store, KeyPurpose.CREDENTIALS);

        assertThat(before).hasBinaryContent(content);
        assertThat(home.resolve("identities/swallow.credentials.p12")).exists();
        assertThat(person.chain()).isEqualTo(open(store, KeyPurpose.CREDENTIALS).chain());
    }

    @Test
    void aFurtherKeySaysTheSameNameAndIsOfTheSameKind() {
        Subject subject = new Subject("A Studio", "Studios", "GB");
        store.create("swallow", SignatureAlgorithm.ED25519, Optional.of(subject), CLOCK, random);

        Identity person = open(store, KeyPurpose.CREDENTIALS);

        assertThat(person.algorithm()).isEqualTo(SignatureAlgorithm.ED25519);
        assertThat(person.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=A Studio,O=Studios,C=GB");
    }

    @Test
    void aFurtherKeyHasThePasswordOfTheFirst() {
        IdentityStore locked = locked("correct horse");
        open(locked, KeyPurpose.CLAIMS);

        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> open(locked("wrong"), KeyPurpose.CREDENTIALS))
                .withMessageContaining("swallow.p12 does not open with the password given");
        assertThat(store.list()).hasSize(1);

        open(locked, KeyPurpose.CREDENTIALS);
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> open(store, KeyPurpose.CREDENTIALS))
                .withMessageContaining("swallow.credentials.p12 does not open with no password");
    }

    @Test
    void aPasswordIsAskedForOnlyWhereAKeyHasOne() {
        open(store, KeyPurpose.CLAIMS);

        assertThat(open(locked("not needed"), KeyPurpose.CLAIMS).sign(MESSAGE)).hasSize(64);
        assertThat(open(locked("not needed"), KeyPurpose.MODELS).sign(MESSAGE)).hasSize(64);
        assertThat(open(store, KeyPurpose.MODELS).sign(MESSAGE)).hasSize(64);
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateIsRenewedForItsPurposeAndStaysProtected(KeyPurpose purpose) throws Exception {
        IdentityStore locked = locked("correct horse");
        Identity made = open(locked, purpose);
        Clock later = Clock.offset(CLOCK, Duration.ofDays(400));

        Identity renewed = locked.forPurpose(purpose).openOrCreate("swallow", SignatureAlgorithm.ES256, later, random);

        assertThat(renewed.certificate().getPublicKey())
                .isEqualTo(made.certificate().getPublicKey());
        assertThat(renewed.certificate().getExtendedKeyUsage())
                .isEqualTo(made.certificate().getExtendedKeyUsage());
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> open(store, purpose))
                .withMessageContaining("does not open with no password");
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsTakenToAnotherMachineUnderAPasswordOfItsOwn(KeyPurpose purpose) throws Exception {
        Identity made = open(store, purpose);
        StorePassword password = StorePassword.of("on the way".toCharArray());

        Path way = folder.resolve("swallow.p12");
        store.forPurpose(purpose).exportKey("swallow", way, password, random);
        byte[] file = Files.readAllBytes(way);

        IdentityStore elsewhere = IdentityStore.at(folder.resolve("elsewhere")).forPurpose(purpose);
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> elsewhere.importKey("martin", file, StorePassword.of("wrong".toCharArray()), random))
                .withMessageContaining("no PKCS#12 that opens with the password given");
        elsewhere.importKey("martin", file, password, random);
        Identity taken = elsewhere.open("martin").orElseThrow();
        assertThat(taken.chain()).isEqualTo(made.chain());
        assertThat(taken.sign(MESSAGE)).hasSize(64);
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> elsewhere.importKey("martin", file, password, random))
                .withMessageContaining("there is an identity martin already");
    }

    @Test
    void whatIsNoKeyIsNotTaken() {
        for (byte[] junk : List.of(new byte[0], MESSAGE, new byte[100])) {
            assertThatExceptionOfType(IdentityException.class)
                    .isThrownBy(() -> store.importKey("swallow", junk, StorePassword.none(), random))
                    .withMessageContaining("no PKCS#12");
        }
        assertThat(store.list()).isEmpty();
    }

    private IdentityStore locked(String password) {
        return IdentityStore.at(home, Passwords.always(StorePassword.of(password.toCharArray())));
    }
}
