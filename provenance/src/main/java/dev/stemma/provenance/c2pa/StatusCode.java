package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.RecordCheck;
import java.util.Locale;
import java.util.Set;

/**
 * The status codes issued here: C2PA 2.5, chapter 14, and our own, which begin with {@code dev.stemma}. Each is of one
 * {@link Kind}, whoever issues it.
 */
public final class StatusCode {
    /** What a code says about the manifest. */
    public enum Kind {
        SUCCESS,
        /** Worth telling, but it changes nothing: also where the check behind it failed, as with a spoiled time stamp. */
        INFORMATIONAL,
        FAILURE
    }

    public static final String ALGORITHM_UNSUPPORTED = "algorithm.unsupported";
    public static final String ACTION_INGREDIENT_MISMATCH = "assertion.action.ingredientMismatch";
    public static final String ACTION_INGREDIENT_LOCATION = "assertion.action.ingredientLocationMismatch";
    public static final String ACTION_MALFORMED = "assertion.action.malformed";
    public static final String ACTION_REDACTED = "assertion.action.redacted";
    public static final String ACTION_REDACTION_MISMATCH = "assertion.action.redactionMismatch";
    public static final String ACTION_SOFT_BINDING_MISSING = "assertion.action.softBindingMissing";
    public static final String ADDITIONAL_EXCLUSIONS = "assertion.dataHash.additionalExclusionsPresent";
    public static final String ASSERTION_CBOR_INVALID = "assertion.cbor.invalid";
    public static final String ASSERTION_JSON_INVALID = "assertion.json.invalid";
    public static final String ASSERTION_MISSING = "assertion.missing";
    public static final String ASSERTION_OUTSIDE_MANIFEST = "assertion.outsideManifest";
    public static final String ASSERTION_NOT_REDACTED = "assertion.notRedacted";
    public static final String ASSERTION_REDACTED = "assertion.redacted";
    public static final String ASSERTION_SELF_REDACTED = "assertion.selfRedacted";
    public static final String ASSERTION_HASH_MATCH = "assertion.hashedURI.match";
    public static final String ASSERTION_HASH_MISMATCH = "assertion.hashedURI.mismatch";
    public static final String ASSERTION_UNDECLARED = "assertion.undeclared";
    public static final String DATA_HASH_MALFORMED = "assertion.dataHash.malformed";
    public static final String DATA_HASH_MATCH = "assertion.dataHash.match";
    public static final String DATA_HASH_MISMATCH = "assertion.dataHash.mismatch";
    public static final String HARD_BINDING_REDACTED = "assertion.hardBinding.redacted";
    public static final String SEGMENT_HASH_MALFORMED = "assertion.segmentHash.malformed";
    public static final String SEGMENT_HASH_MATCH = "assertion.segmentHash.match";
    public static final String SEGMENT_HASH_MISMATCH = "assertion.segmentHash.mismatch";
    public static final String SEGMENT_HASH_PARTIAL_COVERAGE = "assertion.segmentHash.partialCoverage";
    public static final String SEGMENT_HASH_PREDECESSOR_MISMATCH = "assertion.segmentHash.predecessorMismatch";
    public static final String INGREDIENT_MALFORMED = "assertion.ingredient.malformed";
    public static final String MULTIPLE_HARD_BINDINGS = "assertion.multipleHardBindings";
    public static final String CLOUD_DATA_ACTIONS = "assertion.cloud-data.actions";
    public static final String CLOUD_DATA_HARD_BINDING = "assertion.cloud-data.hardBinding";
    public static final String CLOUD_DATA_MALFORMED = "assertion.cloud-data.malformed";
    public static final String COLLECTION_HASH_INVALID_URI = "assertion.collectionHash.invalidURI";
    public static final String COLLECTION_HASH_MALFORMED = "assertion.collectionHash.malformed";
    public static final String EXTERNAL_REFERENCE_MALFORMED = "assertion.external-reference.malformed";
    public static final String LINKED_RESOURCES_INVALID_URI = "assertion.linkedResourceIntegrity.invalidURI";
    public static final String LINKED_RESOURCES_MALFORMED = "assertion.linkedResourceIntegrity.malformed";
    public static final String LINKED_RESOURCES_NOT_CREATED = "assertion.linkedResourceIntegrity.notCreated";
    public static final String LINKED_RESOURCES_SKIPPED = "assertion.linkedResourceIntegrity.skipped";
    public static final String METADATA_MALFORMED = "assertion.metadata.malformed";
    public static final String MULTI_ASSET_HASH_MALFORMED = "assertion.multiAssetHash.malformed";
    public static final String TIME_STAMP_ASSERTION_MALFORMED = "assertion.timestamp.malformed";
    public static final String CLAIM_ACTIONS_MISSING = "claim.actions.missing";
    public static final String CLAIM_CBOR_INVALID = "claim.cbor.invalid";
    public static final String CLAIM_HARD_BINDINGS_MISSING = "claim.hardBindings.missing";
    public static final String CLAIM_MALFORMED = "claim.malformed";
    public static final String CLAIM_MISSING = "claim.missing";
    public static final String CLAIM_MULTIPLE = "claim.multiple";
    public static final String SIGNATURE_INSIDE_VALIDITY = "claimSignature.insideValidity";
    public static final String SIGNATURE_OUTSIDE_VALIDITY = "claimSignature.outsideValidity";
    public static final String SIGNATURE_MISMATCH = "claimSignature.mismatch";
    public static final String SIGNATURE_MISSING = "claimSignature.missing";
    public static final String SIGNATURE_VALIDATED = "claimSignature.validated";
    public static final String GENERAL_ERROR = "general.error";
    public static final String HASHED_URI_MISMATCH = "hashedURI.mismatch";
    public static final String HASHED_URI_MISSING = "hashedURI.missing";
    public static final String INGREDIENT_SIGNATURE_MISMATCH = "ingredient.claimSignature.mismatch";
    public static final String INGREDIENT_SIGNATURE_MISSING = "ingredient.claimSignature.missing";
    public static final String INGREDIENT_SIGNATURE_VALIDATED = "ingredient.claimSignature.validated";
    public static final String INGREDIENT_MANIFEST_MISMATCH = "ingredient.manifest.mismatch";
    public static final String INGREDIENT_MANIFEST_MISSING = "ingredient.manifest.missing";
    public static final String INGREDIENT_MANIFEST_VALIDATED = "ingredient.manifest.validated";
    public static final String INGREDIENT_UNKNOWN_PROVENANCE = "ingredient.unknownProvenance";
    public static final String NO_CHECKPOINT = "manifest.appendOnlyText.noSentinel";
    public static final String COMPRESSED_INVALID = "manifest.compressed.invalid";
    public static final String MANIFEST_INACCESSIBLE = "manifest.inaccessible";
    public static final String MANIFEST_STORE_MALFORMED = "manifest.inaccessible.malformed";
    public static final String MULTIPLE_PARENTS = "manifest.multipleParents";
    public static final String UPDATE_INVALID = "manifest.update.invalid";
    public static final String UPDATE_WRONG_PARENTS = "manifest.update.wrongParents";
    public static final String CREDENTIAL_INVALID = "signingCredential.invalid";
    public static final String CREDENTIAL_TRUSTED = "signingCredential.trusted";
    public static final String CREDENTIAL_UNTRUSTED = "signingCredential.untrusted";
    public static final String OCSP_INACCESSIBLE = "signingCredential.ocsp.inaccessible";
    public static final String OCSP_NOT_REVOKED = "signingCredential.ocsp.notRevoked";
    public static final String OCSP_REVOKED = "signingCredential.ocsp.revoked";
    public static final String OCSP_SKIPPED = "signingCredential.ocsp.skipped";
    public static final String OCSP_UNKNOWN = "signingCredential.ocsp.unknown";
    public static final String TIME_OF_SIGNING_INSIDE_VALIDITY = "timeOfSigning.insideValidity";
    public static final String TIME_OF_SIGNING_OUTSIDE_VALIDITY = "timeOfSigning.outsideValidity";
    public static final String TIME_STAMP_CREDENTIAL_INVALID = "timeStamp.credentialInvalid";
    public static final String TIME_STAMP_MALFORMED = "timeStamp.malformed";
    public static final String TIME_STAMP_MISMATCH = "timeStamp.mismatch";
    public static final String TIME_STAMP_OUTSIDE_VALIDITY = "timeStamp.outsideValidity";
    public static final String TIME_STAMP_TRUSTED = "timeStamp.trusted";
    public static final String TIME_STAMP_UNTRUSTED = "timeStamp.untrusted";
    public static final String TIME_STAMP_VALIDATED = "timeStamp.validated";

    /** Padding holds something else than zeros: nothing protects it, so nothing may be read from it. */
    public static final String PADDING_NON_ZERO = "dev.stemma.padding.nonZero";

    /** Bytes of a store written by Stemma that no hash covers are not those that Stemma writes. */
    public static final String STORE_UNPROTECTED_BYTES = "dev.stemma.store.unprotectedBytes";

    /** Beside a file whose format is not read, the hash leaves out parts that nobody can account for. */
    public static final String UNKNOWN_EXCLUSIONS = "dev.stemma.binding.unknownExclusions";

    /** The certificate keeps the profile of the specification, which names no code for that. */
    public static final String CERTIFICATE_PROFILE_KEPT = "dev.stemma.certificate.profileKept";

    /** A later manifest's list of revocation data cannot be read; the specification names no code for that. */
    public static final String CERTIFICATE_STATUS_UNREADABLE = "dev.stemma.certificateStatus.unreadable";

    public static final String JOURNAL_MATCH = "dev.stemma.journal.match";
    public static final String JOURNAL_MISMATCH = "dev.stemma.journal.mismatch";
    public static final String JOURNAL_SKIPPED = "dev.stemma.journal.skipped";
    public static final String LINEAGE_MATCH = "dev.stemma.lineage.match";
    public static final String LINEAGE_MISMATCH = "dev.stemma.lineage.mismatch";
    public static final String LINEAGE_SKIPPED = "dev.stemma.lineage.skipped";
    public static final String REPLAY_MATCH = "dev.stemma.replay.match";
    public static final String REPLAY_MISMATCH = "dev.stemma.replay.mismatch";
    public static final String REPLAY_SKIPPED = "dev.stemma.replay.skipped";
    public static final String DATASET_MATCH = "dev.stemma.dataset.match";
    public static final String DATASET_MISMATCH = "dev.stemma.dataset.mismatch";
    public static final String DATASET_SKIPPED = "dev.stemma.dataset.skipped";

    /** The list of works beside a model is not that of which its credentials speak. */
    public static final String DATASET_LIST_MISMATCH = "dev.stemma.dataset.list.mismatch";

    /** A label of generated content in the file (GB 45438-2025) says what the record says. */
    public static final String LABEL_MATCH = "dev.stemma.label.match";

    public static final String LABEL_MISMATCH = "dev.stemma.label.mismatch";
    public static final String LABEL_MALFORMED = "dev.stemma.label.malformed";
    public static final String LABEL_MULTIPLE = "dev.stemma.label.multiple";
    public static final String LABEL_SKIPPED = "dev.stemma.label.skipped";

    /** A log that the policy knows, seen by as many witnesses as it asks for, has an entry for these credentials. */
    public static final String LOG_MATCH = "dev.stemma.log.match";

    /** A proof came with the file and does not hold, or is about something else. */
    public static final String LOG_MISMATCH = "dev.stemma.log.mismatch";

    /** A proof came with the file, and the policy does not know the log, or asks for more witnesses. */
    public static final String LOG_UNTRUSTED = "dev.stemma.log.untrusted";

    /** No proof came with the file, or there are no credentials that hold. */
    public static final String LOG_SKIPPED = "dev.stemma.log.skipped";

    /** Something about the record could not be checked. */
    static final Set<String> SKIPPED_OF_RECORD =
            Set.of(JOURNAL_SKIPPED, LINEAGE_SKIPPED, REPLAY_SKIPPED, DATASET_SKIPPED, LABEL_SKIPPED);

    /** Failures that say nothing about the content. */
    private static final Set<String> DOUBTS = Set.of(CREDENTIAL_UNTRUSTED, LOG_MISMATCH, DATASET_LIST_MISMATCH);

    private static final Set<String> SUCCESSES = Set.of(
            JOURNAL_MATCH,
            LINEAGE_MATCH,
            REPLAY_MATCH,
            DATASET_MATCH,
            LABEL_MATCH,
            LOG_MATCH,
            "assertion.accessible",
            "assertion.alternativeContentRepresentation.match",
            "assertion.bmffHash.match",
            "assertion.boxesHash.match",
            "assertion.collectionHash.match",
            DATA_HASH_MATCH,
            ASSERTION_HASH_MATCH,
            "assertion.linkedResourceIntegrity.match",
            "assertion.multiAssetHash.match",
            SEGMENT_HASH_MATCH,
            SIGNATURE_INSIDE_VALIDITY,
            SIGNATURE_VALIDATED,
            INGREDIENT_SIGNATURE_VALIDATED,
            INGREDIENT_MANIFEST_VALIDATED,
            OCSP_NOT_REVOKED,
            CREDENTIAL_TRUSTED,
            TIME_STAMP_TRUSTED,
            TIME_STAMP_VALIDATED,
            CERTIFICATE_PROFILE_KEPT);

    private static final Set<String> INFORMATIONALS = Set.of(
            "algorithm.deprecated",
            ACTION_INGREDIENT_LOCATION,
            "assertion.bmffHash.additionalExclusionsPresent",
            "assertion.boxesHash.additionalExclusionsPresent",
            ADDITIONAL_EXCLUSIONS,
            "assertion.linkedResourceIntegrity.formatMismatch",
            "assertion.linkedResourceIntegrity.hashMismatch",
            "assertion.linkedResourceIntegrity.inaccessible",
            "assertion.linkedResourceIntegrity.sizeMismatch",
            LINKED_RESOURCES_SKIPPED,
            ASSERTION_REDACTED,
            INGREDIENT_UNKNOWN_PROVENANCE,
            OCSP_INACCESSIBLE,
            OCSP_SKIPPED,
            OCSP_UNKNOWN,
            TIME_OF_SIGNING_INSIDE_VALIDITY,
            TIME_OF_SIGNING_OUTSIDE_VALIDITY,
            TIME_STAMP_CREDENTIAL_INVALID,
            TIME_STAMP_MALFORMED,
            TIME_STAMP_MISMATCH,
            TIME_STAMP_OUTSIDE_VALIDITY,
            TIME_STAMP_UNTRUSTED,
            CERTIFICATE_STATUS_UNREADABLE,
            PADDING_NON_ZERO,
            UNKNOWN_EXCLUSIONS,
            JOURNAL_SKIPPED,
            LINEAGE_SKIPPED,
            REPLAY_SKIPPED,
            DATASET_SKIPPED,
            LABEL_SKIPPED,
            LOG_UNTRUSTED,
            LOG_SKIPPED);

    /** The codes by which a hard binding says that the content is the one that was signed. */
    private static final Set<String> BINDINGS = Set.of(
            DATA_HASH_MATCH,
            "assertion.bmffHash.match",
            "assertion.boxesHash.match",
            "assertion.collectionHash.match",
            SEGMENT_HASH_MATCH);

    private StatusCode() {}

    /** The code of what a check of a record found. */
    static String ofRecord(RecordCheck.Subject subject, RecordCheck.Outcome outcome) {
        return "dev.stemma." + subject + "." + outcome.name().toLowerCase(Locale.ROOT);
    }

    /** The kind of the code; one that is not known here counts as a failure. */
    public static Kind kind(String code) {
        if (SUCCESSES.contains(code) || IdentityCode.SUCCESSES.contains(code)) {
            return Kind.SUCCESS;
        }
        return INFORMATIONALS.contains(code) || IdentityCode.INFORMATIONALS.contains(code)
                ? Kind.INFORMATIONAL
                : Kind.FAILURE;
    }

    /**
     * Whether the code, one of a failure, leaves the manifest valid but not trusted: nobody vouches for the signer (13.3),
     * or an identity beside the signer, or an entry in a log, is not proved, or another file beside it is not the right one,
     * which says nothing about the content.
     */
    static boolean leavesValid(String code) {
        return DOUBTS.contains(code) || IdentityCode.isOfIdentity(code);
    }

    /** Whether the code says that the content is the one that was signed. */
    static boolean isBinding(String code) {
        return BINDINGS.contains(code);
    }
}
