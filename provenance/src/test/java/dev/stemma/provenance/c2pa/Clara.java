package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TrustPolicy;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clara, who answers for content with a certificate of her own, and what is signed by her. */
final class Clara {
    static final LocalAuthority REGISTER = LocalAuthority.create(Workshop.CLOCK, new SecureRandom());
    static final Identity CLARA = person(REGISTER, Workshop.CLOCK);
    static final TrustPolicy KNOWS_CLARA =
            Workshop.POLICY.plusAnchors(List.of(REGISTER.root()), TrustPolicy.IDENTITY_USAGES);
    static final HashedUri BINDING = Forgery.good().last();
    static final CborMap PAYLOAD = payload(List.of(BINDING.toCbor()), "cawg.x509.cose");

    static Forgery identity(CborMap payload) {
        return identity(payload, signature(CLARA, payload));
    }

    static Forgery identity(CborMap payload, byte[] signature) {
        return Forgery.good().with("cawg.identity", content(payload, signature));
    }

    static CborMap content(CborMap payload, byte[] signature) {
        return CborMap.builder()
                .put("signer_payload", payload)
                .put("signature", signature)
                .put("pad1", new byte[4])
                .build();
    }

    static CborMap referring(HashedUri... references) {
        return payload(HashedUri.toCbor(List.of(references)), "cawg.x509.cose");
    }

    static CborMap payload(List<? extends CborValue> references, String type) {
        return CborMap.builder()
                .put("referenced_assertions", CborValue.of(references))
                .put("sig_type", type)
                .build();
    }

    static byte[] signature(Identity signer, CborMap payload) {
        return signatureOver(signer, CborWriter.write(payload));
    }

    static byte[] signatureOver(Identity signer, byte[] payload) {
        byte[] header = CoseSign1.protectedHeader(CoseAlgorithm.ED_DSA, List.of(encoded(signer.certificate())));
        byte[] signed = signer.sign(CoseSign1.toBeSigned(header, payload));
        return new CoseSign1(header, CborMap.EMPTY, signed).encode();
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Identity person(LocalAuthority authority, Clock clock) {
        return authority.issue(
                "clara", SignatureAlgorithm.ED25519, Subject.pseudonym("Clara"), clock, new SecureRandom());
    }

    static CborMap with(CborMap map, String key, CborValue value) {
        List<CborMap.Entry> entries = new ArrayList<>(without(map, key).entries());
        entries.add(new CborMap.Entry(CborValue.of(key), value));
        return CborMap.of(entries);
    }

    static CborMap without(CborMap map, String key) {
        return CborMap.of(map.entries().stream()
                .filter(entry -> !entry.key().equals(CborValue.of(key)))
                .toList());
    }

    static Verdict verify(Forgery forgery, TrustPolicy policy) {
        return Verifier.verify(ByteSource.of(Forgery.FILE), Optional.of(forgery.store()), policy, Workshop.CLOCK);
    }

    static List<String> codes(Verdict verdict, Check.Outcome outcome) {
        return VerifierTest.codes(verdict, outcome).stream()
                .filter(code -> code.startsWith("cawg."))
                .toList();
    }

    static List<String> failures(Forgery forgery) {
        return VerifierTest.failures(verify(forgery, KNOWS_CLARA));
    }

    static void assertNotProved(Forgery forgery, String code) {
        Verdict verdict = verify(forgery, KNOWS_CLARA);
        assertThat(VerifierTest.failures(verdict)).contains(code);
        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(codes(verdict, Check.Outcome.PASS)).doesNotContain(IdentityCode.TRUSTED, IdentityCode.WELL_FORMED);
    }

    private Clara() {}
}
