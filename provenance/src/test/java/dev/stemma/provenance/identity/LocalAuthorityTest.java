package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalAuthorityTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00.5Z"), ZoneOffset.UTC);
    private static final Subject SUBJECT = Subject.pseudonym("swallow");

    private final SecureRandom random = new SecureRandom();
    private final LocalAuthority authority = LocalAuthority.create(CLOCK, random);

    @ParameterizedTest
    @EnumSource
    void whatItIssuesFitsTheProfileAndIsTrusted(SignatureAlgorithm algorithm) {
        Identity identity = authority.issue("swallow", algorithm, SUBJECT, CLOCK, random);

        assertThat(CertificateProfile.check(identity.certificate())).isEmpty();
        assertThat(TrustPolicy.of(authority.root()).trust(identity.chain(), CLOCK.instant()))
                .isEqualTo(new Trust.Trusted(authority.root()));
    }

    @Test
    void aLeafHasTheFieldsThatEveryValidatorAccepts() throws Exception {
        X509Certificate leaf = authority
                .issue("swallow", SignatureAlgorithm.ES256, SUBJECT, CLOCK, random)
                .certificate();
        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=swallow,O=Stemma local identity,C=ZZ");
        assertThat(leaf.getExtendedKeyUsage())
                .containsExactly(ExtendedKeyUsage.EMAIL_PROTECTION, ExtendedKeyUsage.CLAIM_SIGNING);
        assertThat(leaf.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(leaf.getNonCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.14", "2.5.29.35", "2.5.29.37");
        assertThat(leaf.getSerialNumber().bitLength()).isEqualTo(127);
        assertThat(Validity.of(leaf))
                .isEqualTo(new Validity(Instant.parse("2026-11-22T11:00:00Z"), Instant.parse("2027-11-22T11:00:00Z")));
    }

    @Test
    void theRootMaySignCertificatesForTenYearsAndNothingElse() {
        X509Certificate root = authority.root();
        assertThat(root.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
        assertThat(root.getKeyUsage()[5]).isTrue();
        assertThat(root.getKeyUsage()[0]).isFalse();
        assertThat(root.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(Validity.of(root).notAfter()).isEqualTo(Instant.parse("2036-11-21T11:00:00Z"));
    }

    @Test
    void twoAuthoritiesHaveDifferentNames() {
        assertThat(LocalAuthority.create(CLOCK, random).root().getSubjectX500Principal())
                .isNotEqualTo(authority.root().getSubjectX500Principal());
    }

    @Test
    void anAuthorityInItsLastYearIssuesNothing() {
        Clock late = Clock.offset(CLOCK, Duration.ofDays(3300));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> authority.issue("swallow", SignatureAlgorithm.ES256, SUBJECT, late, random))
                .withMessageContaining("ends on 2036-11-21T11:00:00Z, less than a year from now");
    }

    @Test
    void aSubjectIsCheckedAndMayHaveAnyLetters() {
        Subject chinese = new Subject("燕子, \"the\" swallow = 1+1", "音乐\\学院", "CN");
        X509Certificate leaf = authority
                .issue("swallow", SignatureAlgorithm.ED25519, chinese, CLOCK, random)
                .certificate();
        assertThat(leaf.getSubjectX500Principal().toString()).contains("燕子").contains("音乐");
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject("a", "b", "England"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject(" ", "b", "GB"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject("a", "b".repeat(65), "GB"));
    }

    @ParameterizedTest
    @EnumSource
    void opensslAcceptsTheCertificates(SignatureAlgorithm algorithm, @TempDir Path folder) throws Exception {
        LocalAuthority current = LocalAuthority.create(Clock.systemUTC(), random);
        Identity identity = current.issue("swallow", algorithm, SUBJECT, Clock.systemUTC(), random);
        Path root = Files.writeString(folder.resolve("root.pem"), Pem.encode(List.of(current.root())));
        Path leaf = Files.writeString(folder.resolve("leaf.pem"), Pem.encode(identity.chain()));
        assertThat(openssl(
                        "verify", "-x509_strict", "-purpose", "smimesign", "-CAfile", root.toString(), leaf.toString()))
                .contains("OK");
        assertThat(openssl("x509", "-in", leaf.toString(), "-noout", "-text"))
                .containsSubsequence("CA:FALSE", "Digital Signature", "E-mail Protection, 1.3.6.1.4.1.62558.2.1");
    }

    @ParameterizedTest
    @EnumSource
    void opensslAcceptsTheRequestAndOpensTheKeyFile(SignatureAlgorithm algorithm, @TempDir Path folder)
            throws Exception {
        IdentityStore store = IdentityStore.at(folder.resolve("home"));
        store.openOrCreate("swallow", algorithm, CLOCK, random);
        Path request = Files.writeString(folder.resolve("request.pem"), store.certificateRequest("swallow"));
        assertThat(openssl("req", "-in", request.toString(), "-noout", "-verify", "-text"))
                .contains("verify OK")
                .contains("CN = swallow")
                .contains("E-mail Protection, 1.3.6.1.4.1.62558.2.1");
        Path keys = folder.resolve("home/identities/swallow.p12");
        assertThat(openssl(
                        "pkcs12",
                        "-in",
                        keys.toString(),
                        "-nomacver",
                        "-passin",
                        "pass:" + StorePassword.UNPROTECTED,
                        "-nodes"))
                .contains("BEGIN PRIVATE KEY")
                .contains(store.exportChain("swallow").strip());
    }

    /** What it prints when all is well. */
    private static String openssl(String... arguments) throws InterruptedException {
        OpenSsl.Result result = OpenSsl.run(arguments);
        assertThat(result.exit()).as(result.output()).isZero();
        return result.output();
    }
}
