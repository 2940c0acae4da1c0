package dev.stemma.provenance.label;

import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * An Ed25519 key as its own name: {@code did:key:z6Mk...}, from which everybody gets the key back and which nobody has to
 * look up (W3C CCG, did:key 0.9).
 *
 * @param multibase the key after the two bytes of its kind
 */
public record DidKey(String multibase) {
    /** Kind of the key, {@code ed25519-pub} among the multicodecs, as a variable-length integer. */
    private static final byte[] ED25519 = {(byte) 0xed, 0x01};

    private static final int KEY_LENGTH = 32;

    /**
     * The name of a key.
     *
     * @throws IllegalArgumentException if it is no Ed25519 key
     */
    public static DidKey of(PublicKey key) {
        if (!(key instanceof EdECPublicKey edwards)
                || !edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            throw new IllegalArgumentException("a did:key is made of an Ed25519 key here, found " + key.getAlgorithm());
        }
        byte[] encoded = key.getEncoded();
        byte[] named = Arrays.copyOf(ED25519, ED25519.length + KEY_LENGTH);
        System.arraycopy(encoded, encoded.length - KEY_LENGTH, named, ED25519.length, KEY_LENGTH);
        return new DidKey(Multibase.base58(named));
    }

    /** The identifier. */
    public String did() {
        return "did:key:" + multibase;
    }

    /** Where documents find the key: the identifier, and the key in it. */
    public String verificationMethod() {
        return did() + "#" + multibase;
    }
}
