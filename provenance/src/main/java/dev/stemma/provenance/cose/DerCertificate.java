package dev.stemma.provenance.cose;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Reads a certificate as signatures carry it: DER, whatever the bytes are. */
public final class DerCertificate {
    private static final byte SEQUENCE = 0x30;
    private static final byte INDEFINITE = (byte) 0x80;

    private DerCertificate() {}

    /** @throws CertificateException if it is none */
    public static X509Certificate read(byte[] encoded) throws CertificateException {
        // The JDK takes text too, and calls itself for each level of indefinite length until the stack is full.
        if (encoded.length < 2 || encoded[0] != SEQUENCE || encoded[1] == INDEFINITE) {
            throw new CertificateException("no DER: expected a sequence of definite length");
        }
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (RuntimeException e) {
            // The JDK's reader answers some malformed keys so, an empty Ed25519 key for one.
            throw new CertificateException("a malformed part: " + e, e);
        }
    }
}
