package dev.stemma.provenance.log;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** What a witness signs of a checkpoint (C2SP tlog-cosignature). */
final class Cosignature {
    private static final byte[] ML_DSA_LABEL = Exact.utf8("subtree/v1\n\0");
    private static final int LONGEST_NAME = 255;

    private Cosignature() {}

    /**
     * The bytes that are signed; none if the text is no checkpoint, or something in it is too long for the structure.
     *
     * @param name that of the witness's key
     * @param time seconds since 1970
     */
    static Optional<byte[]> message(SignatureType type, String name, String text, long time) {
        if (time < 0) {
            return Optional.empty();
        }
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.parse(text);
        } catch (LogException e) {
            return Optional.empty();
        }
        return type == SignatureType.COSIGNATURE
                ? Optional.of(textMessage(text, time))
                : treeMessage(name, checkpoint, time);
    }

    private static byte[] textMessage(String text, long time) {
        return Exact.utf8(new StringBuilder("cosignature/v1\n")
                .append("time ")
                .append(time)
                .append('\n')
                .append(text)
                .toString());
    }

    /**
     * <pre>
     * label[12]  name length, name  u64 time  origin length, origin  u64 start = 0  u64 end = size  root[32]
     * </pre>
     */
    private static Optional<byte[]> treeMessage(String name, Checkpoint checkpoint, long time) {
        byte[] cosigner = Exact.utf8(name);
        byte[] origin = Exact.utf8(checkpoint.origin());
        if (cosigner.length > LONGEST_NAME || origin.length > LONGEST_NAME) {
            return Optional.empty();
        }
        int length = ML_DSA_LABEL.length + 1 + cosigner.length + 8 + 1 + origin.length + 8 + 8 + 32;
        return Optional.of(ByteBuffer.allocate(length)
                .put(ML_DSA_LABEL)
                .put((byte) cosigner.length)
                .put(cosigner)
                .putLong(time)
                .put((byte) origin.length)
                .put(origin)
                .putLong(0)
                .putLong(checkpoint.size())
                .put(checkpoint.root())
                .array());
    }

    /** The time that a cosignature states; of zero, and of what no calendar reaches, none. */
    static Optional<Instant> instant(long seconds) {
        try {
            return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
