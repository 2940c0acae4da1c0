package dev.stemma.provenance.identity;

import static dev.stemma.provenance.identity.CertificateBuilder.authority;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityStoreTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
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

    @ParameterizedTest
    @EnumSource
    void anIdentityIsMadeAtFirstUseAndTheSameAfterwards(SignatureAlgorithm algorithm) {
        Identity made = store.openOrCreate("swallow", algorithm, CLOCK, random);
        Identity opened = IdentityStore.at(home).openOrCreate("swallow", algorithm, CLOCK, random);

        assertThat(opened.chain()).isEqualTo(made.chain());
        assertThat(opened.algorithm()).isEqualTo(algorithm);
        byte[] signature = opened.sign(MESSAGE);
        assertThat(signature).hasSize(64);
        assertThat(algorithm.verifies(made.certificate().getPublicKey(), MESSAGE, signature))
                .isTrue();
        TrustPolicy policy = TrustPolicy.of(store.root().orElseThrow());
        assertThat(policy.trust(opened.chain(), CLOCK.instant())).isInstanceOf(Trust.Trusted.class);
    }

    @Test
    void aHomeCopiedToAnotherMachineSignsThere() throws Exception {
        Identity made = store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        Path copy = folder.resolve("other machine/home");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(home.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }

        Identity opened = IdentityStore.at(copy).openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);

        assertThat(opened.chain()).isEqualTo(made.chain());
        assertThat(opened.sign(MESSAGE)).hasSize(64);
        assertThat(IdentityStore.at(copy)
                        .renew("swallow", CLOCK, random)
                        .certificate()
                        .getPublicKey())
                .isEqualTo(made.certificate().getPublicKey());
    }

    @Test
    void aCertificateThatEndsWithinThirtyDaysIsToldOf() {
        Instant end = Validity.of(store.openOrCreate("swallow", SignatureAlgorithm.ED25519, CLOCK, random)
                        .certificate())
                .notAfter();
        IdentityStore.Entry entry = store.list().get(0);

        assertThat(entry.endsSoon(end.minus(Duration.ofDays(31)))).isFalse();
        assertThat(entry.endsSoon(end.minus(Duration.ofDays(29)))).isTrue();
        assertThat(entry.endsSoon(end.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void anEmptyStoreHasNothingAndMakesNothing() {
        assertThat(store.list()).isEmpty();
        assertThat(store.root()).isEmpty();
        assertThat(store.open("swallow")).isEmpty();
        assertThat(home).doesNotExist();
    }

    @Test
    void anExistingIdentityKeepsItsAlgorithm() {
        store.openOrCreate("swallow", SignatureAlgorithm.ED25519, CLOCK, random);
        assertThat(store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random)
                        .algorithm())
                .isEqualTo(SignatureAlgorithm.ED25519);
    }

    @Test
    void theListNamesEveryIdentityWithItsAlgorithmAndCertificates() {
        store.openOrCreate("swallow", SignatureAlgorithm.ED25519, CLOCK, random);
        Identity second = store.openOrCreate("燕子 No. 2", SignatureAlgorithm.ES256, CLOCK, random);
        assertThat(store.list()).extracting(IdentityStore.Entry::name).containsExactly("swallow", "燕子 No. 2");
        assertThat(store.list().get(1).algorithm()).isEqualTo(SignatureAlgorithm.ES256);
        assertThat(store.list().get(1).chain()).isEqualTo(second.chain());
    }

    @Test
    void namesThatDifferOnlyInCaseAreTwoIdentities() {
        Identity lower = store.openOrCreate("ada", SignatureAlgorithm.ED25519, CLOCK, random);
        Identity upper = store.openOrCreate("Ada", SignatureAlgorithm.ED25519, CLOCK, random);
        assertThat(upper.certificate()).isNotEqualTo(lower.certificate());
    }

    @Test
    void theWayAccentsAreTypedDoesNotMatter() {
        Identity composed = store.openOrCreate("Zo\u00eb", SignatureAlgorithm.ED25519, CLOCK, random);
        Identity decomposed = store.openOrCreate("Zoe\u0308", SignatureAlgorithm.ED25519, CLOCK, random);
        assertThat(decomposed.chain()).isEqualTo(composed.chain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../escape", "a/b", "a\\b", "con", "...", "%2F", "~", "a:b"})
    void aNameNeverLeavesItsFolder(String name) throws IOException {
        store.openOrCreate(name, SignatureAlgorithm.ED25519, CLOCK, random);
        assertThat(store.list()).extracting(IdentityStore.Entry::name).containsExactly(name);
        try (Stream<Path> files = Files.list(home.resolve("identities"))) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " a", "a ", "a\nb", "1234567890123456789012345678901234567890123456789012345678901"})
    void otherNamesAreRefused(String name) {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.open(name))
                .withMessageContaining("1 to 60 bytes in UTF-8");
    }

    @Test
    void onlyTheOwnerCanUseTheFiles() throws IOException {
        assumePosix();
        store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        for (String file : List.of("ca.p12", "ca.pem", "identities/swallow.p12")) {
            assertThat(rights(home.resolve(file))).as(file).isEqualTo("rw-------");
        }
        assertThat(rights(home)).isEqualTo("rwx------");
        assertThat(rights(home.resolve("identities"))).isEqualTo("rwx------");
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused() throws IOException {
        assumePosix();
        store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        Path file = home.resolve("identities/swallow.p12");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.open("swallow"))
                .withMessage("the key file " + file
                        + " can be used by others than its owner (rw-r-----); expected rw-------: chmod 600 " + file);
    }

    @Test
    void aPasswordProtectsTheKeyButNotTheList() {
        IdentityStore locked = locked("correct horse");
        Identity made = locked.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        assertThat(locked.open("swallow").orElseThrow().chain()).isEqualTo(made.chain());
        assertThat(store.list()).hasSize(1);
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.open("swallow"))
                .withMessageContaining("swallow.p12 does not open with no password; it was made with one");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> locked("wrong").open("swallow"))
                .withMessageContaining("does not open with the password given");
    }

    @Test
    void aDamagedKeyFileIsRefusedByNameAndNotReplaced() throws IOException {
        store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        Path file = home.resolve("identities/swallow.p12");
        for (byte[] content : List.of(new byte[0], "junk".getBytes(StandardCharsets.UTF_8), new byte[5000])) {
            Files.write(file, content);
            assertThatExceptionOfType(IdentityException.class)
                    .isThrownBy(() -> store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random))
                    .withMessageStartingWith("cannot use the key file " + file)
                    .withMessageContaining("put it back from a backup");
            assertThat(file).hasBinaryContent(content);
        }
        Files.write(file, new byte[2 << 20]);
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.list())
                .withMessageContaining("more than 1048576 bytes");
    }

    @Test
    void noDamageGivesAWrongSignature() throws IOException {
        Identity made = store.openOrCreate("swallow", SignatureAlgorithm.ED25519, CLOCK, random);
        Path file = home.resolve("identities/swallow.p12");
        byte[] good = Files.readAllBytes(file);
        Random places = new Random(4);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] damaged = good.clone();
            damaged[places.nextInt(good.length)] ^= (byte) (1 << places.nextInt(8));
            Files.write(file, damaged);
            try {
                Identity opened = store.open("swallow").orElseThrow();
                assertThat(SignatureAlgorithm.ED25519.verifies(
                                opened.certificate().getPublicKey(), MESSAGE, opened.sign(MESSAGE)))
                        .isTrue();
            } catch (IdentityException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
        Files.write(file, good);
        assertThat(store.open("swallow").orElseThrow().chain()).isEqualTo(made.chain());
    }

    @Test
    void aMissingAuthorityKeyIsNotReplacedByAnother() throws IOException {
        store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        Files.delete(home.resolve("ca.p12"));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.openOrCreate("lark", SignatureAlgorithm.ES256, CLOCK, random))
                .withMessageContaining("ca.p12 is missing");
        assertThat(store.open("swallow")).isPresent();
    }

    @Test
    void aMissingRootCertificateIsWrittenAnew() throws IOException {
        store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        byte[] root = Files.readAllBytes(store.authorityFile());
        X509Certificate before = store.root().orElseThrow();
        Files.delete(store.authorityFile());
        assertThat(store.root()).contains(before);
        store.openOrCreate("lark", SignatureAlgorithm.ES256, CLOCK, random);
        assertThat(store.authorityFile()).hasBinaryContent(root);
    }

    @Test
    void aRootCertificateOfAnotherKeyIsRefused() throws IOException {
        store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        Files.writeString(
                store.authorityFile(), Pem.encode(List.of(authority("other").selfSigned())));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.openOrCreate("lark", SignatureAlgorithm.ES256, CLOCK, random))
                .withMessageContaining("is not the certificate of the key");
    }

    @Test
    void createRefusesANameThatIsTaken() {
        Subject subject = new Subject("Ada Lovelace", "Analytical Engines", "GB");
        Identity made = store.create("ada", SignatureAlgorithm.ES256, Optional.of(subject), CLOCK, random);
        assertThat(made.certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=Ada Lovelace,O=Analytical Engines,C=GB");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.create("ada", SignatureAlgorithm.ES256, Optional.of(subject), CLOCK, random))
                .withMessageContaining("there is an identity ada already");
    }

    @Test
    void anEndedCertificateOfTheLocalAuthorityIsRenewedForTheSameKey() {
        Identity made = store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        Clock later = Clock.offset(CLOCK, Duration.ofDays(400));
        assertThat(Validity.of(made.certificate()).contains(later.instant())).isFalse();
        Identity renewed = store.openOrCreate("swallow", SignatureAlgorithm.ES256, later, random);
        assertThat(Validity.of(renewed.certificate()).contains(later.instant())).isTrue();
        assertThat(renewed.certificate().getPublicKey())
                .isEqualTo(made.certificate().getPublicKey());
        assertThat(renewed.certificate().getSubjectX500Principal())
                .isEqualTo(made.certificate().getSubjectX500Principal());
        assertThat(store.open("swallow").orElseThrow().chain()).isEqualTo(renewed.chain());
        assertThat(CertificateProfile.check(renewed.certificate())).isEmpty();
    }

    @Test
    void aCertificateOfAnotherAuthorityIsImportedInAnyOrder() {
        Identity made = store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        X509Certificate root = authority("root").selfSigned();
        X509Certificate middle = authority("middle").issuedBy(root);
        X509Certificate leaf = CertificateBuilder.leaf("swallow")
                .keys(new java.security.KeyPair(made.certificate().getPublicKey(), null))
                .issuedBy(middle);
        store.importCertificates(
                "swallow", List.of(root, leaf, authority("unrelated").selfSigned(), middle), random);
        Identity opened = store.open("swallow").orElseThrow();
        assertThat(opened.chain()).containsExactly(leaf, middle);
        assertThat(opened.sign(MESSAGE)).hasSize(64);
        assertThat(store.exportChain("swallow")).isEqualTo(Pem.encode(List.of(leaf, middle)));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.openOrCreate(
                        "swallow", SignatureAlgorithm.ES256, Clock.offset(CLOCK, Duration.ofDays(400)), random))
                .withMessageContaining("was valid until")
                .withMessageContaining("CN=middle, O=Tests, C=ZZ issued it, so request a new one there");
    }

    @Test
    void aCertificateForAnotherKeyIsNotImported() {
        store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        List<X509Certificate> foreign = List.of(CertificateBuilder.leaf("lark").selfSigned());
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.importCertificates("swallow", foreign, random))
                .withMessageContaining("none of the 1 certificates is for the key of identity swallow");
    }

    @Test
    void aCertificateThatCannotSignClaimsIsNotImported() {
        Identity made = store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        X509Certificate unfit = CertificateBuilder.leaf("swallow")
                .keys(new java.security.KeyPair(made.certificate().getPublicKey(), null))
                .without(Extension.keyUsage)
                .issuedBy(authority("root").selfSigned());
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.importCertificates("swallow", List.of(unfit), random))
                .withMessageContaining("keyUsage: absent; expected digitalSignature");
        assertThat(store.open("swallow").orElseThrow().chain()).isEqualTo(made.chain());
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> store.exportChain("nobody"))
                .withMessageStartingWith("there is no identity nobody in ");
    }

    @Test
    void manyThreadsAtOnceAgreeOnOneAuthorityAndOneIdentity() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<X509Certificate> open = () -> IdentityStore.at(home)
                    .openOrCreate("swallow", SignatureAlgorithm.ED25519, CLOCK, random)
                    .certificate();
            Set<X509Certificate> seen = new HashSet<>();
            for (Future<X509Certificate> each : threads.invokeAll(java.util.Collections.nCopies(16, open))) {
                seen.add(each.get());
            }
            assertThat(seen).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void processesThatStartTogetherAgreeOnOneAuthorityAndOneIdentity() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(OpenIdentity.start(List.of(), home));
        }
        Set<String> serials = new HashSet<>();
        for (Process process : processes) {
            serials.add(OpenIdentity.answer(process));
        }
        assertThat(serials)
                .containsExactly(store.open("swallow")
                        .orElseThrow()
                        .certificate()
                        .getSerialNumber()
                        .toString());
    }

    @Test
    void openingAnIdentityLoadsNoClassOfBouncyCastle() throws Exception {
        store.openOrCreate("swallow", SignatureAlgorithm.ES256, CLOCK, random);
        Path log = folder.resolve("classes.log");
        OpenIdentity.answer(OpenIdentity.start(List.of("-Xlog:class+load:file=" + log), home));
        assertThat(Files.readString(log))
                .contains(IdentityStore.class.getName())
                .doesNotContain("org.bouncycastle");
    }

    private IdentityStore locked(String password) {
        return IdentityStore.at(home, Passwords.always(StorePassword.of(password.toCharArray())));
    }

    private static void assumePosix() {
        assumeThat(Path.of("").getFileSystem().supportedFileAttributeViews())
                .as("POSIX rights")
                .contains("posix");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
