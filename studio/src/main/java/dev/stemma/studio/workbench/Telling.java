package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.JournalAssertion;
import dev.stemma.provenance.c2pa.LineageAssertion;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.OpeningsAssertion;
import dev.stemma.provenance.label.LabelledVersion;
import dev.stemma.provenance.label.Responsibility;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Lineage;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.Source;
import java.util.List;
import java.util.Optional;

/**
 * How a version of a piece came to be, as a file tells it.
 *
 * @param segment what the file carries of the journal
 */
record Telling(Journal journal, JournalSegment segment, Lineage lineage, List<Opening> openings) {
    /**
     * @param first entry of the part of the journal that the file carries
     * @param shows the entry after which the piece is what the file holds
     */
    static Telling of(OpenPiece work, int first, int shows) {
        Journal journal = work.journal();
        try {
            return new Telling(
                    journal,
                    JournalSegment.of(journal, first, shows),
                    Lineage.of(journal, shows),
                    work.openings(first));
        } catch (JournalException e) {
            throw new IllegalStateException("a version that is shown is at hand", e);
        }
    }

    void addTo(ManifestDefinition.Builder manifest) {
        manifest.with(JournalAssertion.of(segment)).with(new LineageAssertion(lineage.toCbor()));
        if (!openings.isEmpty()) {
            manifest.with(new OpeningsAssertion(openings));
        }
    }

    /** The version, for labels to speak of. */
    LabelledVersion labelled() {
        return new LabelledVersion(journal, segment.shows());
    }

    /** Who and what answers for each of its notes; nothing if entries that made them are not at hand. */
    Optional<Responsibility> responsibility() {
        try {
            return Optional.of(Responsibility.of(journal, segment.shows()));
        } catch (JournalException e) {
            return Optional.empty();
        }
    }

    /** How its notes came about, in the vocabulary of IPTC. */
    DigitalSourceType source() {
        return DigitalSourceType.of(journal, journal.version(segment.shows()).orElseThrow());
    }

    /** Digest of the model that was asked last, if notes of a model are in the piece. */
    Optional<Digest> model() {
        return lineage.notes().stream().anyMatch(journal::isFromModel)
                ? bases().stream()
                        .map(Entry::operation)
                        .filter(Generation.Requested.class::isInstance)
                        .map(operation -> ((Generation.Requested) operation).model())
                        .reduce((earlier, later) -> later)
                : Optional.empty();
    }

    /** Whether a person changed notes. */
    boolean isEdited() {
        return bases().stream()
                .filter(entry -> entry.actor() instanceof Actor.Person)
                .map(Entry::operation)
                .anyMatch(operation -> operation instanceof NoteEdit
                        || operation instanceof Passage.Merged
                        || operation instanceof Passage.Transposed);
    }

    /** What was brought in, on which the version shown builds. */
    Optional<Source.Imported> imported() {
        return bases().stream()
                .map(Entry::operation)
                .filter(Source.Imported.class::isInstance)
                .map(Source.Imported.class::cast)
                .reduce((earlier, later) -> later);
    }

    /** Models of which notes are in the piece, in the order in which they were asked. */
    List<Digest> models() {
        return lineage.notes().stream()
                .filter(journal::isFromModel)
                .map(note -> journal.entry(note.born()).orElseThrow().base().orElseThrow())
                .distinct()
                .sorted()
                .map(request -> ((Generation.Requested)
                                journal.entry(request).orElseThrow().operation())
                        .model())
                .distinct()
                .toList();
    }

    /** Whether a person chose what a model offered, or worked on it. */
    boolean isReviewed() {
        return bases().stream()
                .filter(entry -> entry.actor() instanceof Actor.Person)
                .map(Entry::operation)
                .anyMatch(operation -> operation instanceof Generation.Chosen || operation instanceof NoteEdit);
    }

    private List<Entry> bases() {
        return journal.ancestry(segment.shows()).stream()
                .flatMap(index -> journal.entry(index).stream())
                .toList();
    }
}
