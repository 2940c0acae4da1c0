package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Attestation;
import dev.stemma.provenance.identity.TimeStamp;
import java.util.List;

/**
 * Time stamps of the signature (C2PA 2.5, 14.8). One that somebody trusted made says when the certificates must have been
 * valid; all others are told and ignored. A spoiled one never makes a manifest invalid by itself.
 */
final class TimeStampRule implements Rule {
    @Override
    public void apply(Examination examination) {
        Manifest manifest = examination.manifest();
        if (manifest.claimBytes().isPresent() && manifest.signature().isPresent()) {
            new Stamped(
                            examination,
                            manifest.signature().get(),
                            manifest.claimBytes().get())
                    .check();
        }
    }

    /** One signature with its stamps. */
    private record Stamped(Examination examination, CoseSign1 signature, byte[] claim) {
        void check() {
            byte[] payload = signature.timeStamped();
            if (fromHeader(TimeStampHeader.LABEL, payload) || fromHeader(TimeStampHeader.OLD_LABEL, payload)) {
                return;
            }
            List<byte[]> later = examination
                    .store()
                    .laterEvidence()
                    .timeStamps(examination.manifest().label());
            for (byte[] token : later) {
                if (attested(TimeStamp.ofToken(token), payloadOf(token, payload))) {
                    return;
                }
            }
        }

        /** In {@code c2pa.time-stamp}, c2pa-rs stamps the bare signature, which shows as well that it existed. */
        private byte[] payloadOf(byte[] token, byte[] payload) {
            return TimeStamp.ofToken(token).isOf(signature.signature()) ? signature.signature() : payload;
        }

        private boolean fromHeader(String label, byte[] payload) {
            CborMap header = signature.unprotectedHeader();
            if (header.get(label).isEmpty()) {
                return false;
            }
            List<byte[]> tokens = TimeStampHeader.tokens(header, label);
            if (tokens.size() != 1) {
                return ignored(
                        StatusCode.TIME_STAMP_MALFORMED,
                        "the header " + label + " holds " + tokens.size()
                                + " time stamps, where exactly one was expected");
            }
            if (label.equals(TimeStampHeader.OLD_LABEL)) {
                return attested(TimeStamp.ofResponse(tokens.get(0)), signature.timeStamped(claim));
            }
            TimeStamp stamp = TimeStamp.ofToken(tokens.get(0));
            if (examination.isOwn() && !stamp.isInOneForm()) {
                return ignored(
                        StatusCode.TIME_STAMP_MALFORMED,
                        "the time stamp is not encoded as Stemma encodes it; somebody changed bytes of it");
            }
            return attested(stamp, payload);
        }

        private boolean attested(TimeStamp stamp, byte[] payload) {
            Attestation attestation = stamp.check(payload, examination.policy());
            if (attestation instanceof Attestation.Attested attested) {
                examination.attest(attested.time());
                examination.pass(
                        Check.Name.TIME,
                        StatusCode.TIME_STAMP_VALIDATED,
                        place(),
                        "signed before " + attested.time() + ", says "
                                + attested.authority().getSubjectX500Principal());
                examination.pass(
                        Check.Name.TIME,
                        StatusCode.TIME_STAMP_TRUSTED,
                        place(),
                        "that authority is trusted for time stamps through "
                                + attested.anchor().getSubjectX500Principal());
                return true;
            }
            Attestation.Ignored ignored = (Attestation.Ignored) attestation;
            if (ignored.problem() == Attestation.Problem.CREDENTIAL_INVALID) {
                ignored(StatusCode.TIME_STAMP_UNTRUSTED, ignored.reason());
            }
            String code = switch (ignored.problem()) {
                case MALFORMED -> StatusCode.TIME_STAMP_MALFORMED;
                case MISMATCH -> StatusCode.TIME_STAMP_MISMATCH;
                case UNTRUSTED -> StatusCode.TIME_STAMP_UNTRUSTED;
                case CREDENTIAL_INVALID -> StatusCode.TIME_STAMP_CREDENTIAL_INVALID;
                case OUTSIDE_VALIDITY -> StatusCode.TIME_STAMP_OUTSIDE_VALIDITY;
            };
            return ignored(code, ignored.reason());
        }

        private boolean ignored(String code, String why) {
            examination.fail(Check.Name.TIME, code, place(), "the time stamp does not count: " + why);
            return false;
        }

        private Place place() {
            return new Place.Jumbf(JumbfUri.ofSignature(examination.manifest().label()));
        }
    }
}
