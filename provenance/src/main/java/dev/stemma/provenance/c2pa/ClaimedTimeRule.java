package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Validity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The time that the signer states, header {@code iat} (C2PA 2.5, 14.8.3): told, but nobody answers for it. */
final class ClaimedTimeRule implements Rule {
    @Override
    public void apply(Examination examination) {
        examination
                .manifest()
                .signature()
                .ifPresent(signature -> claimed(signature).ifPresent(time -> tell(examination, signature, time)));
    }

    private static Optional<Instant> claimed(CoseSign1 signature) {
        CborMap header = signature.protectedEntries();
        return header.get("iat").flatMap(CborValue::asLong).flatMap(seconds -> {
            try {
                return Optional.of(Instant.ofEpochSecond(seconds));
            } catch (DateTimeException beyondTheCalendar) {
                return Optional.empty();
            }
        });
    }

    private static void tell(Examination examination, CoseSign1 signature, Instant time) {
        boolean valid = isValid(signature, time)
                && examination.attested().filter(time::isAfter).isEmpty();
        examination.skip(
                Check.Name.TIME,
                valid ? StatusCode.TIME_OF_SIGNING_INSIDE_VALIDITY : StatusCode.TIME_OF_SIGNING_OUTSIDE_VALIDITY,
                new Place.Jumbf(JumbfUri.ofSignature(examination.manifest().label())),
                "signed at " + time + ", says the signer"
                        + (valid ? "" : ", which cannot be: the certificates or the time stamp contradict it"));
    }

    private static boolean isValid(CoseSign1 signature, Instant time) {
        try {
            return signature.certificates().stream()
                    .allMatch(certificate -> Validity.of(certificate).contains(time));
        } catch (CoseException reportedByTheRuleForCredentials) {
            return false;
        }
    }
}
