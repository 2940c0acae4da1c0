package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.identity.CertificateProfile;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who answers for content under his own name, in an identity assertion beside the signature of the claim (CAWG
 * identity 1.3). The claim is signed by whoever writes the file; that says nothing of who had a part in it.
 *
 * @param identity with a certificate for identity assertions
 * @param roles what he or she did, at least one, each once
 */
public record CoSigner(Identity identity, List<ActorRole> roles) {
    public CoSigner {
        roles = List.copyOf(roles);
        if (roles.isEmpty() || roles.stream().distinct().count() < roles.size()) {
            throw new IllegalArgumentException(
                    identity.name() + " signs for one role or more, each once; found " + roles);
        }
    }

    /** Refuses a certificate that no verifier would accept for this. */
    void checkCertificate(Instant now) throws SigningException {
        Optional<String> outside = Validity.of(identity.certificate()).problemAt(now);
        if (outside.isPresent()) {
            throw new SigningException("the certificate of " + identity.name() + " " + outside.get());
        }
        List<CertificateProfile.Violation> violations = CertificateProfile.checkForIdentity(identity.certificate());
        if (!violations.isEmpty()) {
            throw new SigningException("the certificate of " + identity.name() + " must not sign identity assertions: "
                    + violations.get(0));
        }
    }
}
