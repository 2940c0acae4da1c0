package dev.stemma.provenance.c2pa;

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
            Lineage lineage = Lineage.of(recorded.journal().before(part.end()), part.shows());
            compare(lineage, recorded.journal().omitted(), stated, file, part.manifest(), findings);
        } catch (JournalException e) {
            findings.mismatch(Subject.LINEAGE, part.manifest(), e.getMessage());
        }
    }

    private static void compare(
            Lineage lineage,
            int omitted,
            LineageAssertion stated,
            String file,
            Manifest manifest,
            RecordFindings findings) {
        boolean origins = lineage.agreesOnOrigins(stated.statement());
        String notes = "what " + file + " says of the origins of its "
                + lineage.notes().size() + " notes";
        if (lineage.agreesWith(stated.statement())) {
            findings.match(Subject.LINEAGE, manifest, notes + ", and of the people, follows from the journal");
        } else if (origins && omitted > 0) {
            findings.skipped(
                    Subject.LINEAGE,
                    manifest,
                    notes + " follows from the journal; what it says of the people cannot be compared without the "
                            + omitted + " entries that do not lie here");
        } else {
            findings.mismatch(
                    Subject.LINEAGE,
                    manifest,
                    "what " + file + " says of " + (origins ? "the people" : "the origins of its notes")
                            + " does not follow from its journal");
        }
    }
}
