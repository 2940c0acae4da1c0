package dev.stemma.provenance.c2pa;

import java.util.Locale;

/**
 * One finding of a verification.
 *
 * @param code of C2PA 2.5, chapter 14, or one of our own, see {@link StatusCode}
 * @param detail a sentence for people: what it means
 */
public record Check(Name name, Outcome outcome, String code, Place place, String detail) {
    /** What is checked. */
    public enum Name {
        /** The content of the file is the one that was signed. */
        BINDING,
        /** The claim was signed by the key of the certificate. */
        SIGNATURE,
        /** The certificate is one that may sign claims. */
        CERTIFICATE,
        /** The certificate leads to one that the trust policy names. */
        TRUST,
        /** The certificates were valid when it counts. */
        TIME,
        /** Claim and assertions are complete, unchanged and keep their rules. */
        CLAIM,
        /** The manifests of ingredients are those that the signer saw. */
        INGREDIENTS;

        /** As in reports: lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a check ended. */
    public enum Outcome {
        PASS,
        FAIL,
        /** Could not be done, or only informs. */
        SKIPPED
    }
}
