package dev.stemma.provenance.c2pa;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A public key as JSON (RFC 7517, RFC 8037): Ed25519, P-256, P-384, P-521 or RSA. */
final class JsonWebKey {
    private static final int ED25519_BYTES = 32;
    private static final int MAX_RSA_BYTES = 2048;
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    private JsonWebKey() {}

    /** The key, or empty if it is none of these kinds. */
    static Optional<PublicKey> read(JsonNode key) {
        try {
            return switch (key.path("kty").asText()) {
                case "OKP" -> ed25519(key);
                case "EC" -> curve(key);
                case "RSA" -> rsa(key);
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> ed25519(JsonNode key) throws GeneralSecurityException {
        byte[] point = bytes(key, "x");
        if (!key.path("crv").asText().equals("Ed25519") || point.length != ED25519_BYTES) {
            return Optional.empty();
        }
        boolean odd = point[ED25519_BYTES - 1] < 0;
        byte[] y = new byte[ED25519_BYTES];
        for (int i = 0; i < ED25519_BYTES; i++) {
            y[i] = point[ED25519_BYTES - 1 - i];
        }
        y[0] &= 0x7f;
        EdECPoint decoded = new EdECPoint(odd, new BigInteger(1, y));
        return Optional.of(KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, decoded)));
    }

    private static Optional<PublicKey> curve(JsonNode key) throws GeneralSecurityException {
        String name = CURVES.get(key.path("crv").asText());
        if (name == null) {
            return Optional.empty();
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(name));
        ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
        return Optional.of(KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class))));
    }

    private static Optional<PublicKey> rsa(JsonNode key) throws GeneralSecurityException {
        if (bytes(key, "n").length > MAX_RSA_BYTES || bytes(key, "e").length > MAX_RSA_BYTES) {
            return Optional.empty();
        }
        return Optional.of(
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
    }

    private static BigInteger number(JsonNode key, String field) {
        return new BigInteger(1, bytes(key, field));
    }

    private static byte[] bytes(JsonNode key, String field) {
        return Base64.getUrlDecoder().decode(key.path(field).asText());
    }
}
