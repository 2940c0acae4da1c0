package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Optional;

/**
 * How surprising a person's note, or what became of one, was to a model that was at hand.
 *
 * <p>{@code {model: bstr, bits: float}}
 *
 * @param model its digest
 * @param bits minus the binary logarithm of the model's probability, given what stands before
 */
public record Surprisal(Digest model, double bits) {
    private static final double MOST_BITS = 10_000;

    public Surprisal {
        if (!(bits >= 0 && bits <= MOST_BITS)) {
            throw new IllegalArgumentException("a surprisal is 0 to " + MOST_BITS + " bits, found " + bits);
        }
    }

    static void put(CborMap.Builder fields, Optional<Surprisal> surprisal) {
        surprisal.ifPresent(known -> fields.put(
                "surprisal",
                CborMap.builder()
                        .put("model", known.model.bytes())
                        .put("bits", new CborValue.Float(known.bits))
                        .build()));
    }

    static Optional<Surprisal> read(Fields fields) throws JournalException {
        if (!fields.has("surprisal")) {
            return Optional.empty();
        }
        Fields surprisal = fields.fields("surprisal");
        return Optional.of(surprisal.valid(() -> new Surprisal(surprisal.digest("model"), surprisal.real("bits"))));
    }
}
