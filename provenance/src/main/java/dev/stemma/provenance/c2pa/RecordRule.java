package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.RecordCheck.Subject;
import dev.stemma.provenance.record.SignedRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a file of ours says of how it came to be: the journal holds together and agrees with all else that the manifests say,
 * the lineage follows from it, and whoever can check more does. Only where signature and content are good: of anything else
 * nothing may be ascribed to the signer.
 */
final class RecordRule implements Rule {
    /** A file comes from anybody: what its earlier generations cost to compare has an end. */
    private static final long MOST_WORK = 5_000_000;

    private static final List<JournalRule> RULES = List.of(
            new JournalPartsRule(),
            new JournalPeopleRule(),
            new JournalTimesRule(),
            new JournalActionsRule(),
            new LineageRule(MOST_WORK));

    /** What says nothing without a journal. */
    private static final Set<String> DEPENDENT = Set.of(LineageAssertion.LABEL, OpeningsAssertion.LABEL);

    private final RecordChecks checks;

    RecordRule(RecordChecks checks) {
        this.checks = checks;
    }

    @Override
    public void apply(Examination examination) {
        if (examination.checks().stream().anyMatch(Check::invalidates)) {
            return;
        }
        RecordFindings findings = new RecordFindings(examination);
        try {
            Optional<RecordedJournal> recorded =
                    RecordedJournal.of(examination.store(), examination.manifest(), checks.rest());
            new LabelRule(examination.asset().file()).check(recorded).ifPresent(examination::add);
            if (recorded.isPresent()) {
                examine(recorded.get(), findings);
            } else {
                requireNothing(findings);
            }
        } catch (JournalException e) {
            findings.mismatch(Subject.JOURNAL, examination.manifest(), "the journal does not hold: " + e.getMessage());
        }
    }

    private static void requireNothing(RecordFindings findings) {
        Examination examination = findings.examination();
        examination.assertions().stream()
                .filter(assertion -> DEPENDENT.contains(assertion.baseLabel()))
                .forEach(assertion -> findings.mismatch(
                        Subject.LINEAGE,
                        examination.manifest(),
                        "the file has " + assertion.label() + " but no journal from which that could follow"));
    }

    private void examine(RecordedJournal recorded, RecordFindings findings) {
        Journal journal = recorded.journal();
        Examination examination = findings.examination();
        if (journal.omitted() == 0) {
            findings.match(
                    Subject.JOURNAL,
                    examination.manifest(),
                    "all " + journal.size() + " entries of the journal follow each other without contradiction");
        } else {
            findings.skipped(
                    Subject.JOURNAL,
                    examination.manifest(),
                    journal.omitted() + " of " + journal.size() + " entries of the journal do not lie here; the others "
                            + "follow each other without contradiction");
        }
        RULES.forEach(rule -> rule.apply(recorded, findings));
        SignedRecord record = new SignedRecord(
                journal,
                recorded.shows(),
                recorded.openings(),
                examination
                        .manifest()
                        .assertions(GenerationAssertion.class)
                        .findFirst()
                        .map(GenerationAssertion::toCbor),
                recorded.parts().stream().map(part -> origin(part.manifest())).toList(),
                examination.asset().file());
        checks.checks().forEach(check -> check.examine(record).forEach(findings::add));
    }

    private static SignedRecord.Origin origin(Manifest manifest) {
        List<String> datasets = manifest.assertions(IngredientAssertion.class)
                .filter(ingredient -> ingredient.dataTypes().stream()
                        .anyMatch(type -> type.type().equals(IngredientAssertion.DataType.DATASET)))
                .flatMap(ingredient -> ingredient.instanceId().stream())
                .toList();
        Optional<GenerationAssertion> generation =
                manifest.assertions(GenerationAssertion.class).findFirst();
        return new SignedRecord.Origin(
                generation.map(made -> made.model().digest()),
                datasets,
                generation.flatMap(made -> made.toCbor().get("terms")));
    }
}
