package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {
    private static final X509Certificate ROOT =
            CertificateBuilder.authority("root").selfSigned();
    private static final X509Certificate LEAF = CertificateBuilder.leaf("leaf").issuedBy(ROOT);

    @Test
    void certificatesAreWrittenAndReadInTheirOrder() {
        assertThat(Pem.certificates("text", Pem.encode(List.of(LEAF, ROOT)))).containsExactly(LEAF, ROOT);
    }

    @Test
    void otherTextAndOtherLineEndsDoNotMatter() {
        String text = "Subject: root\n" + Pem.encode(List.of(ROOT)).replace("\n", "\r\n") + "\nend";
        assertThat(Pem.certificates("text", text)).containsExactly(ROOT);
    }

    @Test
    void aFileWithoutCertificatesSaysWhatItHolds(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), Pem.encode("PRIVATE KEY", new byte[40]));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> Pem.certificates(file))
                .withMessage(file + " holds no certificate; expected -----BEGIN CERTIFICATE-----, found PRIVATE KEY");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> Pem.certificates("text", "0\u0082"))
                .withMessageEndingWith("found no PEM block at all");
    }

    @Test
    void aDamagedCertificateIsNamedByItsLine() {
        String good = Pem.encode(List.of(ROOT));
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> Pem.certificates("ca.pem", good + good.replace("MII", "!II")))
                .withMessageStartingWith(
                        "ca.pem, line " + (1 + good.lines().count()) + ": the certificate is not Base64");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> Pem.certificates("ca.pem", Pem.encode("CERTIFICATE", new byte[40])))
                .withMessageStartingWith("ca.pem, line 1: the certificate cannot be read");
    }

    @Test
    void aCertificateWithAnEmptyKeyIsRefused() throws Exception {
        X509Certificate good = LocalAuthority.create(Clock.systemUTC(), new SecureRandom())
                .issue("a", SignatureAlgorithm.ED25519, Subject.pseudonym("a"), Clock.systemUTC(), new SecureRandom())
                .certificate();
        ASN1Sequence parts = ASN1Sequence.getInstance(good.getEncoded());
        ASN1EncodableVector body = new ASN1EncodableVector();
        for (ASN1Encodable field : ASN1Sequence.getInstance(parts.getObjectAt(0))) {
            boolean key = body.size() == 6;
            body.add(
                    key
                            ? new SubjectPublicKeyInfo(
                                    new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new byte[0])
                            : field);
        }
        byte[] odd = new DERSequence(
                        new ASN1Encodable[] {new DERSequence(body), parts.getObjectAt(1), parts.getObjectAt(2)})
                .getEncoded();
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> Pem.certificates("odd.pem", Pem.encode("CERTIFICATE", odd)))
                .withMessageStartingWith("odd.pem, line 1: the certificate cannot be read");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none.pem");
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> Pem.certificates(file))
                .withMessageStartingWith("cannot read certificates from " + file);
    }

    @Test
    void whateverTheTextIsTheAnswerIsCertificatesOrAnIdentityException() {
        Random random = new Random(5);
        String good = Pem.encode(List.of(LEAF));
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
            }
            try {
                assertThat(CertificateProfile.check(
                                Pem.certificates("text", text.toString()).get(0)))
                        .isNotNull();
            } catch (IdentityException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
