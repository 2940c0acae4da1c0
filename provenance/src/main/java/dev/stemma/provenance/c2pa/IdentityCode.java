package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.identity.Attestation;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status codes of identity assertions (CAWG identity 1.3, 7.2, 8.1.10 and 8.2.3). */
final class IdentityCode {
    static final String CBOR_INVALID = "cawg.identity.cbor.invalid";
    static final String ASSERTION_MISMATCH = "cawg.identity.assertion.mismatch";
    static final String ASSERTION_DUPLICATE = "cawg.identity.assertion.duplicate";
    static final String HARD_BINDING_MISSING = "cawg.identity.hard_binding_missing";
    static final String HARD_BINDING_INCORRECT = "cawg.identity.hard_binding_incorrect";
    static final String PAD_INVALID = "cawg.identity.pad.invalid";
    static final String TRUSTED = "cawg.identity.trusted";
    static final String WELL_FORMED = "cawg.identity.well-formed";

    /** Of a kind that is not read here. */
    static final String SIG_TYPE_UNKNOWN = "cawg.identity.sig_type.unknown";

    /** The key would have to be fetched, which is not done: what cannot be checked says nothing against the content. */
    static final String NETWORK_BLOCKED = "cawg.identity.network_traffic_blocked";

    static final String CREDENTIAL_REVOKED = "cawg.identity.credential_revoked";
    static final String X509_NOT_REVOKED = "cawg.x509.ocsp.not_revoked";
    static final String X509_ALGORITHM_UNSUPPORTED = "cawg.x509.algorithm.unsupported";
    static final String X509_INSIDE_VALIDITY = "cawg.x509.signature.inside_validity";
    static final String X509_OUTSIDE_VALIDITY = "cawg.x509.signature.outside_validity";
    static final String X509_MISMATCH = "cawg.x509.signature.mismatch";
    static final String X509_VALIDATED = "cawg.x509.signature.validated";
    static final String X509_TRUSTED = "cawg.x509.credential.trusted";
    static final String X509_UNTRUSTED = "cawg.x509.credential.untrusted";

    /** The certificate breaks the profile; a code of c2pa-rs, the specification has none. */
    static final String X509_INVALID = "cawg.x509.credential.invalid";

    static final String X509_STAMP_TRUSTED = "cawg.x509.time_stamp.trusted";
    static final String X509_STAMP_VALIDATED = "cawg.x509.time_stamp.validated";
    static final String X509_STAMP_MALFORMED = "cawg.x509.time_stamp.malformed";

    static final String ICA_INVALID_COSE = "cawg.ica.invalid_cose_sign1";
    static final String ICA_INVALID_ALGORITHM = "cawg.ica.invalid_alg";
    static final String ICA_INVALID_CONTENT_TYPE = "cawg.ica.invalid_content_type";
    static final String ICA_INVALID_CREDENTIAL = "cawg.ica.invalid_verifiable_credential";
    static final String ICA_INVALID_ISSUER = "cawg.ica.invalid_issuer";
    static final String ICA_UNSUPPORTED_DID = "cawg.ica.did_unsupported_method";
    static final String ICA_INVALID_DID_DOCUMENT = "cawg.ica.invalid_did_document";
    static final String ICA_UNTRUSTED_ISSUER = "cawg.ica.untrusted_issuer";
    static final String ICA_SIGNATURE_MISMATCH = "cawg.ica.signature_mismatch";
    static final String ICA_STAMP_VALIDATED = "cawg.ica.time_stamp.validated";

    /** As with every time stamp, one that says nothing fails nothing. */
    static final String ICA_STAMP_INVALID = "cawg.ica.time_stamp.invalid";

    static final String ICA_VALID_FROM_MISSING = "cawg.ica.valid_from.missing";
    static final String ICA_VALID_FROM_INVALID = "cawg.ica.valid_from.invalid";
    static final String ICA_VALID_UNTIL_INVALID = "cawg.ica.valid_until.invalid";
    static final String ICA_REVOCATION_UNAVAILABLE = "cawg.ica.revocation.unavailable";
    static final String ICA_PAYLOAD_MISMATCH = "cawg.ica.signer_payload.mismatch";
    static final String ICA_IDENTITIES_MISSING = "cawg.ica.verified_identities.missing";
    static final String ICA_IDENTITIES_INVALID = "cawg.ica.verified_identities.invalid";

    static final Set<String> SUCCESSES = Set.of(
            TRUSTED,
            WELL_FORMED,
            X509_INSIDE_VALIDITY,
            X509_VALIDATED,
            X509_TRUSTED,
            X509_NOT_REVOKED,
            X509_STAMP_TRUSTED,
            X509_STAMP_VALIDATED,
            ICA_STAMP_VALIDATED);

    static final Set<String> INFORMATIONALS = Stream.concat(
                    Stream.of(NETWORK_BLOCKED, ICA_UNSUPPORTED_DID, ICA_REVOCATION_UNAVAILABLE, ICA_STAMP_INVALID),
                    Stream.of(Attestation.Problem.values()).map(IdentityCode::ofStamp))
            .collect(Collectors.toUnmodifiableSet());

    private IdentityCode() {}

    /** Whether the code is about a readable identity assertion; one that cannot be read is a fault of the manifest. */
    static boolean isOfIdentity(String code) {
        return code.startsWith("cawg.") && !code.equals(CBOR_INVALID);
    }

    /** Why the time stamp of an identity is ignored. */
    static String ofStamp(Attestation.Problem problem) {
        return switch (problem) {
            case MALFORMED -> X509_STAMP_MALFORMED;
            case MISMATCH -> "cawg.x509.time_stamp.mismatch";
            case UNTRUSTED -> "cawg.x509.time_stamp.untrusted";
            case CREDENTIAL_INVALID -> "cawg.x509.time_stamp.credential_invalid";
            case OUTSIDE_VALIDITY -> "cawg.x509.time_stamp.outside_validity";
        };
    }
}
