package dev.stemma.provenance.log;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The private key of a log or a witness, Ed25519. A log and a witness never share one, nor does anything else that signs
 * (C2SP tlog-cosignature).
 */
public final class NoteKey {
    private static final String BEGINNING = "PRIVATE+KEY+";

    private final VerifierKey verifier;
    private final Optional<Ed25519PrivateKeyParameters> key;
    private final UnaryOperator<byte[]> signer;

    private NoteKey(VerifierKey verifier, Optional<Ed25519PrivateKeyParameters> key, UnaryOperator<byte[]> signer) {
        this.verifier = verifier;
        this.key = key;
        this.signer = signer;
    }

    /**
     * A new key.
     *
     * @param type one of Ed25519
     */
    public static NoteKey generate(String name, SignatureType type, SecureRandom random) {
        byte[] seed = new byte[Ed25519PrivateKeyParameters.KEY_SIZE];
        random.nextBytes(seed);
        return of(name, type, seed);
    }

    /** The key of this seed of 32 bytes (RFC 8032). */
    public static NoteKey of(String name, SignatureType type, byte[] seed) {
        if (type == SignatureType.ML_DSA_44_COSIGNATURE || seed.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
            throw new IllegalArgumentException("we sign with Ed25519, whose seeds have 32 bytes");
        }
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(seed);
        VerifierKey verifier =
                new VerifierKey(name, type, key.generatePublicKey().getEncoded());
        return new NoteKey(verifier, Optional.of(key), message -> ed25519(key, message));
    }

    /**
     * A key that stays where it is, with an identity or on a device.
     *
     * @param signer makes its signatures (RFC 8032), 64 bytes
     */
    public static NoteKey of(VerifierKey verifier, UnaryOperator<byte[]> signer) {
        if (verifier.type() == SignatureType.ML_DSA_44_COSIGNATURE) {
            throw new IllegalArgumentException("we sign with Ed25519");
        }
        return new NoteKey(verifier, Optional.empty(), signer);
    }

    /** Reads what {@link #secret} writes. No message repeats any of it. */
    public static NoteKey parse(String secret) {
        String[] parts = secret.startsWith(BEGINNING)
                ? secret.substring(BEGINNING.length()).split("\\+", 3)
                : new String[0];
        byte[] bytes = parts.length == 3 ? bytes(parts[2]) : new byte[0];
        boolean isOurs = bytes.length == 1 + Ed25519PrivateKeyParameters.KEY_SIZE
                && SignatureType.of(bytes[0])
                        .filter(type -> type != SignatureType.ML_DSA_44_COSIGNATURE)
                        .isPresent();
        if (!isOurs) {
            throw new LogException("expected a private key as " + BEGINNING + "name+id+key, of Ed25519");
        }
        NoteKey read =
                of(parts[0], SignatureType.of(bytes[0]).orElseThrow(), Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().toHexDigits(read.verifier.id()).equals(parts[1])) {
            throw new LogException("the private key of " + parts[0] + " does not have the id that its text says");
        }
        return read;
    }

    private static byte[] bytes(String base64) {
        try {
            return Exact.base64("a key", base64);
        } catch (LogException e) {
            return new byte[0];
        }
    }

    /** What others check its signatures with. */
    public VerifierKey verifier() {
        return verifier;
    }

    /**
     * The private key as text, {@code PRIVATE+KEY+<name>+<id>+<key>}, as Go's sumdb/note has it: for its owner alone. One
     * that stays elsewhere has no text.
     */
    public String secret() {
        Ed25519PrivateKeyParameters here = key.orElseThrow(
                () -> new IllegalStateException("the private key of " + verifier.name() + " is not here"));
        byte[] bytes = ByteBuffer.allocate(1 + Ed25519PrivateKeyParameters.KEY_SIZE)
                .put(verifier.type().number())
                .put(here.getEncoded())
                .array();
        return BEGINNING + verifier.name() + "+" + HexFormat.of().toHexDigits(verifier.id()) + "+"
                + Exact.base64(bytes);
    }

    /** Signs the text of a note. */
    public NoteSignature sign(String text) {
        require(SignatureType.ED25519);
        return new NoteSignature(verifier.name(), verifier.id(), signer.apply(Exact.utf8(text)));
    }

    /** Signs a checkpoint with the time, which is kept to the second. */
    public NoteSignature cosign(Checkpoint checkpoint, Instant time) {
        require(SignatureType.COSIGNATURE);
        long seconds = time.getEpochSecond();
        byte[] message = Cosignature.message(verifier.type(), verifier.name(), checkpoint.text(), seconds)
                .orElseThrow(() -> new IllegalArgumentException("a time before 1970"));
        byte[] signature = ByteBuffer.allocate(verifier.type().signatureLength())
                .putLong(seconds)
                .put(signer.apply(message))
                .array();
        return new NoteSignature(verifier.name(), verifier.id(), signature);
    }

    private void require(SignatureType type) {
        if (verifier.type() != type) {
            throw new IllegalArgumentException("the key " + verifier.name() + " signs as " + verifier.type());
        }
    }

    private static byte[] ed25519(Ed25519PrivateKeyParameters key, byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
