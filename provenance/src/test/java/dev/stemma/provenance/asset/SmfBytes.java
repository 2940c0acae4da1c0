package dev.stemma.provenance.asset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Standard MIDI Files for tests, written as bytes. */
final class SmfBytes {
    static final String END = "00 FF 2F 00";

    private SmfBytes() {}

    static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] chunk(String type, byte[] content) {
        return concat(
                type.getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(4).putInt(content.length).array(),
                content);
    }

    static byte[] header(int format, int tracks, int division) {
        return chunk(
                "MThd",
                ByteBuffer.allocate(6)
                        .putShort((short) format)
                        .putShort((short) tracks)
                        .putShort((short) division)
                        .array());
    }

    /** A file with a division of 480; each track is its events in hexadecimal, End of Track included. */
    static byte[] file(int format, String... tracks) {
        byte[] file = header(format, tracks.length, 480);
        for (String track : tracks) {
            file = concat(file, chunk("MTrk", hex(track)));
        }
        return file;
    }
}
