package dev.stemma.provenance.c2pa;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.CoseSign1;
import dev.stemma.provenance.cose.SignatureResult;
import dev.stemma.provenance.identity.Attestation;
import dev.stemma.provenance.identity.TimeStamp;
import java.io.IOException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An identity that a service collected and signed as a W3C verifiable credential: {@code
 * cawg.identity_claims_aggregation} (CAWG identity 1.3, 8.1). What needs no network is checked; a key that would have to be
 * fetched is not, which is said.
 */
record AggregatedIdentity(Examination examination, IdentityFindings findings, IdentityAssertion identity) {
    private static final long CONTENT_TYPE = 3;
    private static final String VERIFIABLE_CREDENTIAL = "application/vc";
    private static final String DID = "did:";
    private static final String DID_JWK = "did:jwk:";
    private static final String DID_WEB = "did:web:";

    /** Made only when such an identity is met. */
    private static final class Json {
        static final JsonMapper STRICT = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    void check() {
        try {
            CoseSign1.Enveloped signed =
                    CoseSign1.parseEnveloped(identity.signature().content());
            Optional<JsonNode> credential = json(signed.payload().content());
            checkHeader(signed.message());
            if (credential.isEmpty()) {
                findings.fail(
                        IdentityCode.ICA_INVALID_CREDENTIAL,
                        "what the service signed is no JSON object, so no credential");
                return;
            }
            checkCredential(credential.get(), stamped(signed.message()));
            checkIssuer(signed, credential.get());
        } catch (CoseException e) {
            findings.fail(IdentityCode.ICA_INVALID_COSE, "the service's signature cannot be read: " + e.getMessage());
        }
    }

    private static Optional<JsonNode> json(byte[] text) {
        try {
            return Optional.ofNullable(Json.STRICT.readTree(text)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void checkHeader(CoseSign1 message) {
        if (message.algorithm().isEmpty()) {
            findings.fail(
                    IdentityCode.ICA_INVALID_ALGORITHM, "the service's signature names no algorithm that is read here");
        }
        Optional<String> type = message.protectedEntries().get(CONTENT_TYPE).flatMap(CborValue::asText);
        if (!type.equals(Optional.of(VERIFIABLE_CREDENTIAL))) {
            findings.fail(
                    IdentityCode.ICA_INVALID_CONTENT_TYPE,
                    "the service signed " + type.orElse("something of no type") + " and not " + VERIFIABLE_CREDENTIAL);
        }
    }

    /** When a trusted time stamp says that the service signed, at the latest. */
    private Optional<Instant> stamped(CoseSign1 message) {
        List<byte[]> tokens = TimeStampHeader.tokens(message.unprotectedHeader(), TimeStampHeader.LABEL);
        if (message.unprotectedHeader().get(TimeStampHeader.LABEL).isEmpty()) {
            return Optional.empty();
        }
        Attestation attestation = tokens.size() == 1
                ? TimeStamp.ofToken(tokens.get(0)).check(message.timeStamped(), examination.policy())
                : new Attestation.Ignored(
                        Attestation.Problem.MALFORMED, tokens.size() + " time stamps where exactly one was expected");
        if (attestation instanceof Attestation.Attested attested) {
            findings.pass(
                    IdentityCode.ICA_STAMP_VALIDATED,
                    "the service signed before " + attested.time() + ", says "
                            + attested.authority().getSubjectX500Principal());
            return Optional.of(attested.time());
        }
        findings.stampIgnored(IdentityCode.ICA_STAMP_INVALID, ((Attestation.Ignored) attestation).reason());
        return Optional.empty();
    }

    private void checkCredential(JsonNode credential, Optional<Instant> stamped) {
        JsonNode subject = credential.path("credentialSubject");
        if (!plain(subject.path("c2paAsset")).equals(plain(toJson(identity.payload())))) {
            findings.fail(IdentityCode.ICA_PAYLOAD_MISMATCH, "the service vouched for other content than this");
        }
        checkValidity(credential, stamped);
        checkIdentities(subject.path("verifiedIdentities"));
        if (credential.has("credentialStatus")) {
            findings.skip(
                    IdentityCode.ICA_REVOCATION_UNAVAILABLE,
                    "whether the service has taken its word back would have to be asked over the network, which is not done");
        }
    }

    /** The payload as the credential repeats it: byte strings in Base64 (8.1.8). */
    private static JsonNode toJson(CborValue value) {
        if (value instanceof CborMap map) {
            var object = Json.STRICT.createObjectNode();
            map.entries().forEach(entry -> object.set(entry.key().asText().orElse(""), toJson(entry.value())));
            return object;
        }
        if (value instanceof CborValue.Array array) {
            var list = Json.STRICT.createArrayNode();
            array.items().forEach(item -> list.add(toJson(item)));
            return list;
        }
        return value.asText()
                .or(() -> value.asBytes().map(Base64.getEncoder()::encodeToString))
                .<JsonNode>map(Json.STRICT.getNodeFactory()::textNode)
                .orElse(Json.STRICT.getNodeFactory().nullNode());
    }

    /**
     * The payload in one form: services leave out algorithms that go without saying, or state them where the payload does
     * not, and write the letters of the Base64 as a list of their numbers.
     */
    private JsonNode plain(JsonNode payload) {
        String usual = examination
                .algorithm(Optional.empty())
                .map(HashAlgorithm::identifier)
                .orElse("");
        JsonNode copy = payload.deepCopy();
        for (JsonNode reference : copy.path("referenced_assertions")) {
            if (reference instanceof ObjectNode object) {
                if (object.path(HashedUri.ALGORITHM).asText().equals(usual)) {
                    object.remove(HashedUri.ALGORITHM);
                }
                if (object.path(HashedUri.HASH).isArray()) {
                    object.put(HashedUri.HASH, text(object.path(HashedUri.HASH)));
                }
            }
        }
        return copy;
    }

    private static String text(JsonNode numbers) {
        StringBuilder text = new StringBuilder();
        numbers.forEach(number -> text.append((char) number.asInt()));
        return text.toString();
    }

    private void checkValidity(JsonNode credential, Optional<Instant> stamped) {
        JsonNode from = credential.has("validFrom") ? credential.get("validFrom") : credential.path("issuanceDate");
        JsonNode until =
                credential.has("validUntil") ? credential.get("validUntil") : credential.path("expirationDate");
        Instant signed = stamped.orElse(examination.timeOfSigning());
        if (from.isMissingNode()) {
            findings.fail(IdentityCode.ICA_VALID_FROM_MISSING, "the service does not say from when its word is good");
        } else if (time(from).filter(start -> !start.isAfter(signed)).isEmpty()) {
            findings.fail(
                    IdentityCode.ICA_VALID_FROM_INVALID,
                    "the service's word is good from " + from.asText() + " on only");
        }
        boolean over = time(until)
                .filter(end -> !end.isBefore(signed) && !end.isBefore(examination.now()))
                .isEmpty();
        if (!until.isMissingNode() && over) {
            findings.fail(
                    IdentityCode.ICA_VALID_UNTIL_INVALID,
                    "the service's word was good until " + until.asText() + " only");
        }
    }

    private static Optional<Instant> time(JsonNode text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void checkIdentities(JsonNode identities) {
        if (!identities.isArray() || identities.isEmpty()) {
            findings.fail(IdentityCode.ICA_IDENTITIES_MISSING, "the service names nobody (verifiedIdentities)");
        }
        for (JsonNode each : identities) {
            boolean complete = isText(each.path("type"))
                    && time(each.path("verifiedAt")).isPresent()
                    && isText(each.path("provider").path("name"));
            if (!complete) {
                findings.fail(
                        IdentityCode.ICA_IDENTITIES_INVALID,
                        "the service does not say how, when and by whom an identity was verified (type, verifiedAt,"
                                + " provider.name)");
            }
        }
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty();
    }

    private void checkIssuer(CoseSign1.Enveloped signed, JsonNode credential) {
        JsonNode issuer = credential.path("issuer");
        String name = issuer.isObject() ? issuer.path("id").asText() : issuer.asText();
        if (name.startsWith(DID_JWK)) {
            checkSignature(signed, name);
        } else if (name.startsWith(DID_WEB)) {
            findings.skip(
                    IdentityCode.NETWORK_BLOCKED,
                    "the key of " + name + " would have to be fetched over the network, which is not done");
        } else if (name.startsWith(DID)) {
            findings.skip(
                    IdentityCode.ICA_UNSUPPORTED_DID, "the key of " + name + " is of a kind that is not read here");
        } else {
            findings.fail(IdentityCode.ICA_INVALID_ISSUER, "the service is not named by a decentralized identifier");
        }
    }

    private void checkSignature(CoseSign1.Enveloped signed, String issuer) {
        Optional<PublicKey> key = key(issuer.substring(DID_JWK.length()));
        if (key.isEmpty()) {
            findings.fail(
                    IdentityCode.ICA_INVALID_DID_DOCUMENT, "the name of the service holds no key that is read here");
            return;
        }
        SignatureResult result = signed.message().verify(signed.payload().content(), key.get());
        if (result != SignatureResult.VALID) {
            findings.fail(
                    IdentityCode.ICA_SIGNATURE_MISMATCH,
                    "the service's word was changed after it was signed, or another service signed it");
            return;
        }
        findings.untrusted(
                IdentityCode.ICA_UNTRUSTED_ISSUER, "no service is trusted here, and the one that signed is " + issuer);
        if (findings.holds()) {
            findings.pass(
                    IdentityCode.WELL_FORMED,
                    "a service says who answers for this content; nobody says that it is trusted");
        }
    }

    private static Optional<PublicKey> key(String identifier) {
        try {
            String encoded = identifier.split("#", 2)[0];
            return json(Base64.getUrlDecoder().decode(encoded)).flatMap(JsonWebKey::read);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
