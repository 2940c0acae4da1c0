package dev.stemma.provenance.log;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/**
 * The public key of a log or a witness, with its name. Its text is {@code <name>+<id>+<Base64 of type and key>} (C2SP
 * signed-note, verifier keys).
 */
public final class VerifierKey {
    private static final HexFormat HEX = HexFormat.of();

    private final String name;
    private final SignatureType type;
    private final byte[] publicKey;
    private final int id;

    /**
     * @param name as a schema-less address, {@code example.com/log}
     * @param publicKey 32 bytes of Ed25519 (RFC 8032), or 1,312 of ML-DSA-44
     * @throws LogException if the name or the key is none
     */
    public VerifierKey(String name, SignatureType type, byte[] publicKey) {
        this.name = KeyName.require(name);
        this.type = type;
        this.publicKey = publicKey.clone();
        if (publicKey.length != type.keyLength()) {
            throw new LogException("the key " + name + " has " + publicKey.length + " bytes; expected "
                    + type.keyLength() + " of a key of this type");
        }
        if (type != SignatureType.ML_DSA_44_COSIGNATURE) {
            requirePoint(name, publicKey);
        }
        this.id = KeyName.id(name, type, publicKey);
    }

    /**
     * The key of a certificate or an identity, under a name.
     *
     * @throws LogException if it is none of Ed25519
     */
    public static VerifierKey of(String name, SignatureType type, PublicKey key) {
        byte[] encoded = key.getEncoded();
        boolean isEd25519 = key instanceof EdECPublicKey ed
                && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
        if (!isEd25519) {
            throw new LogException("the key " + name + " is of type " + key.getAlgorithm() + "; expected Ed25519");
        }
        return new VerifierKey(
                name, type, Arrays.copyOfRange(encoded, encoded.length - type.keyLength(), encoded.length));
    }

    private static void requirePoint(String name, byte[] publicKey) {
        try {
            new Ed25519PublicKeyParameters(publicKey);
        } catch (IllegalArgumentException e) {
            throw new LogException("the key " + name + " is no public key of Ed25519", e);
        }
    }

    /** The key of this text. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new LogException(
                    "expected a key as name+id+key, the id in eight digits; found \"" + Exact.shown(text) + "\"");
        }
        byte[] key = Exact.base64("the key of " + Exact.shown(parts[0]), parts[2]);
        SignatureType type = SignatureType.of(key.length == 0 ? 0 : key[0])
                .orElseThrow(() -> new LogException("the key " + Exact.shown(parts[0])
                        + " is of a type that is not read here; expected Ed25519 or ML-DSA-44"));
        VerifierKey read = new VerifierKey(parts[0], type, Arrays.copyOfRange(key, 1, key.length));
        if (!HEX.toHexDigits(read.id).equals(parts[1])) {
            throw new LogException("the key " + parts[0] + " does not have the id that its text says: found " + parts[1]
                    + ", expected " + HEX.toHexDigits(read.id));
        }
        return read;
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    /** What a signature line names the key by, beside its name; no more than that. */
    public int id() {
        return id;
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    /** Whether a signature line names this key. */
    boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id;
    }

    /** Whether this and the other are one key, whatever they are called. */
    public boolean isSameKeyAs(VerifierKey other) {
        return Arrays.equals(publicKey, other.publicKey);
    }

    /** The signature as one that this key has made over the text, if it has. */
    Optional<SignedNote.Verified> verify(String text, NoteSignature signature) {
        byte[] bytes = signature.signature();
        if (bytes.length != type.signatureLength()) {
            return Optional.empty();
        }
        if (type == SignatureType.ED25519) {
            return Signatures.ed25519(publicKey, Exact.utf8(text), bytes)
                    ? Optional.of(new SignedNote.Verified(this, signature, Optional.empty()))
                    : Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(bytes);
        long time = read.getLong();
        byte[] rest = new byte[read.remaining()];
        read.get(rest);
        return Cosignature.message(type, name, text, time)
                .filter(message -> Signatures.verify(type, publicKey, message, rest))
                .map(message -> new SignedNote.Verified(this, signature, Cosignature.instant(time)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key
                && key.name.equals(name)
                && key.type == type
                && Arrays.equals(key.publicKey, publicKey);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        byte[] key = ByteBuffer.allocate(1 + publicKey.length)
                .put(type.number())
                .put(publicKey)
                .array();
        return name + "+" + HEX.toHexDigits(id) + "+" + Exact.base64(key);
    }
}
