package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.PlainText;
import java.util.Locale;
import java.util.Optional;

/**
 * One finding of a verification.
 *
 * @param code of C2PA 2.5, chapter 14, or one of our own, see {@link StatusCode}
 * @param ingredient URI of the ingredient assertion whose manifest the finding is about; empty for the asset's own manifest
 * @param detail a sentence for people: what it means. It may quote the file, so control characters and those that change
 *     the direction of writing are replaced by {@code \uFFFD}, and a long one is cut
 */
public record Check(Name name, Outcome outcome, String code, Place place, Optional<String> ingredient, String detail) {
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
        INGREDIENTS,
        /** What the record says to have happened holds together. */
        JOURNAL,
        /** What the record says of the origins of the notes follows from that, and the notes are those of the file. */
        LINEAGE,
        /** The model writes again what the record says that it wrote. */
        REPLAY,
        /** What is said of the works from which a model learnt is what their list says. */
        DATASET,
        /** What a label in the file says of it is what the record says. */
        LABEL,
        /** A transparency log that is known has an entry for these credentials. */
        LOG;

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

    public Check {
        detail = PlainText.brief(detail);
    }

    /** A finding about the asset's own manifest. */
    Check(Name name, Outcome outcome, String code, Place place, String detail) {
        this(name, outcome, code, place, Optional.empty(), detail);
    }

    /** Whether the specification calls it a failure: it only informs of evidence that does not count, e.g. a spoiled stamp. */
    public boolean isFailure() {
        return outcome == Outcome.FAIL && StatusCode.kind(code) != StatusCode.Kind.INFORMATIONAL;
    }

    /** Whether this makes the manifest invalid: a failure, but for one about who signed. */
    public boolean invalidates() {
        return isFailure() && !StatusCode.leavesValid(code);
    }
}
