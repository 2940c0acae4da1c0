package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborValue;
import java.util.List;

/**
 * What people did to one note of the version shown.
 *
 * <p>{@code [id, entry: [], edit: []]}, see {@link Bits}
 *
 * @param people who entered or changed it, each once, in order
 * @param entry see {@link BitVector}
 * @param edit see {@link BitVector}
 */
public record NoteShare(TracedNote traced, List<Commitment> people, Bits entry, Bits edit) {
    public NoteShare {
        people = List.copyOf(people);
    }

    CborValue toCbor() {
        return CborValue.of(List.of(CborValue.of(traced.note().id()), entry.toCbor(), edit.toCbor()));
    }
}
