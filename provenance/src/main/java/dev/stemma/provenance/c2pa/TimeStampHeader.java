package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Time stamps in the unprotected header of a signature (C2PA 2.5, 10.3.2.5.4):
 *
 * <pre>{@code
 * {"pad": zeros, "sigTst2": {"tstTokens": [{"val": token}]}}
 * }</pre>
 *
 * <p>The padding fills what was set aside before the length of the token was known.
 */
final class TimeStampHeader {
    /** Holds a bare token over the signature. */
    static final String LABEL = "sigTst2";

    /** Holds an authority's whole answer, over the claim: read only. */
    static final String OLD_LABEL = "sigTst";

    private static final String PAD = "pad";
    private static final String TOKENS = "tstTokens";
    private static final String VALUE = "val";
    private static final int[] LONGER_HEADS = {0, 1, 2, 4};

    private TimeStampHeader() {}

    /** A header that takes up the number of bytes; from 300 on each is possible. */
    static Optional<CborMap> placeholder(int length) {
        return padded(CborMap.builder().put(PAD, new byte[0]).build(), length);
    }

    /** The header with the token, and no padding. */
    static CborMap of(byte[] token) {
        CborMap value = CborMap.builder().put(VALUE, token).build();
        return CborMap.builder()
                .put(PAD, new byte[0])
                .put(LABEL, CborMap.builder().put(TOKENS, List.of(value)).build())
                .build();
    }

    /** The same header with as many zeros as make it that long; empty if it cannot be. */
    static Optional<CborMap> padded(CborMap header, int length) {
        int missing = length - CborWriter.write(header).length;
        for (int longer : LONGER_HEADS) {
            if (missing >= longer) {
                CborMap padded = withPad(header, missing - longer);
                if (CborWriter.write(padded).length == length) {
                    return Optional.of(padded);
                }
            }
        }
        return Optional.empty();
    }

    private static CborMap withPad(CborMap header, int zeros) {
        CborMap.Builder padded = CborMap.builder().put(PAD, new byte[zeros]);
        header.get(LABEL).ifPresent(tokens -> padded.put(LABEL, tokens));
        return padded.build();
    }

    /** Whether Stemma writes such a header: nothing, or one token beside padding. */
    static boolean isOwnForm(CborMap header) {
        if (header.entries().isEmpty()) {
            return true;
        }
        Optional<byte[]> pad = header.bytes(PAD);
        List<byte[]> tokens = tokens(header, LABEL);
        return pad.isPresent() && tokens.size() == 1 && header.equals(withPad(of(tokens.get(0)), pad.get().length));
    }

    /** What stands under a label: of each token its bytes, none where something else stands. */
    static List<byte[]> tokens(CborMap header, String label) {
        List<byte[]> tokens = new ArrayList<>();
        for (CborValue token : header.map(label).map(map -> map.array(TOKENS)).orElse(List.of())) {
            tokens.add(token.asMap().flatMap(map -> map.bytes(VALUE)).orElse(new byte[0]));
        }
        return tokens;
    }
}
