package dev.stemma.provenance.record;

import java.nio.ByteBuffer;
import java.util.UUID;

/** UUIDs as 16 bytes. */
final class Identifiers {
    private static final int LENGTH = 16;

    private Identifiers() {}

    static byte[] bytes(UUID identifier) {
        return ByteBuffer.allocate(LENGTH)
                .putLong(identifier.getMostSignificantBits())
                .putLong(identifier.getLeastSignificantBits())
                .array();
    }

    static UUID read(Fields fields, String key) throws JournalException {
        byte[] bytes = fields.bytes(key);
        if (bytes.length != LENGTH) {
            throw fields.unreadable(key);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
