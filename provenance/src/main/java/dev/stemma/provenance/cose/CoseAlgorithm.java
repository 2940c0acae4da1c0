package dev.stemma.provenance.cose;

import java.security.GeneralSecurityException;
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

/** The signature algorithms that C2PA 2.5, section 13.2 allows and Java 17 has, by their COSE numbers. */
public enum CoseAlgorithm {
    ES256(-7, Family.ECDSA, 256),
    ES384(-35, Family.ECDSA, 384),
    ES512(-36, Family.ECDSA, 512),
    PS256(-37, Family.RSA_PSS, 256),
    PS384(-38, Family.RSA_PSS, 384),
    PS512(-39, Family.RSA_PSS, 512),
    ED_DSA(-8, Family.ED25519, 512);

    private enum Family {
        ECDSA,
        RSA_PSS,
        ED25519
    }

    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 16384;

    private final int number;
    private final Family family;
    private final int hashBits;

    CoseAlgorithm(int number, Family family, int hashBits) {
        this.number = number;
        this.family = family;
        this.hashBits = hashBits;
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
        };
    }

    private int curveBits() {
        return this == ES512 ? 521 : hashBits;
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
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers throw both kinds for signatures of the wrong length and for keys that lie on no curve.
            return SignatureResult.MISMATCH;
        }
    }

    private Signature verifier() throws GeneralSecurityException {
        return switch (family) {
            case ECDSA -> Signature.getInstance("SHA" + hashBits + "withECDSAinP1363Format");
            case ED25519 -> Signature.getInstance("Ed25519");
            case RSA_PSS -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                String hash = "SHA-" + hashBits;
                pss.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), hashBits / 8, 1));
                yield pss;
            }
        };
    }
}
