package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import java.util.List;
import java.util.Optional;

/**
 * A candidate on which the version shown builds.
 *
 * <p>{@code {request: int, offer: int, candidates: int, notes: [* id], ? selection: [], ? constraint: []}}
 *
 * @param request entry that asked for it
 * @param offer its own entry
 * @param candidates how many of the request had been offered when it was chosen, or in all if nobody chose
 * @param notes its notes that still stand, unchanged or not
 * @param selection if a person chose it: see {@link BitVector}
 * @param constraint if a person asked for it: see {@link BitVector}
 */
public record TakenOffer(
        int request, int offer, int candidates, List<Long> notes, Optional<Bits> selection, Optional<Bits> constraint) {
    public TakenOffer {
        notes = List.copyOf(notes);
    }

    CborMap toCbor() {
        CborMap.Builder fields = CborMap.builder()
                .put("request", request)
                .put("offer", offer)
                .put("candidates", candidates)
                .put("notes", Fields.of(notes));
        selection.ifPresent(bits -> fields.put("selection", bits.toCbor()));
        constraint.ifPresent(bits -> fields.put("constraint", bits.toCbor()));
        return fields.build();
    }
}
