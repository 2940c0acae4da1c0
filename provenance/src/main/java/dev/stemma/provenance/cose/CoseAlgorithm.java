package dev.stemma.provenance.cose;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The signature algorithms that C2PA 2.5, section 12.3 allows, by their COSE numbers. ESP (RFC 9864) is the same as ES with
 * the curve fixed, which C2PA does anyway. ML-DSA needs Java 24.
 */
public enum CoseAlgorithm {
    ES256(-7, Family.ECDSA, 256),
    ES384(-35, Family.ECDSA, 384),
    ES512(-36, Family.ECDSA, 512),
    ESP256(-9, Family.ECDSA, 256),
    ESP384(-51, Family.ECDSA, 384),
    ESP512(-52, Family.ECDSA, 512),
    PS256(-37, Family.RSA_PSS, 256),
    PS384(-38, Family.RSA_PSS, 384),
    PS512(-39, Family.RSA_PSS, 512),
    ED_DSA(-8, Family.ED25519, 512),
    ML_DSA_44(-48, Family.ML_DSA, 1312),
    ML_DSA_65(-49, Family.ML_DSA, 1952),
    ML_DSA_87(-50, Family.ML_DSA, 2592);

    private enum Family {
        ECDSA,
        RSA_PSS,
        ED25519,
        ML_DSA
    }

    /** What a SubjectPublicKeyInfo adds to an ML-DSA key (RFC 9881). */
    private static final int ML_DSA_KEY_HEAD = 22;

    /** A platform without ML-DSA names the keys by their object identifiers. */
    private static final Set<String> ML_DSA_NAMES =
            Set.of("ML-DSA", "2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19");

    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 16384;

    private final int number;
    private final Family family;
    /** Of the hash; for ML-DSA, the bytes of the public key. */
    private final int size;

    CoseAlgorithm(int number, Family family, int size) {
        this.number = number;
        this.family = family;
        this.size = size;
    }

    /** As COSE registers it, which is what Java calls ML-DSA too: {@code ES256}, {@code EdDSA}, {@code ML-DSA-44}. */
    @Override
    public String toString() {
        return this == ED_DSA ? "EdDSA" : name().replace('_', '-');
    }

    /** The number in the protected header under label 1. */
    public int number() {
        return number;
    }

    public static Optional<CoseAlgorithm> of(long number) {
        return Arrays.stream(values()).filter(a -> a.number == number).findFirst();
    }

    /** Whether the key is of the kind and size that the algorithm needs: its own curve, or RSA of 2048 bits or more. */
    public boolean accepts(PublicKey key) {
        return switch (family) {
            case ECDSA ->
                key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == curveBits();
            case RSA_PSS ->
                key instanceof RSAPublicKey rsa
                        && rsa.getModulus().bitLength() >= MIN_RSA_BITS
                        && rsa.getModulus().bitLength() <= MAX_RSA_BITS;
            case ED25519 ->
                key instanceof EdECPublicKey ed
                        && ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
            case ML_DSA ->
                ML_DSA_NAMES.contains(key.getAlgorithm())
                        && key.getEncoded() != null
                        && key.getEncoded().length == size + ML_DSA_KEY_HEAD;
        };
    }

    private int curveBits() {
        return size == 512 ? 521 : size;
    }

    /** Checks a raw COSE signature: r and s of equal width for ECDSA, never DER. */
    SignatureResult verify(PublicKey key, byte[] signed, byte[] signature) {
        if (!accepts(key)) {
            return SignatureResult.UNSUITABLE_KEY;
        }
        try {
            Signature verifier = verifier();
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature) ? SignatureResult.VALID : SignatureResult.MISMATCH;
        } catch (NoSuchAlgorithmException e) {
            return SignatureResult.UNSUPPORTED_ALGORITHM;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers throw both kinds for signatures of the wrong length and for keys that lie on no curve.
            return SignatureResult.MISMATCH;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        return switch (family) {
            case ECDSA -> Signature.getInstance("SHA" + size + "withECDSAinP1363Format");
            case ED25519 -> Signature.getInstance("Ed25519");
            case ML_DSA -> Signature.getInstance(toString());
            case RSA_PSS -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                String hash = "SHA-" + size;
                pss.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), size / 8, 1));
                yield pss;
            }
        };
    }
}
