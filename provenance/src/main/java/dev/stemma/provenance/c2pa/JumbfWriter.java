package dev.stemma.provenance.c2pa;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Writes boxes and superboxes as we do: 32-bit lengths, requestable with label, no salt, nothing else. */
final class JumbfWriter {
    private static final byte[] TYPE_SUFFIX = HexFormat.of().parseHex(Superbox.TYPE_SUFFIX);

    private JumbfWriter() {}

    static byte[] box(String type, byte[]... parts) {
        int length = 8 + Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer box = ByteBuffer.allocate(length).putInt(length).put(type.getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] part : parts) {
            box.put(part);
        }
        return box.array();
    }

    /** @param type the four characters that begin the box's type */
    static byte[] superbox(String type, String label, List<byte[]> contents) {
        byte[] description = box(
                Superbox.DESCRIPTION,
                type.getBytes(StandardCharsets.ISO_8859_1),
                TYPE_SUFFIX,
                new byte[] {Superbox.REQUESTABLE_WITH_LABEL},
                label.getBytes(StandardCharsets.UTF_8),
                new byte[] {0});
        byte[][] parts = new byte[contents.size() + 1][];
        parts[0] = description;
        for (int i = 0; i < contents.size(); i++) {
            parts[i + 1] = contents.get(i);
        }
        return box(Superbox.BOX, parts);
    }

    /** A superbox around one box of CBOR. */
    static byte[] cbor(String type, String label, byte[] content) {
        return superbox(type, label, List.of(box(Superbox.CBOR, content)));
    }
}
