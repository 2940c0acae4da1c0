package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.RecordCheck.Finding;
import dev.stemma.provenance.record.RecordCheck.Outcome;
import dev.stemma.provenance.record.RecordCheck.Subject;

/** Takes down what is found out about the record of a file. */
record RecordFindings(Examination examination) {
    void match(Subject subject, Manifest about, String detail) {
        add(subject, Outcome.MATCH, about, detail);
    }

    /** What speaks for a journal: that does not make up for entries that are not at hand. */
    void support(Journal journal, Manifest about, String detail) {
        add(Subject.JOURNAL, journal.omitted() == 0 ? Outcome.MATCH : Outcome.SKIPPED, about, detail);
    }

    void mismatch(Subject subject, Manifest about, String detail) {
        add(subject, Outcome.MISMATCH, about, detail);
    }

    /** It could not be found out, or only informs. */
    void skipped(Subject subject, Manifest about, String detail) {
        add(subject, Outcome.SKIPPED, about, detail);
    }

    /** What somebody else found. */
    void add(Finding finding) {
        add(finding.subject(), finding.outcome(), examination.manifest(), finding.detail());
    }

    private void add(Subject subject, Outcome outcome, Manifest about, String detail) {
        Check.Name name = Check.Name.valueOf(subject.name());
        Place place = new Place.Jumbf(about.uri());
        String code = StatusCode.ofRecord(subject, outcome);
        switch (outcome) {
            case MATCH -> examination.pass(name, code, place, detail);
            case MISMATCH -> examination.fail(name, code, place, detail);
            case SKIPPED -> examination.skip(name, code, place, detail);
        }
    }
}
