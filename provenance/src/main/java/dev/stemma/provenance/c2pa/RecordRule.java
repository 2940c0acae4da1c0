package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.Lineage;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.provenance.record.RecordCheck.Finding;
import dev.stemma.provenance.record.RecordCheck.Outcome;
import dev.stemma.provenance.record.RecordCheck.Subject;
import dev.stemma.provenance.record.SignedRecord;
import java.util.Optional;

/**
 * What a file of ours says of how it came to be: the journal holds together, the lineage follows from it, and whoever can
 * check more does. Only where signature and content are good: of anything else nothing may be ascribed to the signer.
 */
final class RecordRule implements Rule {
    private final RecordChecks checks;

    RecordRule(RecordChecks checks) {
        this.checks = checks;
    }

    @Override
    public void apply(Examination examination) {
        if (examination.checks().stream().anyMatch(Check::invalidates)) {
            return;
        }
        try {
            Optional<RecordedJournal> recorded =
                    RecordedJournal.of(examination.store(), examination.manifest(), checks.rest());
            if (recorded.isPresent()) {
                examine(examination, recorded.get());
            }
        } catch (JournalException e) {
            add(examination, Subject.JOURNAL, Outcome.MISMATCH, "the journal does not hold: " + e.getMessage());
        }
    }

    private void examine(Examination examination, RecordedJournal recorded) {
        Journal journal = recorded.journal();
        if (journal.omitted() == 0) {
            add(
                    examination,
                    Subject.JOURNAL,
                    Outcome.MATCH,
                    "all " + journal.size() + " entries of the journal follow each other without contradiction");
        } else {
            add(
                    examination,
                    Subject.JOURNAL,
                    Outcome.SKIPPED,
                    journal.omitted() + " of " + journal.size() + " entries of the journal do not lie here; the others "
                            + "follow each other without contradiction");
        }
        lineage(examination, recorded);
        SignedRecord record = new SignedRecord(
                journal,
                recorded.shows(),
                recorded.openings(),
                examination.asset().file());
        for (RecordCheck check : checks.checks()) {
            for (Finding finding : check.examine(record)) {
                add(examination, finding.subject(), finding.outcome(), finding.detail());
            }
        }
    }

    private static void lineage(Examination examination, RecordedJournal recorded) {
        Optional<CborMap> stated = examination.assertions().stream()
                .map(StoredAssertion::value)
                .filter(LineageAssertion.class::isInstance)
                .map(assertion -> ((LineageAssertion) assertion).statement())
                .findFirst();
        if (stated.isEmpty()) {
            return;
        }
        try {
            Lineage lineage = Lineage.of(recorded.journal(), recorded.shows());
            boolean same = lineage.toCbor().equals(stated.get());
            add(
                    examination,
                    Subject.LINEAGE,
                    same ? Outcome.MATCH : Outcome.MISMATCH,
                    same
                            ? "the origins of all " + lineage.notes().size() + " notes follow from the journal"
                            : "what the file says of the origins of its notes does not follow from its journal");
        } catch (JournalException e) {
            add(examination, Subject.LINEAGE, Outcome.MISMATCH, e.getMessage());
        }
    }

    private static void add(Examination examination, Subject subject, Outcome outcome, String detail) {
        Check.Name name = Check.Name.valueOf(subject.name());
        Place place = new Place.Jumbf(examination.manifest().uri());
        String code = StatusCode.ofRecord(subject, outcome);
        switch (outcome) {
            case MATCH -> examination.pass(name, code, place, detail);
            case MISMATCH -> examination.fail(name, code, place, detail);
            case SKIPPED -> examination.skip(name, code, place, detail);
        }
    }
}
