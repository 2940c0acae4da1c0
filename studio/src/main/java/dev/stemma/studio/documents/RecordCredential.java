package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.FamilyMember;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.statement.PieceAccount;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A verifiable credential (W3C Verifiable Credentials 2.0) about the record of a file, still without issuer and proof: whoever
 * issues it says that he or she verified the file and found this. Names of people are not in it.
 *
 * <pre>
 * {"@context": ["https://www.w3.org/ns/credentials/v2", ...], "type": ["VerifiableCredential", "MusicRecordCredential"],
 *  "credentialSubject": {"id": "urn:c2pa:...", "type": "MusicRecord", "sha256": "...", "verdict": "trusted", ...}}
 * </pre>
 */
final class RecordCredential {
    private static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";

    /** By which terms that no context defines are read all the same (Verifiable Credentials 2.0, B.2). */
    private static final String OTHER_TERMS = "https://www.w3.org/ns/credentials/undefined-terms/v2";

    private RecordCredential() {}

    /**
     * What was found in a file.
     *
     * @param file its name
     * @param digest of its bytes
     * @throws WorkbenchException if it does not verify: nobody vouches for that
     */
    static ObjectNode of(
            String file, Digest digest, Verdict verdict, FamilyMember member, Optional<PieceAccount> account)
            throws WorkbenchException {
        if (!verdict.intact()) {
            throw new WorkbenchException(
                    file + " does not verify, so nobody can vouch for its record",
                    "stemma verify " + file + " says what was found");
        }
        ObjectNode credential = Json.object();
        credential.putArray("@context").add(CONTEXT).add(OTHER_TERMS);
        credential.putArray("type").add("VerifiableCredential").add("MusicRecordCredential");
        member.title().map(PlainText::brief).ifPresent(title -> credential.put("name", title));
        credential.put(
                "description",
                "The issuer verified the credentials in a file (C2PA) and found this. No verdict on authorship or rights.");
        credential.set("credentialSubject", subject(digest, verdict, member, account));
        return credential;
    }

    private static ObjectNode subject(
            Digest digest, Verdict verdict, FamilyMember member, Optional<PieceAccount> account) {
        ObjectNode subject = Json.object().put("id", member.id()).put("type", "MusicRecord");
        subject.put("sha256", digest.toString())
                .put("verdict", verdict.state().name().toLowerCase(Locale.ROOT))
                .put("checksPassed", passed(verdict));
        member.signer()
                .ifPresent(signer ->
                        subject.put("signerCertificate", signer.certificate().toString()));
        verdict.signedBefore().ifPresent(time -> subject.put("signedBefore", time.toString()));
        account.ifPresent(told -> {
            subject.put("signedClaim", told.record().toString())
                    .put("journalHead", told.journal().head().toString());
            ObjectNode origins = subject.putObject("notesByOrigin").put("type", "NotesByOrigin");
            told.contribution().origins().forEach((origin, notes) -> origins.put(origin.toString(), notes));
            subject.put("peopleWhoContributed", told.contribution().people().size());
        });
        models(subject, verdict.manifests());
        return subject;
    }

    private static long passed(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.PASS)
                .count();
    }

    private static void models(ObjectNode subject, Optional<ManifestStore> store) {
        Map<Digest, GenerationAssertion.Model> named = new LinkedHashMap<>();
        store.stream()
                .flatMap(found -> found.reachable().stream())
                .flatMap(manifest -> manifest.assertions(GenerationAssertion.class))
                .map(GenerationAssertion::model)
                .forEach(model -> named.putIfAbsent(model.digest(), model));
        if (named.isEmpty()) {
            return;
        }
        ArrayNode models = subject.putArray("models");
        named.values()
                .forEach(model -> models.addObject()
                        .put("id", model.digest().urn())
                        .put("type", "TrainedModel")
                        .put("title", PlainText.brief(model.name())));
    }
}
