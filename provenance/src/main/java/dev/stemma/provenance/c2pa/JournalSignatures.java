package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.record.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who signed a journal: in each generation whoever signed the manifest, and whoever else answers for that by name. */
record JournalSignatures(RecordedJournal recorded, Examination examination) {
    private static final Set<String> GOOD = Set.of(IdentityCode.TRUSTED, IdentityCode.WELL_FORMED);

    /** The latest part of the journal for which somebody answers, by the digest of the certificate. */
    Map<Digest, JournalPart> byPeople() {
        Map<Digest, JournalPart> signed = new HashMap<>();
        for (JournalPart part : recorded.parts()) {
            part.manifest().signer().flatMap(JournalSignatures::digest).ifPresent(signer -> signed.put(signer, part));
            identities(part).forEach(signer -> signed.put(signer, part));
        }
        return signed;
    }

    /** Certificates of the identity assertions of a manifest that hold and refer to its journal. */
    private List<Digest> identities(JournalPart part) {
        List<Digest> signers = new ArrayList<>();
        List<StoredAssertion> assertions = part.manifest().assertions().stream()
                .filter(assertion -> assertion.baseLabel().equals(IdentityAssertion.LABEL))
                .toList();
        if (assertions.isEmpty()) {
            return signers;
        }
        List<Check> found = found(part.manifest());
        for (StoredAssertion assertion : assertions) {
            boolean holds = found.stream()
                    .anyMatch(check ->
                            GOOD.contains(check.code()) && check.place().equals(new Place.Jumbf(assertion.uri())));
            if (holds) {
                signer(assertion, part.manifest()).ifPresent(signers::add);
            }
        }
        return signers;
    }

    private List<Check> found(Manifest manifest) {
        if (manifest.equals(examination.manifest())) {
            return examination.checks();
        }
        Examination earlier = examination.of(manifest, examination.now());
        new TimeStampRule().apply(earlier);
        new IdentityRule().apply(earlier);
        return earlier.checks();
    }

    private static Optional<Digest> signer(StoredAssertion assertion, Manifest manifest) {
        try {
            IdentityAssertion identity = IdentityAssertion.read(assertion);
            boolean ofJournal = identity.references().stream()
                    .flatMap(reference -> manifest.find(reference.url()).stream())
                    .anyMatch(referred -> referred.value() instanceof JournalAssertion);
            return ofJournal
                    ? digest(CoseSign1.parse(identity.signature().content())
                            .certificates()
                            .get(0))
                    : Optional.empty();
        } catch (MalformedException | CoseException reportedByTheRuleForIdentities) {
            return Optional.empty();
        }
    }

    private static Optional<Digest> digest(X509Certificate certificate) {
        try {
            return Optional.of(Digest.of(certificate.getEncoded()));
        } catch (CertificateEncodingException unreadable) {
            return Optional.empty();
        }
    }
}
