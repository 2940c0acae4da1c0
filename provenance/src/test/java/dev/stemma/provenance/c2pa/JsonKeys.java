package dev.stemma.provenance.c2pa;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Keys of every kind, and how services write them as JSON. */
final class JsonKeys {
    private JsonKeys() {}

    static KeyPair keys(String kind) {
        try {
            if (kind.startsWith("P-")) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp" + kind.substring(2) + "r1"));
                return generator.generateKeyPair();
            }
            return KeyPairGenerator.getInstance(kind).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String jwk(KeyPair keys) {
        if (keys.getPublic() instanceof ECPublicKey key) {
            int bits = key.getParams().getOrder().bitLength();
            return "{\"kty\":\"EC\",\"crv\":\"P-" + bits + "\",\"x\":\""
                    + number(key.getW().getAffineX()) + "\",\"y\":\""
                    + number(key.getW().getAffineY()) + "\"}";
        }
        if (keys.getPublic() instanceof RSAPublicKey key) {
            return "{\"kty\":\"RSA\",\"n\":\"" + number(key.getModulus()) + "\",\"e\":\""
                    + number(key.getPublicExponent()) + "\"}";
        }
        byte[] encoded = ((EdECPublicKey) keys.getPublic()).getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + base64Url(point) + "\"}";
    }

    private static String number(BigInteger number) {
        return base64Url(number.toByteArray());
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
