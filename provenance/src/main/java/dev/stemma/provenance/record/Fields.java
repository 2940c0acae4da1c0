package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a part of a journal's entry, of which each must be there and of its kind. */
record Fields(CborMap map, String of) {
    /** Builds what validates itself. */
    interface Construction<T> {
        T make() throws JournalException;
    }

    JournalException unreadable(String key) {
        return new JournalException(of + " has no readable " + key);
    }

    <T> T present(Optional<T> value, String key) throws JournalException {
        if (value.isEmpty()) {
            throw unreadable(key);
        }
        return value.get();
    }

    boolean has(String key) {
        return map.get(key).isPresent();
    }

    long integer(String key) throws JournalException {
        return present(map.integer(key), key);
    }

    int number(String key) throws JournalException {
        return exact(integer(key), key);
    }

    int exact(long value, String key) throws JournalException {
        if (value != (int) value) {
            throw unreadable(key);
        }
        return (int) value;
    }

    double real(String key) throws JournalException {
        return real(present(map.get(key), key), key);
    }

    double real(CborValue value, String key) throws JournalException {
        if (value instanceof CborValue.Float number) {
            return number.number();
        }
        throw unreadable(key);
    }

    boolean truth(String key) throws JournalException {
        return present(map.truth(key), key);
    }

    String text(String key) throws JournalException {
        return present(map.text(key), key);
    }

    byte[] bytes(String key) throws JournalException {
        return present(map.bytes(key), key);
    }

    Digest digest(String key) throws JournalException {
        return Digest.ofBytes(present(map.bytes(key).filter(bytes -> bytes.length == Digest.LENGTH), key));
    }

    Fields fields(String key) throws JournalException {
        return new Fields(present(map.map(key), key), of + ", " + key + ",");
    }

    List<CborValue> list(String key) throws JournalException {
        Optional<CborValue> value = map.get(key);
        return value.isEmpty() ? List.of() : present(value.get().asArray(), key);
    }

    List<Long> integers(String key) throws JournalException {
        List<Long> integers = new ArrayList<>();
        for (CborValue value : list(key)) {
            integers.add(present(value.asLong(), key));
        }
        return integers;
    }

    SortedMap<String, String> texts(String key) throws JournalException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (CborMap.Entry entry : present(map.map(key), key).entries()) {
            texts.put(present(entry.key().asText(), key), present(entry.value().asText(), key));
        }
        return Collections.unmodifiableSortedMap(texts);
    }

    static CborMap of(SortedMap<String, String> texts) {
        CborMap.Builder map = CborMap.builder();
        texts.forEach(map::put);
        return map.build();
    }

    static List<CborValue> of(List<Long> integers) {
        return integers.stream().map(CborValue::of).toList();
    }

    /** What is made of the fields, if they fit together. */
    <T> T valid(Construction<T> construction) throws JournalException {
        try {
            return construction.make();
        } catch (IllegalArgumentException e) {
            throw new JournalException(of + ": " + e.getMessage(), e);
        }
    }
}
