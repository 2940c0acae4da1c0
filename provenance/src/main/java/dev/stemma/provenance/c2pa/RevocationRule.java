package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.OcspResponse;
import dev.stemma.provenance.identity.Revocation;
import dev.stemma.provenance.identity.Trust;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Whether the signer's certificate was revoked, as far as the store says (C2PA 2.5, 14.9): responses in the signature's
 * header, or gathered by later manifests. Nobody is asked over the network.
 */
final class RevocationRule implements Rule {
    /** Says where a certificate's status can be asked for (RFC 5280, 4.2.2.1). */
    private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

    @Override
    public void apply(Examination examination) {
        examination
                .manifest()
                .signature()
                .ifPresent(signature ->
                        chain(signature).ifPresent(chain -> new Subject(examination, signature, chain).check()));
    }

    private static Optional<List<X509Certificate>> chain(CoseSign1 signature) {
        try {
            return Optional.of(signature.certificates());
        } catch (CoseException reportedByTheRuleForCredentials) {
            return Optional.empty();
        }
    }

    /** The responses that the signer put into the signature's header. */
    static List<byte[]> stapled(CoseSign1 signature) {
        return signature.unprotectedHeader().map("rVals").orElse(CborMap.EMPTY).array("ocspVals").stream()
                .limit(LaterEvidence.MAX_PIECES)
                .map(value -> value.asBytes().orElse(new byte[0]))
                .toList();
    }

    /** One signer under examination. */
    private record Subject(Examination examination, CoseSign1 signature, List<X509Certificate> chain) {
        void check() {
            List<byte[]> stapled = stapled(signature);
            List<byte[]> later = examination.store().laterEvidence().responses();
            if (stapled.isEmpty() && later.isEmpty()) {
                if (chain.get(0).getExtensionValue(AUTHORITY_INFORMATION_ACCESS) != null) {
                    skipped(
                            "whether the signer's certificate was revoked was not asked for, since nothing here uses the"
                                    + " network");
                }
                return;
            }
            Optional<X509Certificate> issuer = issuer();
            if (issuer.isEmpty()) {
                skipped("a revocation response is there, but nobody knows the authority that it should come from");
                return;
            }
            for (byte[] response : stapled) {
                if (decides(response, issuer.get(), true)) {
                    return;
                }
            }
            for (byte[] response : later) {
                if (decides(response, issuer.get(), false)) {
                    return;
                }
            }
        }

        /** The next in the chain, or the authority that the policy names. */
        private Optional<X509Certificate> issuer() {
            if (chain.size() > 1) {
                return Optional.of(chain.get(1));
            }
            return examination.policy().trust(chain, examination.timeOfSigning()) instanceof Trust.Trusted trusted
                            && !trusted.by().equals(chain.get(0))
                    ? Optional.of(trusted.by())
                    : Optional.empty();
        }

        /** @param own whether the signer gave the response, so that one which says nothing is to be told */
        private boolean decides(byte[] response, X509Certificate issuer, boolean own) {
            Revocation revocation =
                    OcspResponse.of(response).check(chain.get(0), issuer, examination.attested(), examination.now());
            if (revocation instanceof Revocation.NotRevoked good) {
                examination.pass(
                        Check.Name.CERTIFICATE,
                        StatusCode.OCSP_NOT_REVOKED,
                        place(),
                        "the signer's certificate was not revoked, says its authority at " + good.asOf());
                return true;
            }
            if (revocation instanceof Revocation.Revoked revoked) {
                examination.fail(
                        Check.Name.CERTIFICATE,
                        StatusCode.OCSP_REVOKED,
                        place(),
                        "the signer's certificate was revoked by its authority on " + revoked.since()
                                + ", so somebody else may have used its key");
                return true;
            }
            if (revocation instanceof Revocation.Unknown) {
                examination.fail(
                        Check.Name.CERTIFICATE,
                        StatusCode.OCSP_UNKNOWN,
                        place(),
                        "the authority does not know the signer's certificate, says its revocation response");
            } else if (revocation instanceof Revocation.Spoiled spoiled && own) {
                examination.fail(
                        Check.Name.CERTIFICATE,
                        StatusCode.CERTIFICATE_STATUS_UNREADABLE,
                        place(),
                        "the revocation response is ignored: " + spoiled.reason());
            } else if (revocation instanceof Revocation.Undecided undecided && own) {
                skipped(undecided.reason());
            }
            return false;
        }

        private void skipped(String why) {
            examination.skip(Check.Name.CERTIFICATE, StatusCode.OCSP_SKIPPED, place(), why);
        }

        private Place place() {
            return new Place.Jumbf(JumbfUri.ofSignature(examination.manifest().label()));
        }
    }
}
