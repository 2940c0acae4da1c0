package dev.stemma.provenance.identity;

import dev.stemma.provenance.cose.DerCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and requests as text (RFC 7468). */
public final class Pem {
    /** Longest text that is read: 4 MiB. */
    public static final int MAX_BYTES = 4 << 20;

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /**
     * The certificates of a PEM file, in its order, one or more. Other text and other blocks are passed over.
     *
     * @throws IdentityException if the file cannot be read, or holds no certificate, or one that is malformed
     */
    public static List<X509Certificate> certificates(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IdentityException(file + " has more than the " + MAX_BYTES + " bytes that are read");
            }
            return certificates(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IdentityException("cannot read certificates from " + file + ": " + DiskProblem.of(e), e);
        }
    }

    /** The same for text; {@code source} names it in messages. */
    public static List<X509Certificate> certificates(String source, String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String type = block.group(1);
            if (type.equals("CERTIFICATE") || type.equals("X509 CERTIFICATE")) {
                int line = 1 + (int) text.substring(0, block.start()).lines().count();
                certificates.add(certificate(source + ", line " + line, block.group(2)));
            } else {
                others.add(type);
            }
        }
        if (certificates.isEmpty()) {
            throw new IdentityException(source + " holds no certificate; expected -----BEGIN CERTIFICATE-----, found "
                    + (others.isEmpty() ? "no PEM block at all" : String.join(", ", others)));
        }
        return certificates;
    }

    /** The certificates as text, in their order. */
    public static String encode(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append(encode("CERTIFICATE", encoded(certificate)));
        }
        return text.toString();
    }

    static String encode(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + LINES.encodeToString(content) + "\n-----END " + type + "-----\n";
    }

    private static X509Certificate certificate(String place, String base64) {
        try {
            byte[] content = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            return DerCertificate.read(content);
        } catch (IllegalArgumentException e) {
            throw new IdentityException(place + ": the certificate is not Base64: " + e.getMessage(), e);
        } catch (CertificateException e) {
            throw new IdentityException(place + ": the certificate cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
