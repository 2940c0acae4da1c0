package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.Lineage;
import dev.stemma.provenance.record.RecordCheck.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the file, and each generation before it, says of the origins of its notes is what follows from the journal then. */
final class LineageRule implements JournalRule {
    private final long mostWork;

    /** @param mostWork how many entries, notes and edits of notes are counted in all, beside those of the file itself */
    LineageRule(long mostWork) {
        this.mostWork = mostWork;
    }

    @Override
    public void apply(RecordedJournal recorded, RecordFindings findings) {
        List<JournalPart> latestFirst = new ArrayList<>(recorded.parts());
        Collections.reverse(latestFirst);
        long work = 0;
        for (JournalPart part : latestFirst) {
            Optional<LineageAssertion> stated = stated(part, findings);
            if (stated.isEmpty()) {
                continue;
            }
            if (work <= mostWork) {
                Journal past = recorded.journal().before(part.end());
                work += work(past, part.shows());
                compare(past, part, recorded, stated.get(), findings);
            } else {
                findings.skipped(
                        Subject.LINEAGE,
                        part.manifest(),
                        "what " + name(part, findings) + " says of the origins of its notes is not compared: the "
                                + "generations after it have taken long enough");
            }
        }
    }

    private long work(Journal journal, int shows) {
        long edits = journal.version(shows).stream()
                .flatMap(version -> version.notes().stream())
                .mapToLong(note -> note.history().size())
                .sum();
        return journal.size() + Math.min(journal.nextNote(), mostWork) + edits;
    }

    private static String name(JournalPart part, RecordFindings findings) {
        return part.manifest().equals(findings.examination().manifest())
                ? "the file"
                : "the earlier generation " + part.manifest().label();
    }

    private static Optional<LineageAssertion> stated(JournalPart part, RecordFindings findings) {
        return findings.examination().redactions().contains(part.manifest(), LineageAssertion.LABEL)
                ? Optional.empty()
                : part.manifest().assertions(LineageAssertion.class).findFirst();
    }

    private static void compare(
            Journal past,
            JournalPart part,
            RecordedJournal recorded,
            LineageAssertion stated,
            RecordFindings findings) {
        try {
            Lineage lineage = Lineage.of(past, part.shows());
            compare(lineage, recorded.journal().omitted(), stated, name(part, findings), part.manifest(), findings);
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
