package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One box of a manifest store (ISO 19566-5), as a view of the store's bytes:
 *
 * <pre>
 * u32 length, these 8 bytes included; 0 = to the end, 1 = a 64-bit length follows the type
 * 4 characters: the type
 * content
 * </pre>
 *
 * @param store all bytes of the store; not copied, not changed
 * @param start position of the length field
 * @param contentStart position after the header
 * @param end position after the content
 */
record Box(byte[] store, String type, int start, int contentStart, int end) {
    /** How many boxes may stand side by side. */
    static final int MAX_SIBLINGS = 10_000;

    private static final int TO_THE_END = 0;
    private static final int LONG_LENGTH = 1;

    /** The boxes that fill the range. */
    static List<Box> sequence(byte[] store, int start, int end) throws JumbfException {
        List<Box> boxes = new ArrayList<>();
        for (int position = start;
                position < end;
                position = boxes.get(boxes.size() - 1).end()) {
            if (boxes.size() == MAX_SIBLINGS) {
                throw new JumbfException("more than " + MAX_SIBLINGS + " boxes side by side", position);
            }
            boxes.add(at(store, position, end));
        }
        return boxes;
    }

    private static Box at(byte[] store, int start, int limit) throws JumbfException {
        ByteBuffer bytes = ByteBuffer.wrap(store, start, limit - start);
        if (bytes.remaining() < 8) {
            throw new JumbfException(bytes.remaining() + " bytes where a box was expected", start);
        }
        long length = Integer.toUnsignedLong(bytes.getInt());
        byte[] type = new byte[4];
        bytes.get(type);
        if (length == LONG_LENGTH) {
            if (bytes.remaining() < 8) {
                throw new JumbfException("no room for the 64-bit length of a box", start);
            }
            length = bytes.getLong();
        } else if (length == TO_THE_END) {
            length = limit - start;
        }
        if (length < bytes.position() - start || length > limit - start) {
            throw new JumbfException(
                    "a box of " + Long.toUnsignedString(length) + " bytes with " + (limit - start) + " left", start);
        }
        return new Box(
                store, new String(type, StandardCharsets.ISO_8859_1), start, bytes.position(), (int) (start + length));
    }

    byte[] content() {
        return Arrays.copyOfRange(store, contentStart, end);
    }

    ByteRange range() {
        return ByteRange.between(start, end);
    }
}
