package dev.stemma.provenance.identity;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.EllipticCurve;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** Kinds of public keys as the certificate profile tells them apart (C2PA 2.5 13.5.1). */
enum KeyKind {
    P256,
    P384,
    P521,
    ED25519,
    /** At least 2048 bits. */
    RSA,
    SHORT_RSA,
    ML_DSA,
    OTHER;

    /** RFC 9881; a platform without ML-DSA names the keys by their object identifiers. */
    private static final Set<String> ML_DSA_NAMES = Set.of(
            "ML-DSA",
            "ML-DSA-44",
            "ML-DSA-65",
            "ML-DSA-87",
            "2.16.840.1.101.3.4.3.17",
            "2.16.840.1.101.3.4.3.18",
            "2.16.840.1.101.3.4.3.19");

    /** Coefficient b of the curves of FIPS 186-4, D.1.2, which tells them from every other curve over their field. */
    private static final BigInteger P256_B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    private static final BigInteger P384_B = new BigInteger(
            "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef", 16);
    private static final BigInteger P521_B = new BigInteger(
            "051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df8"
                    + "83d2c34f1ef451fd46b503f00",
            16);

    static KeyKind of(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            return of(ec.getParams().getCurve());
        }
        if (key instanceof EdECPublicKey edwards) {
            return edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName()) ? ED25519 : OTHER;
        }
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= 2048 ? RSA : SHORT_RSA;
        }
        return ML_DSA_NAMES.contains(key.getAlgorithm()) ? ML_DSA : OTHER;
    }

    private static KeyKind of(EllipticCurve curve) {
        if (curve.getB().equals(P256_B)) {
            return P256;
        }
        if (curve.getB().equals(P384_B)) {
            return P384;
        }
        return curve.getB().equals(P521_B) ? P521 : OTHER;
    }
}
