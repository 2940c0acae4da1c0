package dev.stemma.provenance.identity;

import static dev.stemma.provenance.identity.CertificateBuilder.NOW;
import static dev.stemma.provenance.identity.CertificateBuilder.OTHER_P256;
import static dev.stemma.provenance.identity.CertificateBuilder.authority;
import static dev.stemma.provenance.identity.CertificateBuilder.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.provenance.cose.DerCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TrustPolicyTest {
    private static final X509Certificate ROOT = authority("root").selfSigned();
    private static final X509Certificate MIDDLE = authority("middle").issuedBy(ROOT);
    private static final X509Certificate LEAF = leaf("leaf").issuedBy(ROOT);
    private static final X509Certificate DEEP_LEAF = leaf("deep leaf").issuedBy(MIDDLE);
    private static final TrustPolicy POLICY = TrustPolicy.of(ROOT);

    @Test
    void aLeafOfATrustedAuthorityIsTrusted() {
        assertThat(POLICY.trust(List.of(LEAF), NOW)).isEqualTo(new Trust.Trusted(ROOT));
    }

    @Test
    void intermediateAuthoritiesLeadToTheAnchor() {
        assertThat(POLICY.trust(List.of(DEEP_LEAF, MIDDLE), NOW)).isEqualTo(new Trust.Trusted(ROOT));
        assertThat(TrustPolicy.of(MIDDLE).trust(List.of(DEEP_LEAF), NOW)).isEqualTo(new Trust.Trusted(MIDDLE));
        assertThat(TrustPolicy.of(MIDDLE).trust(List.of(DEEP_LEAF, MIDDLE, ROOT), NOW))
                .isEqualTo(new Trust.Trusted(MIDDLE));
    }

    @Test
    void theRootMayBeInTheChain() {
        assertThat(POLICY.trust(List.of(DEEP_LEAF, MIDDLE, ROOT), NOW)).isEqualTo(new Trust.Trusted(ROOT));
    }

    @Test
    void aChainThatReachesNoAnchorIsUntrusted() {
        refused(TrustPolicy.none(), LEAF).startsWith("no authority is trusted here");
        refused(TrustPolicy.of(authority("stranger").selfSigned()), LEAF)
                .isEqualTo(
                        "the chain of 1 ends at the certificate of CN=leaf, O=Tests, C=ZZ, issued by CN=root, O=Tests,"
                                + " C=ZZ, which is not among the 1 trusted authorities");
    }

    @Test
    void aSelfSignedLeafIsUntrustedWhateverItIncludes() {
        X509Certificate alone = leaf("alone").selfSigned();
        refused(POLICY, alone).contains("self-signed");
        refused(POLICY, alone, ROOT).contains("self-signed");
    }

    @Test
    void aChainOutOfOrderIsUntrusted() {
        X509Certificate stranger = authority("stranger").selfSigned();
        refused(POLICY, leaf("other").issuedBy(stranger), ROOT).contains("was not issued by the next in the chain");
    }

    @Test
    void anAuthorityOfTheSameNameWithAnotherKeyIsAnother() {
        X509Certificate impostor = authority("root")
                .keys(OTHER_P256)
                .signedWith("SHA256withECDSA", OTHER_P256.getPrivate())
                .selfSigned();
        X509Certificate forged = leaf("leaf")
                .signedWith("SHA256withECDSA", OTHER_P256.getPrivate())
                .issuedBy(impostor);
        refused(POLICY, forged);
        refused(POLICY, forged, impostor);
        refused(POLICY, forged, ROOT).contains("was not issued by the next");
    }

    @Test
    void theOrderOfTheChainIsLeafFirst() {
        refused(POLICY, MIDDLE, DEEP_LEAF);
        refused(POLICY, DEEP_LEAF, ROOT, MIDDLE).contains("expected the signer first");
    }

    @Test
    void aLeafThatIsNoAuthorityCannotIssue() {
        X509Certificate child = leaf("child").issuedBy(LEAF);
        refused(POLICY, child, LEAF).contains("is not an authority's (no CA:TRUE)");
    }

    @Test
    void anAuthorityWithoutKeyCertSignCannotIssue() {
        X509Certificate weak =
                authority("weak").keyUsage(KeyUsage.digitalSignature).issuedBy(ROOT);
        refused(POLICY, leaf("child").issuedBy(weak), weak).contains("key usage lacks keyCertSign");
    }

    @Test
    void thePathLengthLimitsTheAuthoritiesBelow() {
        X509Certificate last = authority("last")
                .with(Extension.basicConstraints, true, new BasicConstraints(0))
                .issuedBy(ROOT);
        assertThat(POLICY.trust(List.of(leaf("child").issuedBy(last), last), NOW))
                .isInstanceOf(Trust.Trusted.class);
        X509Certificate beyond = authority("beyond").issuedBy(last);
        refused(POLICY, leaf("child").issuedBy(beyond), beyond, last)
                .contains("allows 0 authorities below it, the chain has 1");
        refused(TrustPolicy.of(last), leaf("child").issuedBy(beyond), beyond);
    }

    @Test
    void everyCertificateIsValidAtTheTimeOfSigning() {
        Instant early = NOW.minusSeconds(7200);
        Instant late = NOW.plusSeconds(7200);
        assertThat(reason(POLICY.trust(List.of(LEAF), early)))
                .isEqualTo("the certificate of CN=leaf, O=Tests, C=ZZ is valid from 2026-11-22T11:00:00Z on, not yet at"
                        + " 2026-11-22T10:00:00Z");
        assertThat(reason(POLICY.trust(List.of(LEAF), late))).contains("was valid until 2026-11-22T13:00:00Z");
        X509Certificate old = authority("old").valid(early, NOW.minusSeconds(1)).issuedBy(ROOT);
        refused(POLICY, leaf("child").issuedBy(old), old).contains("CN=old").contains("was valid until");
        X509Certificate ended =
                authority("ended").valid(early, NOW.minusSeconds(1)).selfSigned();
        refused(TrustPolicy.of(ended), leaf("child").issuedBy(ended))
                .startsWith("none of the 1 authorities trusted for signing claims");
    }

    @Test
    void anAnchorMayBeLimitedInTime() {
        TrustPolicy.Anchor until =
                new TrustPolicy.Anchor(ROOT, Instant.MIN, NOW.minusSeconds(60), TrustPolicy.CLAIM_USAGES);
        TrustPolicy policy = new TrustPolicy(List.of(until), Set.of());
        assertThat(policy.trust(List.of(LEAF), NOW.minusSeconds(61))).isInstanceOf(Trust.Trusted.class);
        refused(policy, LEAF).contains("accepted at 2026-11-22T12:00:00Z");
    }

    @Test
    void anAnchorIsForSomeUsagesOnly() {
        X509Certificate stamper =
                leaf("stamper").usages(ExtendedKeyUsage.TIME_STAMPING).issuedBy(ROOT);
        TrustPolicy forStamps = TrustPolicy.none().plusAnchors(List.of(ROOT), TrustPolicy.TIME_STAMP_USAGES);
        for (TrustPolicy policy : List.of(POLICY, forStamps)) {
            refused(policy, stamper).contains("is not for signing claims").contains(ExtendedKeyUsage.TIME_STAMPING);
        }
        assertThat(forStamps.trustTimeStamp(List.of(stamper), NOW)).isInstanceOf(Trust.Trusted.class);
        assertThat(POLICY.trustTimeStamp(List.of(stamper), NOW)).isInstanceOf(Trust.Untrusted.class);
        refused(forStamps, LEAF);
        for (String usage : TrustPolicy.CLAIM_USAGES) {
            assertThat(POLICY.trust(List.of(leaf("one").usages(usage).issuedBy(ROOT)), NOW))
                    .isInstanceOf(Trust.Trusted.class);
        }
    }

    @Test
    void aLeafOfTheAddressBookIsTrustedWithinItsValidity() {
        TrustPolicy book = TrustPolicy.none().plusLeaf(LEAF);
        assertThat(book.trust(List.of(LEAF), NOW)).isEqualTo(new Trust.Trusted(LEAF));
        assertThat(reason(book.trust(List.of(LEAF), NOW.plusSeconds(7200)))).contains("was valid until");
        refused(book, DEEP_LEAF, LEAF);
    }

    @Test
    void aSignersCertificateIsNoAnchor() {
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> TrustPolicy.of(LEAF))
                .withMessageContaining("is not an authority's")
                .withMessageContaining("can be trusted as a leaf");
    }

    @Test
    void anAnchorThatAcceptsNothingIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> TrustPolicy.Anchor.of(ROOT, Set.of()));
    }

    @Test
    void weakSignaturesInTheChainAreRefused() {
        X509Certificate weak = leaf("weak")
                .signedWith("SHA1withECDSA", CertificateBuilder.P256.getPrivate())
                .issuedBy(ROOT);
        refused(POLICY, weak).contains("is signed with SHA1withECDSA");
    }

    @Test
    void unknownCriticalExtensionsAreRefused() {
        X509Certificate odd = leaf("odd")
                .with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE)
                .issuedBy(ROOT);
        refused(POLICY, odd).contains("critical extensions that are not known here: [1.2.3.4]");
    }

    @Test
    void authoritiesWithNameConstraintsAreRefused() {
        GeneralSubtree subtree = new GeneralSubtree(new GeneralName(new X500Name("O=Elsewhere")));
        X509Certificate limited = authority("limited")
                .with(
                        Extension.nameConstraints,
                        false,
                        new NameConstraints(new GeneralSubtree[] {subtree}, new GeneralSubtree[0]))
                .issuedBy(ROOT);
        refused(POLICY, leaf("child").issuedBy(limited), limited).contains("name constraints");
    }

    @Test
    void anEmptyChainIsUntrusted() {
        refused(POLICY).isEqualTo("there is no certificate");
    }

    @Test
    void anEndlessChainIsGivenUp() {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf("leaf").issuedBy(ROOT)));
        X509Certificate stranger =
                authority("root").keyUsage(KeyUsage.keyCertSign).selfSigned();
        for (int i = 0; i < 50; i++) {
            chain.add(stranger);
        }
        TrustPolicy elsewhere = TrustPolicy.of(authority("elsewhere").selfSigned());
        assertThat(reason(elsewhere.trust(chain, NOW))).contains("among the first 10 certificates");
    }

    @Test
    void whateverIsChangedInACertificateItIsNoLongerTrusted() throws Exception {
        Random random = new Random(6);
        byte[] leaf = DEEP_LEAF.getEncoded();
        byte[] middle = MIDDLE.getEncoded();
        int answers = 0;
        for (int i = 0; i < 4000; i++) {
            boolean inLeaf = random.nextBoolean();
            byte[] damaged = (inLeaf ? leaf : middle).clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            X509Certificate odd;
            try {
                odd = DerCertificate.read(damaged);
            } catch (CertificateException unreadable) {
                continue;
            }
            answers++;
            assertThat(CertificateProfile.check(odd)).isNotNull();
            if (!Arrays.equals(damaged, inLeaf ? leaf : middle)) {
                refused(POLICY, inLeaf ? odd : DEEP_LEAF, inLeaf ? MIDDLE : odd);
            }
        }
        assertThat(answers).isPositive();
    }

    @Test
    void theTrustListsOfOthersAreRead() {
        assertThat(TrustPolicy.none()
                        .plusAnchors(Pem.certificates(shared("c2pa-cases/anchors.pem")), TrustPolicy.CLAIM_USAGES)
                        .plusAnchors(
                                Pem.certificates(shared("c2pa-cases/tsa-anchors.pem")), TrustPolicy.TIME_STAMP_USAGES)
                        .anchors())
                .hasSize(30);
    }

    /** A file of the material beside the project. */
    private static Path shared(String name) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve("LICENSE"))) {
            root = root.getParent();
        }
        Assumptions.assumeTrue(root != null, "no project root");
        Path file = root.resolveSibling("shared").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no ../shared/" + name);
        return file;
    }

    private static AbstractStringAssert<?> refused(TrustPolicy policy, X509Certificate... chain) {
        return assertThat(reason(policy.trust(List.of(chain), NOW)));
    }

    private static String reason(Trust trust) {
        assertThat(trust).isInstanceOf(Trust.Untrusted.class);
        return ((Trust.Untrusted) trust).reason();
    }
}
