package dev.stemma.provenance.c2pa;

/** One thing in which a journal must agree with the manifests that carry it. It adds what it finds and never throws. */
interface JournalRule {
    void apply(RecordedJournal recorded, RecordFindings findings);
}
