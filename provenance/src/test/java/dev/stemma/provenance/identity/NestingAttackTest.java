package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.provenance.cose.DerCertificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ASN.1 nested without end, which exhausts the stack of readers that call themselves (CVE-2024-7254 is one of many). */
class NestingAttackTest {
    private static final X509Certificate AUTHORITY =
            CertificateBuilder.authority("Root").selfSigned();
    private static final int LENGTH = 60_000;

    @ParameterizedTest
    @ValueSource(strings = {"3080", "3180", "2480", "a080", "30830000"})
    void levelsWithoutEndAreRefused(String opening) {
        byte[] deep = HexFormat.of().parseHex(opening.repeat(LENGTH / (opening.length() / 2)));

        assertRefused(deep);
    }

    @Test
    void levelsOfTrueLengthAreRefused() {
        for (int tag : new int[] {0x30, 0x31, 0xa0}) {
            assertRefused(nested(tag));
        }
    }

    /** The JDK's reader of certificates calls itself for each; found here. */
    @Test
    void aCertificateOfAMillionLevelsIsRefused() {
        byte[] deep = HexFormat.of().parseHex("3080".repeat(1_000_000));
        String pem = Pem.encode("CERTIFICATE", deep);

        assertThatExceptionOfType(CertificateException.class).isThrownBy(() -> DerCertificate.read(deep));
        assertThatExceptionOfType(IdentityException.class).isThrownBy(() -> Pem.certificates("a file", pem));
    }

    private static void assertRefused(byte[] deep) {
        assertThatExceptionOfType(CertificateException.class).isThrownBy(() -> DerCertificate.read(deep));
        assertThat(TimeStamp.ofToken(deep).check(new byte[1], TrustPolicy.none()))
                .isInstanceOf(Attestation.Ignored.class);
        assertThat(TimeStamp.ofResponse(deep).check(new byte[1], TrustPolicy.none()))
                .isInstanceOf(Attestation.Ignored.class);
        assertThat(TimeStamp.ofToken(deep).isInOneForm()).isFalse();
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> TimeStamp.ofToken(deep).time());
        assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(() -> TimeStamp.ofToken(deep).inOneForm(new byte[1]));
        assertThat(OcspResponse.of(deep).check(AUTHORITY, AUTHORITY, Optional.empty(), Instant.EPOCH))
                .isInstanceOf(Revocation.Spoiled.class);
    }

    /** As many levels as fit, each with the length of what is in it. */
    private static byte[] nested(int tag) {
        byte[] bytes = new byte[LENGTH];
        int at = LENGTH;
        while (at >= 4) {
            int inside = LENGTH - at;
            if (inside < 128) {
                bytes[--at] = (byte) inside;
            } else {
                bytes[--at] = (byte) inside;
                bytes[--at] = (byte) (inside >> 8);
                bytes[--at] = (byte) 0x82;
            }
            bytes[--at] = (byte) tag;
        }
        return Arrays.copyOfRange(bytes, at, LENGTH);
    }
}
