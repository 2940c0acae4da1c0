package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Ancestry;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.record.JournalException;
import java.util.Optional;

/** A file that was handed over, and what its verification found. */
public record Inspected(Given given, Verdict verdict) {
    /** What its credentials name as its family; nothing without credentials that can be read. */
    public Optional<FamilyTree> family() {
        return Ancestry.of(verdict, given.rest());
    }

    /** What happened to the piece; nothing without a journal, or with one that does not hold, as the verdict says. */
    public Optional<Story> story() {
        return recorded()
                .map(recorded -> Story.of(
                        recorded.journal(), recorded.shows(), recorded.journal().size(), recorded.openings()));
    }

    /** How it says that it is generated, and what its journal says of that. */
    public AiMarks marks() {
        return AiMarks.of(ByteSource.of(given.content()), recorded());
    }

    private Optional<RecordedJournal> recorded() {
        if (verdict.manifests().isEmpty()) {
            return Optional.empty();
        }
        try {
            return RecordedJournal.of(verdict.manifests().get(), given.rest());
        } catch (JournalException toldByTheVerdict) {
            return Optional.empty();
        }
    }
}
