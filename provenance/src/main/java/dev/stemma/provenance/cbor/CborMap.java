package dev.stemma.provenance.cbor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Major type 5: entries with unique keys, in the order of the deterministic encoding (RFC 8949, section 4.2.1). */
public final class CborMap implements CborValue {
    /** The map without entries. */
    public static final CborMap EMPTY = new CborMap(List.of());

    /** A key and what stands under it. */
    public record Entry(CborValue key, CborValue value) {}

    /** An entry with its key's encoding, by which maps are sorted. */
    private record Sortable(byte[] encodedKey, Entry entry) {}

    private final List<Entry> entries;

    private CborMap(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * The map of the entries, whatever their order.
     *
     * @throws IllegalArgumentException if a key stands twice
     */
    public static CborMap of(List<Entry> entries) {
        return sorted(entries)
                .orElseThrow(
                        () -> new IllegalArgumentException("a map has unique keys, found one twice in " + entries));
    }

    /** The map of the entries, or empty if a key stands twice. */
    static Optional<CborMap> sorted(List<Entry> entries) {
        List<Sortable> sortable = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            sortable.add(new Sortable(CborWriter.write(entry.key()), entry));
        }
        sortable.sort(Comparator.comparing(Sortable::encodedKey, Arrays::compareUnsigned));
        for (int i = 1; i < sortable.size(); i++) {
            if (Arrays.equals(sortable.get(i - 1).encodedKey(), sortable.get(i).encodedKey())) {
                return Optional.empty();
            }
        }
        return Optional.of(new CborMap(sortable.stream().map(Sortable::entry).toList()));
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<Entry> entries() {
        return entries;
    }

    public Optional<CborValue> get(CborValue key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    public Optional<CborValue> get(String key) {
        return get(CborValue.of(key));
    }

    public Optional<CborValue> get(long key) {
        return get(CborValue.of(key));
    }

    /** The text under the key; empty if nothing is there, or something else. */
    public Optional<String> text(String key) {
        return get(key).flatMap(CborValue::asText);
    }

    /** The byte string under the key; empty if nothing is there, or something else. */
    public Optional<byte[]> bytes(String key) {
        return get(key).flatMap(CborValue::asBytes);
    }

    /** The integer under the key; empty if nothing is there, or something else, or it exceeds a long. */
    public Optional<Long> integer(String key) {
        return get(key).flatMap(CborValue::asLong);
    }

    /** The truth value under the key; empty if nothing is there, or something else. */
    public Optional<Boolean> truth(String key) {
        return get(key).flatMap(CborValue::asBoolean);
    }

    /** The map under the key; empty if nothing is there, or something else. */
    public Optional<CborMap> map(String key) {
        return get(key).flatMap(CborValue::asMap);
    }

    /** The items of the array under the key; none if nothing is there, or something else. */
    public List<CborValue> array(String key) {
        return get(key).flatMap(CborValue::asArray).orElse(List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CborMap map && entries.equals(map.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }

    /** Collects entries in any order. */
    public static final class Builder {
        private final List<Entry> entries = new ArrayList<>();

        private Builder() {}

        public Builder put(CborValue key, CborValue value) {
            entries.add(new Entry(key, value));
            return this;
        }

        public Builder put(String key, CborValue value) {
            return put(CborValue.of(key), value);
        }

        public Builder put(String key, String text) {
            return put(key, CborValue.of(text));
        }

        public Builder put(String key, long number) {
            return put(key, CborValue.of(number));
        }

        public Builder put(String key, byte[] bytes) {
            return put(key, CborValue.of(bytes));
        }

        public Builder put(String key, boolean truth) {
            return put(key, CborValue.of(truth));
        }

        /** Adds the entry only if the text is there. */
        public Builder put(String key, Optional<String> text) {
            text.ifPresent(content -> put(key, content));
            return this;
        }

        /** Adds the array only if it has items. */
        public Builder put(String key, List<? extends CborValue> items) {
            return items.isEmpty() ? this : put(key, CborValue.of(items));
        }

        public boolean isEmpty() {
            return entries.isEmpty();
        }

        public CborMap build() {
            return CborMap.of(entries);
        }
    }
}
