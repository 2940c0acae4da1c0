package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;

/**
 * Four measures of what people did, in bits. They measure different things that overlap, so they are never added up.
 *
 * <p>{@code {entry: [], edit: [], selection: [], constraint: []}}, each {@link Bits}
 *
 * @param entry for each note that a person entered and that stands as it was entered: minus the binary logarithm of the
 *     model's probability of it, given what stands before it
 * @param edit for each note of which a person changed the pitch, or the time and length: the same of the value that stands
 *     now. Only the last change counts, and none that brings back what stood before the first
 * @param selection for each request of which a person chose a candidate: the binary logarithm of how many had been offered
 *     by then. A choice of one is worth nothing
 * @param constraint for each request by a person: minus the binary logarithm of the probability, as the sampler estimated it,
 *     that the model would have kept by itself what it had to keep: what the person asked for, what was given around it, and
 *     the rules that are always in force
 */
public record BitVector(Bits entry, Bits edit, Bits selection, Bits constraint) {
    /** Of somebody who did nothing. */
    public static final BitVector NONE = new BitVector(Bits.NONE, Bits.NONE, Bits.NONE, Bits.NONE);

    /** Of both together, each component by itself. */
    public BitVector plus(BitVector other) {
        return new BitVector(
                entry.plus(other.entry),
                edit.plus(other.edit),
                selection.plus(other.selection),
                constraint.plus(other.constraint));
    }

    static BitVector ofEntry(Bits bits) {
        return new BitVector(bits, Bits.NONE, Bits.NONE, Bits.NONE);
    }

    static BitVector ofEdit(Bits bits) {
        return new BitVector(Bits.NONE, bits, Bits.NONE, Bits.NONE);
    }

    static BitVector ofSelection(Bits bits) {
        return new BitVector(Bits.NONE, Bits.NONE, bits, Bits.NONE);
    }

    static BitVector ofConstraint(Bits bits) {
        return new BitVector(Bits.NONE, Bits.NONE, Bits.NONE, bits);
    }

    CborMap toCbor() {
        return CborMap.builder()
                .put("entry", entry.toCbor())
                .put("edit", edit.toCbor())
                .put("selection", selection.toCbor())
                .put("constraint", constraint.toCbor())
                .build();
    }
}
