package dev.stemma.provenance.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the deterministic encoding (RFC 8949, section 4.2.1): definite lengths, shortest heads, shortest floats that
 * keep the value, map keys in bytewise order of their encodings.
 */
public final class CborWriter {
    private static final int HALF_NAN = 0x7e00;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private CborWriter() {}

    public static byte[] write(CborValue value) {
        CborWriter writer = new CborWriter();
        writer.item(value);
        return writer.out.toByteArray();
    }

    /** Length in bytes of the head that encodes the number, 1 to 9. */
    public static int headLength(long bits) {
        return bits < 0 || bits > 0xffffffffL ? 9 : bits > 0xffff ? 5 : bits > 0xff ? 3 : bits > 23 ? 2 : 1;
    }

    private void item(CborValue value) {
        if (value instanceof CborValue.Unsigned unsigned) {
            head(0, unsigned.bits());
        } else if (value instanceof CborValue.Negative negative) {
            head(1, negative.bits());
        } else if (value instanceof CborValue.Bytes bytes) {
            string(2, bytes.shared());
        } else if (value instanceof CborValue.Text text) {
            string(3, text.content().getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof CborValue.Array array) {
            head(4, array.items().size());
            array.items().forEach(this::item);
        } else if (value instanceof CborMap map) {
            head(5, map.entries().size());
            map.entries().forEach(entry -> {
                item(entry.key());
                item(entry.value());
            });
        } else if (value instanceof CborValue.Tag tag) {
            head(6, tag.number());
            item(tag.item());
        } else if (value instanceof CborValue.Simple simple) {
            head(7, simple.code());
        } else if (value instanceof CborValue.Float number) {
            number(number.number());
        }
    }

    private void string(int majorType, byte[] content) {
        head(majorType, content.length);
        out.writeBytes(content);
    }

    private void head(int majorType, long bits) {
        int length = headLength(bits);
        int information = switch (length) {
            case 1 -> (int) bits;
            case 2 -> 24;
            case 3 -> 25;
            case 5 -> 26;
            default -> 27;
        };
        out.write(majorType << 5 | information);
        bigEndian(bits, length - 1);
    }

    private void number(double number) {
        float single = (float) number;
        int half = halfOf(single);
        if (Double.isNaN(number)) {
            out.write(7 << 5 | 25);
            bigEndian(HALF_NAN, 2);
        } else if (single != number) {
            out.write(7 << 5 | 27);
            bigEndian(Double.doubleToLongBits(number), 8);
        } else if (half < 0) {
            out.write(7 << 5 | 26);
            bigEndian(Float.floatToIntBits(single), 4);
        } else {
            out.write(7 << 5 | 25);
            bigEndian(half, 2);
        }
    }

    /** The 16 bits of the half-precision number of the same value, or -1 if there is none. */
    private static int halfOf(float single) {
        int bits = Float.floatToIntBits(single);
        int sign = bits >>> 16 & 0x8000;
        int exponent = (bits >>> 23 & 0xff) - 127;
        int fraction = bits & 0x7fffff;
        if (exponent == 128) {
            return fraction == 0 ? sign | 0x7c00 : -1;
        }
        if (exponent >= -14 && exponent <= 15) {
            return (fraction & 0x1fff) == 0 ? sign | exponent + 15 << 10 | fraction >> 13 : -1;
        }
        if (exponent >= -24 && exponent < -14) {
            int significand = fraction | 0x800000;
            int shift = -1 - exponent;
            return (significand & (1 << shift) - 1) == 0 ? sign | significand >> shift : -1;
        }
        return (bits & 0x7fffffff) == 0 ? sign : -1;
    }

    private void bigEndian(long bits, int count) {
        for (int i = count - 1; i >= 0; i--) {
            out.write((int) (bits >>> 8 * i));
        }
    }
}
