package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.identity.Validity;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.TrustStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Shows authorities: for what they are trusted, until when, and by which fingerprint to tell them from others. */
final class AuthorityReport {
    private AuthorityReport() {}

    static void print(Terminal terminal, String name, TrustStore.Authority authority) {
        X509Certificate certificate = authority.certificate();
        terminal.out().println(name + "  " + subject(certificate));
        Instant now = terminal.clock().instant();
        String validity = Validity.of(certificate)
                .problemAt(now)
                .map(problem -> Ink.BAD.on(terminal, problem))
                .orElseGet(() -> "until " + day(Validity.of(certificate).notAfter()));
        terminal.out().println("  for " + authority.usage() + ", " + validity);
        terminal.out().println("  sha256 " + fingerprint(certificate));
    }

    static ObjectNode json(List<TrustStore.Authority> authorities) {
        ObjectNode root = Json.object();
        ArrayNode array = root.putArray("authorities");
        for (TrustStore.Authority authority : authorities) {
            Validity validity = Validity.of(authority.certificate());
            array.addObject()
                    .put("name", authority.name())
                    .put("subject", subject(authority.certificate()))
                    .put("for", authority.usage().toString())
                    .put("notBefore", validity.notBefore().toString())
                    .put("notAfter", validity.notAfter().toString())
                    .put("sha256", fingerprint(authority.certificate()));
        }
        return root;
    }

    /** The subject of a certificate, which may say anything. */
    static String subject(X509Certificate certificate) {
        return PlainText.brief(certificate.getSubjectX500Principal().toString());
    }

    /** The day in Greenwich. */
    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** SHA-256 of the certificate, as OpenSSL shows it but for the colons. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return Digest.of(certificate.getEncoded()).toString();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
