package dev.stemma.provenance.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads one CBOR item that fills the bytes given: any well-formed encoding, indefinite lengths included. Refused are
 * bytes after the item, keys that stand twice, text that is not UTF-8, more than {@value #MAX_DEPTH} levels and more
 * than {@value #MAX_ITEMS} items; so memory is a small multiple of the input, whatever lengths it claims.
 */
public final class CborReader {
    /** How deep arrays, maps and tags may nest. */
    public static final int MAX_DEPTH = 64;

    /** How many items one document may have in all. */
    public static final int MAX_ITEMS = 1_000_000;

    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xff;

    private final byte[] bytes;
    private int position;
    private int items;

    private CborReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The item that the bytes encode, in any well-formed way. */
    public static CborValue read(byte[] bytes) throws CborException {
        CborReader reader = new CborReader(bytes);
        CborValue value = reader.item(0);
        if (reader.position < bytes.length) {
            throw new CborException((bytes.length - reader.position) + " bytes after the item", reader.position);
        }
        return value;
    }

    /** The item that the bytes encode in exactly the way of {@link CborWriter}; another encoding of it is refused. */
    public static CborValue readDeterministic(byte[] bytes) throws CborException {
        CborValue value = read(bytes);
        int difference = Arrays.mismatch(bytes, CborWriter.write(value));
        if (difference >= 0) {
            throw new CborException("not the deterministic encoding of RFC 8949, section 4.2.1,", difference);
        }
        return value;
    }

    /**
     * The bytes that encode the value under the text key of the encoded map, as they stand there: what a signature over that
     * value covers. Empty if this is no map, or has no such key.
     */
    public static Optional<byte[]> encodedValue(byte[] map, String key) throws CborException {
        CborReader reader = new CborReader(map);
        int initial = reader.next();
        if (initial >> 5 != 5) {
            return Optional.empty();
        }
        boolean indefinite = (initial & 31) == INDEFINITE;
        int left = indefinite ? 0 : reader.count(reader.argument(initial & 31, 0), 2, 0);
        while (indefinite ? !reader.atBreak() : left-- > 0) {
            CborValue found = reader.item(1);
            int start = reader.position;
            reader.item(1);
            if (found.equals(CborValue.of(key))) {
                return Optional.of(Arrays.copyOfRange(map, start, reader.position));
            }
        }
        return Optional.empty();
    }

    private CborValue item(int depth) throws CborException {
        int start = position;
        if (depth > MAX_DEPTH) {
            throw new CborException("more than " + MAX_DEPTH + " levels", start);
        }
        if (++items > MAX_ITEMS) {
            throw new CborException("more than " + MAX_ITEMS + " items", start);
        }
        int initial = next();
        int majorType = initial >> 5;
        int information = initial & 31;
        if (majorType == 7) {
            return simpleOrFloat(information, start);
        }
        if (information == INDEFINITE) {
            return indefinite(majorType, depth, start);
        }
        long argument = argument(information, start);
        return switch (majorType) {
            case 0 -> new CborValue.Unsigned(argument);
            case 1 -> new CborValue.Negative(argument);
            case 2 -> new CborValue.Bytes(string(argument, start));
            case 3 -> new CborValue.Text(text(string(argument, start), start));
            case 4 -> array(count(argument, 1, start), depth);
            case 5 -> map(count(argument, 2, start), depth, start);
            default -> new CborValue.Tag(argument, item(depth + 1));
        };
    }

    private CborValue simpleOrFloat(int information, int start) throws CborException {
        if (information < 24) {
            return new CborValue.Simple(information);
        }
        if (information == INDEFINITE) {
            throw new CborException("a break that ends nothing", start);
        }
        long bits = argument(information, start);
        return switch (information) {
            case 24 -> {
                if (bits < 32) {
                    throw new CborException("simple value " + bits + " in two bytes", start);
                }
                yield new CborValue.Simple((int) bits);
            }
            case 25 -> new CborValue.Float(half((int) bits));
            case 26 -> new CborValue.Float(Float.intBitsToFloat((int) bits));
            default -> new CborValue.Float(Double.longBitsToDouble(bits));
        };
    }

    private static double half(int bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 0x3ff;
        double magnitude = switch (exponent) {
            case 0 -> Math.scalb((double) fraction, -24);
            case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb((double) (fraction + 1024), exponent - 25);
        };
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }

    private CborValue indefinite(int majorType, int depth, int start) throws CborException {
        return switch (majorType) {
            case 2 -> new CborValue.Bytes(chunks(majorType, start));
            case 3 -> new CborValue.Text(text(chunks(majorType, start), start));
            case 4 -> {
                List<CborValue> values = new ArrayList<>();
                while (!atBreak()) {
                    values.add(item(depth + 1));
                }
                yield new CborValue.Array(values);
            }
            case 5 -> {
                List<CborMap.Entry> entries = new ArrayList<>();
                while (!atBreak()) {
                    entries.add(entry(depth));
                }
                yield uniqueKeys(entries, start);
            }
            default -> throw new CborException("an indefinite length where none is possible", start);
        };
    }

    /** The chunks of a string of indefinite length, joined; each chunk of a text is a text of its own (section 3.2.3). */
    private byte[] chunks(int majorType, int start) throws CborException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        while (!atBreak()) {
            int chunkStart = position;
            int initial = next();
            if (initial >> 5 != majorType || (initial & 31) == INDEFINITE) {
                throw new CborException("a chunk that is no string of the kind begun at byte " + start, chunkStart);
            }
            byte[] chunk = string(argument(initial & 31, chunkStart), chunkStart);
            if (majorType == 3) {
                text(chunk, chunkStart);
            }
            joined.writeBytes(chunk);
        }
        return joined.toByteArray();
    }

    private CborValue array(int count, int depth) throws CborException {
        List<CborValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(item(depth + 1));
        }
        return new CborValue.Array(values);
    }

    private CborValue map(int count, int depth, int start) throws CborException {
        List<CborMap.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(depth));
        }
        return uniqueKeys(entries, start);
    }

    private CborMap.Entry entry(int depth) throws CborException {
        CborValue key = item(depth + 1);
        return new CborMap.Entry(key, item(depth + 1));
    }

    private static CborMap uniqueKeys(List<CborMap.Entry> entries, int start) throws CborException {
        return CborMap.sorted(entries).orElseThrow(() -> new CborException("a map with the same key twice", start));
    }

    private static String text(byte[] utf8, int start) throws CborException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CborException("text that is not UTF-8", start);
        }
    }

    private byte[] string(long length, int start) throws CborException {
        if (length < 0 || length > bytes.length - position) {
            throw new CborException(
                    "a string of " + Long.toUnsignedString(length) + " bytes with " + (bytes.length - position)
                            + " left,",
                    start);
        }
        position += (int) length;
        return Arrays.copyOfRange(bytes, position - (int) length, position);
    }

    /** Checks a number of elements against the bytes left: each element takes at least the bytes given. */
    private int count(long elements, int bytesEach, int start) throws CborException {
        if (elements < 0 || elements > (bytes.length - position) / bytesEach) {
            throw new CborException(
                    Long.toUnsignedString(elements) + " elements with " + (bytes.length - position) + " bytes left,",
                    start);
        }
        return (int) elements;
    }

    private long argument(int information, int start) throws CborException {
        if (information < 24) {
            return information;
        }
        if (information > 27) {
            throw new CborException("the reserved additional information " + information, start);
        }
        long argument = 0;
        for (int i = 0; i < 1 << information - 24; i++) {
            argument = argument << 8 | next();
        }
        return argument;
    }

    private boolean atBreak() {
        if (position < bytes.length && (bytes[position] & 0xff) == BREAK) {
            position++;
            return true;
        }
        return false;
    }

    private int next() throws CborException {
        if (position >= bytes.length) {
            throw new CborException("the end of the bytes within an item", position);
        }
        return bytes[position++] & 0xff;
    }
}
