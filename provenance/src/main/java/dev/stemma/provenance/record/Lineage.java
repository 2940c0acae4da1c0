package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each note of a version comes from: what follows from the journal, and from nothing else.
 *
 * <pre>{shows: int, notes: [* [id, onset, duration, pitch, origin: text, [+ entry: int]]]}</pre>
 *
 * @param shows index of the entry after which the piece is so
 * @param notes in the order in which they sound
 */
public record Lineage(int shows, List<TracedNote> notes) {
    public Lineage {
        notes = List.copyOf(notes);
    }

    /**
     * The lineage of the version after an entry.
     *
     * @throws JournalException if the version, or something that it builds on, is not at hand
     */
    public static Lineage of(Journal journal, int shows) throws JournalException {
        Version version = journal.version(shows)
                .orElseThrow(() -> new JournalException("what the version after entry " + shows
                        + " builds on is not at hand, so nobody can tell where its notes come from"));
        return new Lineage(shows, List.copyOf(version.notes()));
    }

    /** As it stands in a signed file. */
    public CborMap toCbor() {
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
        return CborMap.builder().put("shows", shows).put("notes", items).build();
    }
}
