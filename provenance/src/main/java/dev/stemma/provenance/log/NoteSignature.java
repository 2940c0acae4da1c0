package dev.stemma.provenance.log;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A signature line of a note: {@code — <name> <Base64 of the key's id and the signature>}; who made it shows only when it
 * is checked.
 *
 * @param keyId the id of the key that it names
 * @param signature the bytes behind the id
 */
public record NoteSignature(String name, int keyId, byte[] signature) {
    /** An em dash and a space. */
    private static final String BEGINNING = "\u2014 ";

    public NoteSignature {
        KeyName.require(name);
        signature = signature.clone();
        if (signature.length == 0) {
            throw new LogException("the signature of " + name + " is empty");
        }
    }

    /** Reads a line without its end. */
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', BEGINNING.length());
        if (!line.startsWith(BEGINNING) || space < 0) {
            throw new LogException(
                    "expected a signature as \"\u2014 name signature\", found \"" + Exact.shown(line) + "\"");
        }
        String name = line.substring(BEGINNING.length(), space);
        byte[] bytes = Exact.base64("the signature of " + Exact.shown(name), line.substring(space + 1));
        if (bytes.length < 5) {
            throw new LogException("the signature of " + Exact.shown(name) + " is too short");
        }
        return new NoteSignature(name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    /** Whether both name one key. */
    boolean isByTheSameKeyAs(NoteSignature other) {
        return name.equals(other.name) && keyId == other.keyId;
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    /** The line, with its end. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(4 + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return BEGINNING + name + " " + Exact.base64(bytes) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature same && same.line().equals(line());
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + keyId;
    }
}
