package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Opening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The journal of a piece, put together from the parts that the manifest of a file and those of its parents carry.
 *
 * @param journal all of it
 * @param parts by generations, the oldest first; at least one
 * @param openings in the same order
 */
public record RecordedJournal(Journal journal, List<JournalPart> parts, List<Opening> openings) {
    public RecordedJournal {
        parts = List.copyOf(parts);
        openings = List.copyOf(openings);
    }

    /** Index of the entry after which the piece is what the file holds. */
    public int shows() {
        return parts.get(parts.size() - 1).shows();
    }

    /**
     * The journal of the file that the store is about.
     *
     * @param rest entries that the file has only by digest, as far as they are at hand
     * @return nothing if the record has no journal
     * @throws JournalException if its parts do not fit together
     */
    public static Optional<RecordedJournal> of(ManifestStore store, JournalSegment.Rest rest) throws JournalException {
        return of(store, store.active(), rest);
    }

    /** The journal as far as a manifest of the store tells it. */
    static Optional<RecordedJournal> of(ManifestStore store, Manifest manifest, JournalSegment.Rest rest)
            throws JournalException {
        List<Manifest> generations = generations(store, manifest);
        if (generations.isEmpty()) {
            return Optional.empty();
        }
        Journal journal = new Journal();
        List<JournalPart> parts = new ArrayList<>();
        List<Opening> openings = new ArrayList<>();
        for (Manifest generation : generations) {
            JournalSegment segment = generation
                    .assertions(JournalAssertion.class)
                    .findFirst()
                    .orElseThrow()
                    .segment();
            segment.addTo(journal, rest);
            parts.add(new JournalPart(generation, segment.first(), journal.size(), segment.shows()));
            generation.assertions(OpeningsAssertion.class).forEach(assertion -> openings.addAll(assertion.openings()));
        }
        return Optional.of(new RecordedJournal(journal, parts, openings));
    }

    /** The manifests with a part of the journal, the oldest first; those that change nothing are passed over. */
    private static List<Manifest> generations(ManifestStore store, Manifest manifest) throws JournalException {
        Deque<Manifest> generations = new ArrayDeque<>();
        for (Manifest each : ancestry(store, manifest)) {
            Optional<JournalAssertion> part =
                    each.assertions(JournalAssertion.class).findFirst();
            if (part.isEmpty() && !UpdateManifestRule.leavesContent(each)) {
                break;
            }
            if (part.isPresent()) {
                generations.addFirst(each);
                if (part.get().segment().first() == 0) {
                    break;
                }
            }
        }
        return List.copyOf(generations);
    }

    /** The manifest, that of its parent, and so on. */
    static List<Manifest> ancestry(ManifestStore store, Manifest manifest) {
        Set<Manifest> ancestry = new LinkedHashSet<>();
        Optional<Manifest> at = Optional.of(manifest);
        while (at.isPresent() && ancestry.add(at.get())) {
            at = at.get()
                    .assertions(IngredientAssertion.class)
                    .filter(ingredient -> ingredient.relationship() == IngredientAssertion.Relationship.PARENT_OF)
                    .findFirst()
                    .flatMap(store::manifestOf);
        }
        return List.copyOf(ancestry);
    }
}
