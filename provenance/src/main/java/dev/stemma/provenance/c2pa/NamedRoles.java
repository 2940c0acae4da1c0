package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.record.Digest;
import java.security.cert.CertificateEncodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** As what people answer for a file by name: the roles in those of its identity assertions that hold (CAWG identity 1.3, 5.1.2). */
public final class NamedRoles {
    private static final Set<String> GOOD = Set.of(IdentityCode.TRUSTED, IdentityCode.WELL_FORMED);

    private NamedRoles() {}

    /** The roles, by the digest of the certificate with which somebody signed them; words that CAWG does not know are left out. */
    public static Map<Digest, List<ActorRole>> of(Verdict verdict) {
        Map<Digest, List<ActorRole>> roles = new HashMap<>();
        verdict.manifests()
                .ifPresent(store -> store.active().assertions().stream()
                        .filter(assertion -> assertion.baseLabel().equals(IdentityAssertion.LABEL))
                        .filter(assertion -> holds(verdict, assertion))
                        .forEach(assertion -> put(assertion, roles)));
        return roles;
    }

    private static boolean holds(Verdict verdict, StoredAssertion assertion) {
        return verdict.checks().stream()
                .anyMatch(
                        check -> GOOD.contains(check.code()) && check.place().equals(new Place.Jumbf(assertion.uri())));
    }

    private static void put(StoredAssertion assertion, Map<Digest, List<ActorRole>> roles) {
        try {
            IdentityAssertion identity = IdentityAssertion.read(assertion);
            if (identity.signatureType().equals(IdentityAssertion.X509)) {
                CoseSign1 signature = CoseSign1.parse(identity.signature().content());
                roles.put(
                        Digest.of(signature.certificates().get(0).getEncoded()),
                        identity.payload().array("role").stream()
                                .flatMap(role -> role.asText().stream())
                                .flatMap(role -> ActorRole.of(role).stream())
                                .toList());
            }
        } catch (MalformedException | CoseException | CertificateEncodingException e) {
            throw new IllegalStateException("what holds can be read", e);
        }
    }
}
