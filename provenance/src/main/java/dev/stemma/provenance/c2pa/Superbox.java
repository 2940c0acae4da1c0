package dev.stemma.provenance.c2pa;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A {@code jumb} box: its description box, then content boxes.
 *
 * <pre>
 * jumd: 16 bytes type, 1 byte toggles, [label in UTF-8 + NUL], [u32 id], [32 bytes SHA-256], [private boxes]
 * toggles: 1 requestable, 2 label, 4 id, 8 hash, 16 private
 * </pre>
 *
 * @param type four characters for a type that ends as all types of C2PA do, else 32 hexadecimal digits
 * @param label empty if there is none
 */
record Superbox(Box box, String type, String label, List<Box> contents) {
    static final String BOX = "jumb";
    static final String DESCRIPTION = "jumd";
    static final String CBOR = "cbor";
    static final String JSON = "json";
    static final String TYPE_SUFFIX = "00110010800000aa00389b71";

    static final int REQUESTABLE_WITH_LABEL = 0x03;
    private static final int LABEL = 0x02;
    private static final int ID = 0x04;
    private static final int HASH = 0x08;
    private static final int PRIVATE = 0x10;
    private static final int TYPE_LENGTH = 16;

    /** The superboxes among the boxes; others are skipped, as section 11.5.3.1 wants. */
    static List<Superbox> among(List<Box> boxes) throws JumbfException {
        List<Superbox> found = new ArrayList<>();
        for (Box box : boxes) {
            if (box.type().equals(BOX)) {
                found.add(of(box));
            }
        }
        return found;
    }

    static Superbox of(Box box) throws JumbfException {
        List<Box> boxes = Box.sequence(box.store(), box.contentStart(), box.end());
        if (!box.type().equals(BOX) || boxes.isEmpty() || !boxes.get(0).type().equals(DESCRIPTION)) {
            throw new JumbfException("no superbox with a description", box.start());
        }
        Box description = boxes.get(0);
        int length = description.end() - description.contentStart();
        if (length < TYPE_LENGTH + 1) {
            throw new JumbfException("a description box of " + length + " bytes", description.start());
        }
        String hex = HexFormat.of()
                .formatHex(box.store(), description.contentStart(), description.contentStart() + TYPE_LENGTH);
        return new Superbox(box, typeName(hex), label(description), boxes.subList(1, boxes.size()));
    }

    private static String typeName(String hex) {
        return hex.endsWith(TYPE_SUFFIX)
                ? new String(HexFormat.of().parseHex(hex.substring(0, 8)), StandardCharsets.ISO_8859_1)
                : hex;
    }

    private static String label(Box description) throws JumbfException {
        byte[] store = description.store();
        int position = description.contentStart() + TYPE_LENGTH;
        int toggles = store[position++];
        String label = "";
        if ((toggles & LABEL) != 0) {
            int end = position;
            while (end < description.end() && store[end] != 0) {
                end++;
            }
            if (end == description.end()) {
                throw new JumbfException("a label without its final zero", description.start());
            }
            label = utf8(store, position, end);
            position = end + 1;
        }
        position += (toggles & ID) != 0 ? 4 : 0;
        position += (toggles & HASH) != 0 ? 32 : 0;
        boolean filled = (toggles & PRIVATE) != 0 ? position <= description.end() : position == description.end();
        if (!filled) {
            throw new JumbfException("a description that does not fill its box", description.start());
        }
        return label;
    }

    private static String utf8(byte[] store, int start, int end) throws JumbfException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(store, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JumbfException("a label that is not UTF-8", start);
        }
    }

    /** The superboxes in this one; none if they cannot be read. */
    List<Superbox> children() {
        try {
            return among(contents);
        } catch (JumbfException e) {
            return List.of();
        }
    }

    /** The content of the only content box, if it is one of the type. */
    Optional<byte[]> only(String contentType) {
        return contents.size() == 1 && contents.get(0).type().equals(contentType)
                ? Optional.of(contents.get(0).content())
                : Optional.empty();
    }

    /** Hash over the content, i.e. without the 8 bytes of length and type (C2PA 2.5, 11.5). */
    byte[] hash(HashAlgorithm algorithm) {
        return algorithm.hash(box.store(), box.contentStart(), box.end());
    }
}
