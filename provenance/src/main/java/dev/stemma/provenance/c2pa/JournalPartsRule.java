package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.RecordCheck.Subject;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The manifests that carry a journal: each has one part of it and answers for that itself, all of them hold, and what the
 * journal says of their signing is so.
 */
final class JournalPartsRule implements JournalRule {
    /** Of these, which of two a reader takes would be left to chance. */
    private static final Set<String> ONCE =
            Set.of(JournalAssertion.LABEL, LineageAssertion.LABEL, OpeningsAssertion.LABEL, GenerationAssertion.LABEL);

    @Override
    public void apply(RecordedJournal recorded, RecordFindings findings) {
        for (JournalPart part : recorded.parts()) {
            requireOwn(part.manifest(), findings);
            requireOnce(part.manifest(), findings);
        }
        requireCredentialsHold(findings);
        checkSigned(recorded, findings);
    }

    /** What a signer only passes on, he does not answer for (C2PA 2.5, 10.2). */
    private static void requireOwn(Manifest manifest, RecordFindings findings) {
        for (HashedUri reference : manifest.claim().map(Claim::gathered).orElse(List.of())) {
            JumbfUri.parse(reference.url())
                    .flatMap(JumbfUri::assertionLabel)
                    .filter(label -> ONCE.contains(AssertionBox.baseLabel(label)))
                    .ifPresent(label -> findings.mismatch(
                            Subject.JOURNAL, manifest, "the signer passes " + label + " on without answering for it"));
        }
    }

    private static void requireOnce(Manifest manifest, RecordFindings findings) {
        Map<String, Integer> counts = new HashMap<>();
        manifest.assertions().forEach(assertion -> counts.merge(assertion.baseLabel(), 1, Integer::sum));
        ONCE.stream()
                .sorted()
                .filter(label -> counts.getOrDefault(label, 0) > 1)
                .forEach(label -> findings.mismatch(
                        Subject.JOURNAL,
                        manifest,
                        counts.get(label) + " assertions are named " + label + ", where one was expected"));
    }

    /**
     * A signer may honestly take in a parent whose credentials are broken, and say so; but what stands in these is nobody's
     * word, so no journal can be built on it.
     */
    private static void requireCredentialsHold(RecordFindings findings) {
        Examination examination = findings.examination();
        Set<String> parents = parents(examination);
        List<Check> broken = examination.checks().stream()
                .filter(check -> check.ingredient().filter(parents::contains).isPresent()
                        && StatusCode.kind(check.code()) == StatusCode.Kind.FAILURE
                        && !StatusCode.leavesValid(check.code()))
                .toList();
        broken.stream()
                .findFirst()
                .ifPresent(check -> findings.mismatch(
                        Subject.JOURNAL,
                        examination.manifest(),
                        "a part of the journal stands in credentials of an earlier generation that do not hold ("
                                + check.code() + ")"));
    }

    /** URIs of the assertions by which each generation names the one before. */
    private static Set<String> parents(Examination examination) {
        Set<String> uris = new HashSet<>();
        for (Manifest manifest : RecordedJournal.ancestry(examination.store(), examination.manifest())) {
            for (StoredAssertion assertion : manifest.assertions()) {
                if (assertion.value() instanceof IngredientAssertion ingredient
                        && ingredient.relationship() == IngredientAssertion.Relationship.PARENT_OF) {
                    uris.add(assertion.uri());
                }
            }
        }
        return uris;
    }

    private static void checkSigned(RecordedJournal recorded, RecordFindings findings) {
        Map<String, JournalPart> byLabel = new HashMap<>();
        recorded.parts().forEach(part -> byLabel.put(part.manifest().label(), part));
        Map<String, List<Output.Signed>> said = new HashMap<>();
        for (Entry entry : recorded.journal().entries()) {
            if (entry.operation() instanceof Output.Signed signed) {
                List<Output.Signed> same = said.computeIfAbsent(signed.manifest(), absent -> new ArrayList<>());
                if (!same.isEmpty() && !same.get(0).file().equals(signed.file())) {
                    findings.mismatch(
                            Subject.JOURNAL,
                            findings.examination().manifest(),
                            "by entry " + entry.index() + " another file was signed under " + signed.manifest()
                                    + " than by an entry before");
                }
                same.add(signed);
                Optional.ofNullable(byLabel.get(signed.manifest()))
                        .ifPresent(part -> checkSigned(recorded, part, entry, findings));
            }
        }
    }

    /** What was signed is known after it was signed, and is what the manifest shows. */
    private static void checkSigned(RecordedJournal recorded, JournalPart part, Entry entry, RecordFindings findings) {
        if (entry.index() < part.end()) {
            findings.mismatch(
                    Subject.JOURNAL,
                    part.manifest(),
                    "entry " + entry.index() + " tells the signing of the manifest in which it stands");
            return;
        }
        Optional<Version> said = recorded.journal().version(entry.base().orElseThrow());
        Optional<Version> shown = recorded.journal().version(part.shows());
        if (said.isPresent() && shown.isPresent() && !said.get().hasSameNotes(shown.get())) {
            findings.mismatch(
                    Subject.JOURNAL,
                    part.manifest(),
                    "entry " + entry.index() + " says that the version after entry "
                            + entry.base().orElseThrow() + " was signed; the manifest shows the one after entry "
                            + part.shows());
        }
    }
}
