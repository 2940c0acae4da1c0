package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each note of a version comes from, and what people did to it: what follows from the journal, and from nothing else.
 *
 * <pre>{shows: int, notes: [* [id, onset, duration, pitch, origin: text, [+ entry: int]]], contribution: {}}</pre>
 *
 * @param shows index of the entry after which the piece is so
 * @param notes in the order in which they sound
 */
public record Lineage(int shows, List<TracedNote> notes, Contribution contribution) {
    private static final String CONTRIBUTION = "contribution";

    public Lineage {
        notes = List.copyOf(notes);
    }

    /**
     * The lineage of the version after an entry.
     *
     * @throws JournalException if the version, or something that it builds on, is not at hand
     */
    public static Lineage of(Journal journal, int shows) throws JournalException {
        Contribution contribution = Contribution.of(journal, shows);
        return new Lineage(
                shows, contribution.notes().stream().map(NoteShare::traced).toList(), contribution);
    }

    /** As it stands in a signed file. */
    public CborMap toCbor() {
        return origins().put(CONTRIBUTION, contribution.toCbor()).build();
    }

    /** Whether a statement about the version shown is what follows from the journal. */
    public boolean agreesWith(CborMap stated) {
        return toCbor().equals(stated);
    }

    /** Whether it is so of the origins, whatever it says of people. */
    public boolean agreesOnOrigins(CborMap stated) {
        return origins()
                .build()
                .equals(CborMap.of(stated.entries().stream()
                        .filter(entry -> !entry.key().equals(CborValue.of(CONTRIBUTION)))
                        .toList()));
    }

    private CborMap.Builder origins() {
        List<CborValue> items = new ArrayList<>();
        for (TracedNote traced : notes) {
            JournalNote note = traced.note();
            items.add(CborValue.of(List.of(
                    CborValue.of(note.id()),
                    CborValue.of(note.onset()),
                    CborValue.of(note.duration()),
                    CborValue.of(note.pitch()),
                    CborValue.of(traced.origin().toString()),
                    CborValue.of(traced.history().stream()
                            .map(entry -> CborValue.of((long) entry))
                            .toList()))));
        }
        return CborMap.builder().put("shows", shows).put("notes", items);
    }
}
