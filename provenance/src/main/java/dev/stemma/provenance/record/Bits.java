package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborValue;
import java.util.List;

/**
 * Bits added up over several things, with how many of them had a figure. What has none is counted, and is not nothing.
 *
 * <p>{@code [sum: float, known: int, unknown: int]}
 *
 * @param sum over those with a figure
 * @param known how many had one
 * @param unknown how many had none
 */
public record Bits(double sum, int known, int unknown) {
    /** Of nothing at all. */
    public static final Bits NONE = new Bits(0, 0, 0);

    /** There is something, but no figure of it. */
    public static final Bits UNKNOWN = new Bits(0, 0, 1);

    /** Of one thing. */
    public static Bits of(double bits) {
        return new Bits(bits, 1, 0);
    }

    /** Of both together. */
    public Bits plus(Bits other) {
        return new Bits(sum + other.sum, known + other.known, unknown + other.unknown);
    }

    /** Whether there is anything of the kind. */
    public boolean isNone() {
        return known + unknown == 0;
    }

    CborValue toCbor() {
        return CborValue.of(List.of(new CborValue.Float(sum), CborValue.of(known), CborValue.of(unknown)));
    }
}
