package dev.stemma.provenance.c2pa;

import java.util.HashMap;
import java.util.Map;

/**
 * What a status code that is no success means for a reader who does not know the standard.
 *
 * @param sentence a clause for people, lower case
 */
record Meaning(Trouble trouble, String sentence) {
    private static final String IDENTITY_PREFIX = "cawg.";
    private static final Meaning IDENTITY = new Meaning(
            Trouble.IDENTITY,
            "whom the credentials name beside the signer is not proved, or not by somebody whom you trust");
    private static final Meaning UNKNOWN = new Meaning(Trouble.RULES, "a rule of the standard is broken");
    private static final Map<String, Meaning> TABLE = new HashMap<>();

    static {
        content();
        credentials();
        claims();
        assertions();
        otherBindings();
        ingredients();
        signers();
        timesAndRevocation();
        records();
    }

    /** What the code means; every code that is issued here has a sentence of its own. */
    static Meaning of(String code) {
        return TABLE.getOrDefault(code, code.startsWith(IDENTITY_PREFIX) ? IDENTITY : UNKNOWN);
    }

    /** Whether the code has a sentence of its own. */
    static boolean isKnown(String code) {
        return of(code) != UNKNOWN;
    }

    private static void put(Trouble trouble, String sentence, String... codes) {
        for (String code : codes) {
            TABLE.put(code, new Meaning(trouble, sentence));
        }
    }

    private static void content() {
        put(
                Trouble.CONTENT_CHANGED,
                "the bytes of the file are not those that the signer saw",
                StatusCode.DATA_HASH_MISMATCH,
                "assertion.bmffHash.mismatch",
                "assertion.boxesHash.mismatch",
                "assertion.boxesHash.unknownBox",
                "assertion.segmentHash.mismatch");
        put(
                Trouble.RULES,
                "which bytes the signature covers is not stated clearly, so it covers none for sure",
                StatusCode.DATA_HASH_MALFORMED,
                "assertion.bmffHash.malformed",
                "assertion.boxesHash.malformed",
                "assertion.segmentHash.malformed");
        put(Trouble.CONTENT_CHANGED, "lines were added that nobody signed", StatusCode.SEGMENT_HASH_PARTIAL_COVERAGE);
        put(
                Trouble.CONTENT_CHANGED,
                "the signed steps of this file's history do not follow each other: some were changed or left out",
                "assertion.segmentHash.predecessorMismatch");
        put(
                Trouble.NOTE,
                "the signature leaves out some bytes besides the credentials; they may hold anything",
                StatusCode.ADDITIONAL_EXCLUSIONS,
                "assertion.bmffHash.additionalExclusionsPresent",
                "assertion.boxesHash.additionalExclusionsPresent");
        put(Trouble.UNCOVERED, "parts of the file may have been changed without notice", StatusCode.UNKNOWN_EXCLUSIONS);
    }

    private static void credentials() {
        put(
                Trouble.NOTHING_TO_CHECK,
                "there is nothing by which the file could be checked",
                StatusCode.MANIFEST_INACCESSIBLE,
                StatusCode.NO_CHECKPOINT);
        put(
                Trouble.UNREADABLE,
                "the credentials are damaged",
                StatusCode.MANIFEST_STORE_MALFORMED,
                "manifest.compressed.invalid");
        put(Trouble.UNREADABLE, "the credentials are encrypted", "manifest.inaccessible.encrypted");
        put(Trouble.UNREADABLE, "the file or its credentials are of a kind that is not read", StatusCode.GENERAL_ERROR);
        put(
                Trouble.NOTE,
                "bytes that should be empty hold something that nobody signed; nothing is read from them",
                StatusCode.PADDING_NON_ZERO);
        put(
                Trouble.CREDENTIALS_CHANGED,
                "bytes of the credentials that no signature covers are not those that were written",
                StatusCode.STORE_UNPROTECTED_BYTES);
        put(
                Trouble.RULES,
                "a later record claims more than such a record may",
                "manifest.update.invalid",
                "manifest.update.wrongParents");
        put(Trouble.RULES, "the file names two origins at once", StatusCode.MULTIPLE_PARENTS);
    }

    private static void claims() {
        put(Trouble.UNREADABLE, "the statement that is signed cannot be read", StatusCode.CLAIM_CBOR_INVALID);
        put(Trouble.RULES, "the statement that is signed lacks what it must say", StatusCode.CLAIM_MALFORMED);
        put(Trouble.UNREADABLE, "there is no statement that anybody could have signed", StatusCode.CLAIM_MISSING);
        put(
                Trouble.RULES,
                "there are two statements, and it is unclear which one was signed",
                StatusCode.CLAIM_MULTIPLE);
        put(Trouble.RULES, "the credentials do not say what was done to the file", StatusCode.CLAIM_ACTIONS_MISSING);
        put(
                Trouble.RULES,
                "nothing ties the credentials to this file: they could have been put into any other",
                StatusCode.CLAIM_HARD_BINDINGS_MISSING);
        put(
                Trouble.RULES,
                "the credentials are tied to a file twice, and it is unclear what holds",
                StatusCode.MULTIPLE_HARD_BINDINGS);
        put(
                Trouble.RULES,
                "an algorithm is used that is not known to be safe, or none is named",
                StatusCode.ALGORITHM_UNSUPPORTED);
        put(Trouble.NOTE, "an algorithm is used that should no longer be used", "algorithm.deprecated");
    }

    private static void assertions() {
        put(
                Trouble.CREDENTIALS_CHANGED,
                "a part of the credentials is not the one that was signed",
                StatusCode.ASSERTION_HASH_MISMATCH,
                StatusCode.HASHED_URI_MISMATCH);
        put(
                Trouble.CREDENTIALS_CHANGED,
                "a part of the credentials was taken out",
                StatusCode.ASSERTION_MISSING,
                StatusCode.HASHED_URI_MISSING,
                "assertion.inaccessible");
        put(
                Trouble.CREDENTIALS_CHANGED,
                "something was put into the credentials that nobody signed",
                StatusCode.ASSERTION_UNDECLARED);
        put(
                Trouble.RULES,
                "the signer relies on a part of somebody else's credentials",
                StatusCode.ASSERTION_OUTSIDE_MANIFEST);
        put(
                Trouble.RULES,
                "a part of the credentials cannot be read",
                StatusCode.ASSERTION_CBOR_INVALID,
                "assertion.json.invalid");
        put(
                Trouble.RULES,
                "what was done to the file is not stated as it must be",
                StatusCode.ACTION_MALFORMED,
                "assertion.action.softBindingMissing");
        put(
                Trouble.RULES,
                "what was done is said of something that is not there",
                StatusCode.ACTION_INGREDIENT_MISMATCH);
        put(
                Trouble.RULES,
                "something was blacked out that must not be, or without saying so",
                "assertion.action.redacted",
                "assertion.action.redactionMismatch",
                "assertion.dataHash.redacted",
                "assertion.hardBinding.redacted",
                "assertion.notRedacted",
                "assertion.selfRedacted");
        put(Trouble.NOTE, "something was blacked out, and the signer says so", "assertion.redacted");
        put(
                Trouble.NOTE,
                "what was done, and what it was done with, stand in different lists",
                "assertion.action.ingredientLocationMismatch");
        put(
                Trouble.RULES,
                "additional information is not stated as it must be",
                "assertion.metadata.malformed",
                "assertion.timestamp.malformed");
    }

    private static void otherBindings() {
        put(
                Trouble.CONTENT_CHANGED,
                "a file that belongs to this one is not the one that was signed",
                "assertion.collectionHash.mismatch",
                "assertion.multiAssetHash.mismatch",
                "assertion.external-reference.hashMismatch");
        put(
                Trouble.CONTENT_CHANGED,
                "a file that belongs to this one is missing",
                "assertion.collectionHash.incorrectFileCount",
                "assertion.multiAssetHash.missingPart");
        put(
                Trouble.RULES,
                "the list of the files that belong to this one is not as it must be",
                "assertion.collectionHash.invalidURI",
                "assertion.collectionHash.malformed",
                "assertion.multiAssetHash.malformed",
                "assertion.linkedResourceIntegrity.invalidURI",
                "assertion.linkedResourceIntegrity.malformed",
                "assertion.linkedResourceIntegrity.notCreated");
        put(
                Trouble.NOTE,
                "a file that this one links to was not checked, or is another one by now",
                "assertion.linkedResourceIntegrity.formatMismatch",
                "assertion.linkedResourceIntegrity.hashMismatch",
                "assertion.linkedResourceIntegrity.inaccessible",
                "assertion.linkedResourceIntegrity.sizeMismatch",
                "assertion.linkedResourceIntegrity.skipped");
        put(
                Trouble.RULES,
                "a reference to something outside the file is not as it must be",
                "assertion.cloud-data.actions",
                "assertion.cloud-data.hardBinding",
                "assertion.cloud-data.labelMismatch",
                "assertion.cloud-data.malformed",
                "assertion.external-reference.created",
                "assertion.external-reference.labelMismatch",
                "assertion.external-reference.malformed");
    }

    private static void ingredients() {
        put(
                Trouble.INGREDIENT,
                "what the file was made from is not described as it must be",
                StatusCode.INGREDIENT_MALFORMED);
        put(
                Trouble.INGREDIENT,
                "the credentials of something that the file was made from are not those that the signer saw",
                StatusCode.INGREDIENT_MANIFEST_MISMATCH,
                StatusCode.INGREDIENT_SIGNATURE_MISMATCH);
        put(
                Trouble.INGREDIENT,
                "the credentials of something that the file was made from were taken out",
                StatusCode.INGREDIENT_MANIFEST_MISSING,
                StatusCode.INGREDIENT_SIGNATURE_MISSING);
        put(
                Trouble.NOTE,
                "the file was made from something that has no credentials of its own",
                StatusCode.INGREDIENT_UNKNOWN_PROVENANCE);
    }

    private static void signers() {
        put(
                Trouble.CREDENTIALS_CHANGED,
                "the signature is not that of the certificate over this statement: one of them was changed",
                StatusCode.SIGNATURE_MISMATCH);
        put(Trouble.CREDENTIALS_CHANGED, "nobody signed", StatusCode.SIGNATURE_MISSING);
        put(
                Trouble.OUTDATED,
                "nothing proves that it was signed while the certificate was valid",
                StatusCode.SIGNATURE_OUTSIDE_VALIDITY);
        put(
                Trouble.CERTIFICATE,
                "the certificate is not of the kind that the standard demands of signers",
                StatusCode.CREDENTIAL_INVALID);
        put(
                Trouble.UNKNOWN_SIGNER,
                "anybody can make a certificate with any name; nobody whom you trust made this one",
                StatusCode.CREDENTIAL_UNTRUSTED);
    }

    private static void timesAndRevocation() {
        put(
                Trouble.REVOKED,
                "the authority has withdrawn the certificate; somebody else may have the key",
                "signingCredential.ocsp.revoked");
        put(
                Trouble.NOTE,
                "whether the certificate was withdrawn is not known",
                "dev.stemma.certificateStatus.unreadable",
                "signingCredential.ocsp.inaccessible",
                "signingCredential.ocsp.skipped",
                "signingCredential.ocsp.unknown");
        put(
                Trouble.STAMP,
                "the time stamp was spoiled, or belongs to something else",
                "timeStamp.malformed",
                "timeStamp.mismatch");
        put(
                Trouble.STAMP,
                "the authority that made the time stamp is not one to believe",
                "timeStamp.credentialInvalid",
                "timeStamp.outsideValidity",
                "timeStamp.untrusted");
        put(
                Trouble.NOTE,
                "the time of signing is only what the signer says",
                "timeOfSigning.insideValidity",
                "timeOfSigning.outsideValidity");
    }

    private static void records() {
        put(
                Trouble.RECORD,
                "what is recorded of the making of the melody contradicts itself",
                StatusCode.JOURNAL_MISMATCH);
        put(
                Trouble.RECORD,
                "the notes, or what is said of their origins, are not those to which the recorded steps lead",
                StatusCode.LINEAGE_MISMATCH);
        put(
                Trouble.RECORD,
                "the model does not write the notes that the record says it wrote",
                StatusCode.REPLAY_MISMATCH);
        put(
                Trouble.RECORD,
                "what is said of the works behind the model, or of their terms, is not what their list says",
                StatusCode.DATASET_MISMATCH);
        put(
                Trouble.WORKS,
                "the list of works beside the model has other works than its credentials say",
                StatusCode.DATASET_LIST_MISMATCH);
        put(
                Trouble.LABEL,
                "the label in the file says something else of its making than the record does",
                StatusCode.LABEL_MISMATCH);
        put(
                Trouble.LABEL,
                "the label in the file is not as the standard for labels demands",
                StatusCode.LABEL_MALFORMED,
                StatusCode.LABEL_MULTIPLE);
        put(Trouble.NOTE, "the file carries no label, or nothing that confirms it", StatusCode.LABEL_SKIPPED);
        put(
                Trouble.LOG,
                "the proof that the file is in a transparency log does not hold, or belongs to another file",
                StatusCode.LOG_MISMATCH);
        put(
                Trouble.UNKNOWN_LOG,
                "a log that you have not said you know has made the proof, or too few witnesses have seen it",
                StatusCode.LOG_UNTRUSTED);
        put(Trouble.NOTE, "whether the file is in a transparency log is not known", StatusCode.LOG_SKIPPED);
        put(
                Trouble.NOTE,
                "a part of the record could not be checked here",
                StatusCode.JOURNAL_SKIPPED,
                StatusCode.LINEAGE_SKIPPED,
                StatusCode.REPLAY_SKIPPED,
                StatusCode.DATASET_SKIPPED);
    }
}
