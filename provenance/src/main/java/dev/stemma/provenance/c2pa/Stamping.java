package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.IdentityException;
import dev.stemma.provenance.identity.TimeStamp;
import dev.stemma.provenance.identity.TimeStampAuthority;
import dev.stemma.provenance.identity.Validity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * Has signatures stamped. A stamp is made after the signature, which already covers the length of the store; so bytes are
 * set aside for it in the unprotected header, and those left over are padding (C2PA 2.5, 11.7).
 *
 * @param reserved length of the unprotected header in bytes; 0 if the length of the store is free
 */
record Stamping(TimeStampAuthority authority, int reserved) {
    /** Enough for the stamps of most authorities, with their certificates. */
    static final int USUAL = 8 << 10;

    private static final int SPARE = 1 << 10;

    /** The stamp is longer than what was set aside. */
    static final class TooLong extends Exception {
        private static final long serialVersionUID = 1;
        private final int needed;

        private TooLong(int needed) {
            super("the time stamp needs " + needed + " bytes");
            this.needed = needed;
        }

        /** What is to be set aside instead. */
        int needed() {
            return needed;
        }
    }

    CborMap placeholder() {
        return TimeStampHeader.placeholder(reserved).orElse(CborMap.EMPTY);
    }

    /** The unprotected header with a stamp of the signature. */
    CborMap stamp(CoseSign1 signature, Identity identity) throws SigningException, TooLong {
        CborMap header = TimeStampHeader.of(token(signature, identity.certificate()));
        if (reserved == 0) {
            return header;
        }
        Optional<CborMap> padded = TimeStampHeader.padded(header, reserved);
        if (padded.isEmpty()) {
            throw new TooLong(CborWriter.write(header).length + SPARE);
        }
        return padded.get();
    }

    /** A token that our own verifier will not find fault with, whoever is trusted. */
    byte[] token(CoseSign1 signature, X509Certificate signer) throws SigningException {
        byte[] payload = signature.timeStamped();
        try {
            byte[] answer = authority.token(HashAlgorithm.SHA256.hash(payload, 0, payload.length));
            TimeStamp stamp = TimeStamp.ofToken(answer).inOneForm(payload);
            Instant time = stamp.time();
            Optional<String> outside = Validity.of(signer).problemAt(time);
            if (outside.isPresent()) {
                throw new SigningException(
                        "the time stamp says " + time + ", and the certificate of " + signer.getSubjectX500Principal()
                                + " " + outside.get() + "; check the clock here and the authority");
            }
            return stamp.encoded();
        } catch (IdentityException e) {
            throw new SigningException("no time stamp could be had: " + e.getMessage(), e);
        }
    }
}
