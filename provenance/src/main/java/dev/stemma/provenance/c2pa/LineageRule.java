package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.Lineage;
import dev.stemma.provenance.record.RecordCheck.Subject;
import java.util.Optional;

/** What the file, and each generation before it, says of the origins of its notes is what follows from the journal then. */
final class LineageRule implements JournalRule {
    @Override
    public void apply(RecordedJournal recorded, RecordFindings findings) {
        for (JournalPart part : recorded.parts()) {
            stated(part, findings).ifPresent(assertion -> compare(recorded, part, assertion, findings));
        }
    }

    private static Optional<LineageAssertion> stated(JournalPart part, RecordFindings findings) {
        return findings.examination().redactions().contains(part.manifest(), LineageAssertion.LABEL)
                ? Optional.empty()
                : part.manifest().assertions(LineageAssertion.class).findFirst();
    }

    private static void compare(
            RecordedJournal recorded, JournalPart part, LineageAssertion stated, RecordFindings findings) {
        String file = part.manifest().equals(findings.examination().manifest())
                ? "the file"
                : "the earlier generation " + part.manifest().label();
        try {
            Journal journal = recorded.journal().before(part.end());
            Lineage lineage = Lineage.of(journal, part.shows());
            boolean sameOrigins = lineage.agreesOnOrigins(stated.statement());
            if (lineage.agreesWith(stated.statement())) {
                findings.match(
                        Subject.LINEAGE,
                        part.manifest(),
                        "what " + file + " says of the origins of its "
                                + lineage.notes().size() + " notes follows from the journal, and so does what it says of people");
            } else if (sameOrigins && journal.omitted() > 0) {
                findings.skipped(
                        Subject.LINEAGE,
                        part.manifest(),
                        "what " + file + " says of the origins of its notes follows from the journal; what it says of "
                                + "people cannot be worked out without the " + journal.omitted()
                                + " entries that do not lie here");
            } else {
                findings.mismatch(
                        Subject.LINEAGE,
                        part.manifest(),
                        "what " + file + " says of " + (sameOrigins ? "what people did" : "the origins of its notes")
                                + " does not follow from its journal");
            }
        } catch (JournalException e) {
            findings.mismatch(Subject.LINEAGE, part.manifest(), e.getMessage());
        }
    }
}
