package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.Opening;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which names the people of the journal appear, and what was written down: label {@code dev.stemma.openings}. A later
 * manifest may redact it; the journal holds without it.
 *
 * <p>{@code {openings: [* {}]}}, see {@link Opening}
 */
public record OpeningsAssertion(List<Opening> openings) implements Assertion.Typed {
    /** Its label. */
    public static final String LABEL = "dev.stemma.openings";

    private static final String KEY = "openings";

    public OpeningsAssertion {
        openings = List.copyOf(openings);
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        return CborMap.builder()
                .put(KEY, CborValue.of(openings.stream().map(Opening::toCbor).toList()))
                .build();
    }

    static OpeningsAssertion read(CborMap map) throws MalformedException {
        List<Opening> openings = new ArrayList<>();
        for (CborValue item : map.array(KEY)) {
            try {
                openings.add(Opening.read(item.asMap().orElse(CborMap.EMPTY)));
            } catch (JournalException e) {
                throw new MalformedException(StatusCode.JOURNAL_MISMATCH, e.getMessage());
            }
        }
        return new OpeningsAssertion(openings);
    }
}
