package dev.stemma.provenance.label;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.record.Digest;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The files of a model, signed as the OpenSSF has it (Model Signing 1.0): an in-toto statement with the digest of each file,
 * in a DSSE envelope, in a Sigstore bundle. Who verifies it needs the public key, and refuses a folder in which a file has
 * another digest, is missing, or is not listed.
 *
 * <pre>
 * {"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
 *  "verificationMaterial": {"publicKey": {"hint": SHA-256 of the key's PEM}, "tlogEntries": []},
 *  "dsseEnvelope": {"payload": the statement, "payloadType": "application/vnd.in-toto+json",
 *                   "signatures": [{"sig": ..., "keyid": ""}]}}
 * </pre>
 */
public final class ModelSignature {
    /** Of the bundle. */
    public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    /** What is in a folder and belongs to no model, by the specification, 6.2. */
    public static final List<String> NEVER_SIGNED = List.of(".git", ".gitattributes", ".github", ".gitignore");

    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int HALF = 32;
    private static final byte DER_SEQUENCE = 0x30;
    private static final byte DER_INTEGER = 0x02;

    private ModelSignature() {}

    /**
     * The bundle, as a JSON document.
     *
     * @param model its name
     * @param files digests by the names of the files, parts of the path between slashes
     * @param ignored paths from the folder that are not signed
     * @param identity with an ES256 key, the only kind that both we and the specification have
     * @throws IllegalArgumentException if the identity has another key, or there is no file
     */
    public static byte[] sign(String model, Map<String, Digest> files, List<String> ignored, Identity identity) {
        if (identity.algorithm() != SignatureAlgorithm.ES256) {
            throw new IllegalArgumentException("models are signed with an ES256 key, found " + identity.algorithm());
        }
        byte[] payload = text(statement(model, files, ignored));
        byte[] signature = der(identity.sign(toBeSigned(PAYLOAD_TYPE, payload)));
        ObjectNode bundle = JSON.objectNode().put("mediaType", MEDIA_TYPE);
        ObjectNode material = bundle.putObject("verificationMaterial");
        material.putObject("publicKey")
                .put("hint", hint(identity.certificate().getPublicKey()).toString());
        material.putArray("tlogEntries");
        ObjectNode envelope = bundle.putObject("dsseEnvelope");
        envelope.put("payload", base64(payload)).put("payloadType", PAYLOAD_TYPE);
        envelope.putArray("signatures")
                .addObject()
                .put("sig", base64(signature))
                .put("keyid", "");
        return text(bundle);
    }

    static ObjectNode statement(String model, Map<String, Digest> files, List<String> ignored) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a model has a file at least");
        }
        List<String> names = new ArrayList<>(files.keySet());
        names.sort(Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        ArrayNode resources = JSON.arrayNode();
        for (String name : names) {
            Digest digest = files.get(name);
            digests.writeBytes(digest.bytes());
            resources.addObject().put("name", name).put("algorithm", "sha256").put("digest", digest.toString());
        }
        ObjectNode statement = JSON.objectNode().put("_type", "https://in-toto.io/Statement/v1");
        statement
                .putArray("subject")
                .addObject()
                .put("name", model)
                .putObject("digest")
                .put("sha256", Digest.of(digests.toByteArray()).toString());
        statement.put("predicateType", "https://model_signing/signature/v1.0");
        ObjectNode predicate = statement.putObject("predicate");
        predicate.set("resources", resources);
        ObjectNode serialization = predicate
                .putObject("serialization")
                .put("method", "files")
                .put("hash_type", "sha256")
                .put("allow_symlinks", false);
        ArrayNode paths = serialization.putArray("ignore_paths");
        ignored.forEach(paths::add);
        return statement;
    }

    /** The pre-authentication encoding of DSSE 1.0. */
    static byte[] toBeSigned(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        encoded.writeBytes(type);
        encoded.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        encoded.writeBytes(payload);
        return encoded.toByteArray();
    }

    /** By which a key is told from others: the digest of its PEM text. */
    static Digest hint(PublicKey key) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
        return Digest.of(pem.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code SEQUENCE (INTEGER r, INTEGER s)} of the raw form, r and s of 32 bytes each (RFC 3279, 2.2.3). */
    private static byte[] der(byte[] raw) {
        byte[] r = new BigInteger(1, Arrays.copyOf(raw, HALF)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, HALF, raw.length)).toByteArray();
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(DER_SEQUENCE);
        der.write(r.length + s.length + 4);
        for (byte[] number : List.of(r, s)) {
            der.write(DER_INTEGER);
            der.write(number.length);
            der.writeBytes(number);
        }
        return der.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] text(ObjectNode node) {
        return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
