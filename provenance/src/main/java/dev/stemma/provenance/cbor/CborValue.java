package dev.stemma.provenance.cbor;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One CBOR data item (RFC 8949, section 3). Values are immutable; two are equal if their deterministic encodings are. */
public sealed interface CborValue
        permits CborMap,
                CborValue.Unsigned,
                CborValue.Negative,
                CborValue.Bytes,
                CborValue.Text,
                CborValue.Array,
                CborValue.Tag,
                CborValue.Float,
                CborValue.Simple {
    CborValue FALSE = new Simple(20);
    CborValue TRUE = new Simple(21);
    CborValue NULL = new Simple(22);

    /** Major type 0. The 64 bits are an unsigned number, 0 to 2^64 - 1. */
    record Unsigned(long bits) implements CborValue {}

    /** Major type 1: the number -1 - n, where the 64 bits are the unsigned number n. */
    record Negative(long bits) implements CborValue {}

    /** Major type 2. */
    final class Bytes implements CborValue {
        private final byte[] content;

        public Bytes(byte[] content) {
            this.content = content.clone();
        }

        public byte[] content() {
            return content.clone();
        }

        /** The content without a copy, for the writer. */
        byte[] shared() {
            return content;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "h'" + HexFormat.of().formatHex(content) + "'";
        }
    }

    /** Major type 3. */
    record Text(String content) implements CborValue {}

    /** Major type 4. */
    record Array(List<CborValue> items) implements CborValue {
        public Array {
            items = List.copyOf(items);
        }
    }

    /** Major type 6: a tag number, 0 to 2^64 - 1 as unsigned bits, and the item that it describes. */
    record Tag(long number, CborValue item) implements CborValue {}

    /** Major type 7, a number of half, single or double precision; the width is not kept, every NaN is the same. */
    record Float(double number) implements CborValue {}

    /** Major type 7, a simple value: 20 false, 21 true, 22 null, 23 undefined. */
    record Simple(int code) implements CborValue {
        public Simple {
            if (code < 0 || code > 255 || code >= 24 && code < 32) {
                throw new IllegalArgumentException("a simple value is 0 to 23 or 32 to 255, found " + code);
            }
        }
    }

    static CborValue of(long number) {
        return number >= 0 ? new Unsigned(number) : new Negative(-1 - number);
    }

    static CborValue of(String text) {
        return new Text(text);
    }

    static CborValue of(byte[] bytes) {
        return new Bytes(bytes);
    }

    static CborValue of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static CborValue of(List<? extends CborValue> items) {
        return new Array(List.copyOf(items));
    }

    default Optional<CborMap> asMap() {
        return this instanceof CborMap map ? Optional.of(map) : Optional.empty();
    }

    default Optional<String> asText() {
        return this instanceof Text text ? Optional.of(text.content()) : Optional.empty();
    }

    default Optional<byte[]> asBytes() {
        return this instanceof Bytes bytes ? Optional.of(bytes.content()) : Optional.empty();
    }

    default Optional<List<CborValue>> asArray() {
        return this instanceof Array array ? Optional.of(array.items()) : Optional.empty();
    }

    default Optional<Boolean> asBoolean() {
        return equals(TRUE) ? Optional.of(true) : equals(FALSE) ? Optional.of(false) : Optional.empty();
    }

    /** The integer, if this is one of major type 0 or 1; all of them, -2^64 to 2^64 - 1. */
    default Optional<BigInteger> asInteger() {
        if (this instanceof Unsigned unsigned) {
            return Optional.of(new BigInteger(Long.toUnsignedString(unsigned.bits())));
        }
        if (this instanceof Negative negative) {
            return Optional.of(new BigInteger(Long.toUnsignedString(negative.bits())).not());
        }
        return Optional.empty();
    }

    /** The integer, if this is one that fits a long. */
    default Optional<Long> asLong() {
        if (this instanceof Unsigned unsigned && unsigned.bits() >= 0) {
            return Optional.of(unsigned.bits());
        }
        if (this instanceof Negative negative && negative.bits() >= 0) {
            return Optional.of(-1 - negative.bits());
        }
        return Optional.empty();
    }
}
