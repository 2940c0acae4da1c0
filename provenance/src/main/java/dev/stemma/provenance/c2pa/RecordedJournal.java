package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Opening;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The journal of a piece, put together from the parts that the manifest of a file and those of its parents carry.
 *
 * @param journal all of it
 * @param shows index of the entry after which the piece is what the file holds
 * @param openings in the order of the generations, the oldest first
 */
public record RecordedJournal(Journal journal, int shows, List<Opening> openings) {
    public RecordedJournal {
        openings = List.copyOf(openings);
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
        Deque<Manifest> generations = generations(store, manifest);
        if (generations.isEmpty()) {
            return Optional.empty();
        }
        Journal journal = new Journal();
        List<Opening> openings = new ArrayList<>();
        int shows = 0;
        for (Manifest generation : generations) {
            JournalSegment segment = generation
                    .assertions(JournalAssertion.class)
                    .findFirst()
                    .orElseThrow()
                    .segment();
            segment.addTo(journal, rest);
            shows = segment.shows();
            generation.assertions(OpeningsAssertion.class).forEach(assertion -> openings.addAll(assertion.openings()));
        }
        return Optional.of(new RecordedJournal(journal, shows, openings));
    }

    /** The manifests with a part of the journal, the oldest first; those that change nothing are passed over. */
    private static Deque<Manifest> generations(ManifestStore store, Manifest manifest) throws JournalException {
        Deque<Manifest> generations = new ArrayDeque<>();
        Set<Manifest> seen = new HashSet<>();
        Optional<Manifest> at = Optional.of(manifest);
        while (at.isPresent() && seen.add(at.get())) {
            Optional<JournalAssertion> part =
                    at.get().assertions(JournalAssertion.class).findFirst();
            if (part.isPresent()) {
                generations.addFirst(at.get());
            }
            boolean begins = part.isPresent() && part.get().segment().first() == 0;
            boolean goesOn = part.isPresent() || UpdateManifestRule.leavesContent(at.get());
            at = begins || !goesOn ? Optional.empty() : parent(store, at.get());
        }
        return generations;
    }

    private static Optional<Manifest> parent(ManifestStore store, Manifest manifest) {
        return manifest.assertions(IngredientAssertion.class)
                .filter(ingredient -> ingredient.relationship() == IngredientAssertion.Relationship.PARENT_OF)
                .findFirst()
                .flatMap(store::manifestOf);
    }
}
