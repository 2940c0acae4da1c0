package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;

/**
 * A reference to a box, with the hash of its content (C2PA 2.5, 8.4.2).
 *
 * @param url a JUMBF URI, see {@link JumbfUri}
 * @param algorithm of the hash, if it is not the claim's
 * @param hash no bytes if it was missing: then it matches nothing
 */
public record HashedUri(String url, Optional<String> algorithm, CborValue.Bytes hash) {
    static final String URL = "url";
    static final String ALGORITHM = "alg";
    static final String HASH = "hash";

    static HashedUri sha256(String url, byte[] hash) {
        return new HashedUri(url, Optional.empty(), new CborValue.Bytes(hash));
    }

    CborMap toCbor() {
        return CborMap.builder()
                .put(URL, url)
                .put(ALGORITHM, algorithm)
                .put(HASH, hash)
                .build();
    }

    /** The reference, or empty if this is no map with a {@code url}. */
    static Optional<HashedUri> read(CborValue value) {
        return value.asMap()
                .flatMap(map -> map.text(URL)
                        .map(url -> new HashedUri(
                                url,
                                map.text(ALGORITHM),
                                new CborValue.Bytes(map.bytes(HASH).orElseGet(() -> numbers(map.array(HASH)))))));
    }

    /** Files of 2022 write the hash of an action's ingredient as an array of numbers. */
    private static byte[] numbers(List<CborValue> items) {
        byte[] bytes = new byte[items.size()];
        for (int i = 0; i < bytes.length; i++) {
            Optional<Long> number = items.get(i).asLong().filter(each -> each >= 0 && each <= 0xff);
            if (number.isEmpty()) {
                return new byte[0];
            }
            bytes[i] = number.get().byteValue();
        }
        return bytes;
    }

    /** The references among the values. */
    static List<HashedUri> readAll(List<CborValue> values) {
        return values.stream().flatMap(value -> read(value).stream()).toList();
    }

    static List<CborValue> toCbor(List<HashedUri> references) {
        return references.stream().<CborValue>map(HashedUri::toCbor).toList();
    }
}
