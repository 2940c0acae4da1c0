package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files that other programs signed, and the verdict of another validator on each: same state, same failures. */
class ForeignCasesTest {
    /** What the specification calls otherwise than that validator, everywhere. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("signingCredential.expired", StatusCode.SIGNATURE_OUTSIDE_VALIDITY);

    /** Where a literal reading differs, as the note of the case says: what is found here, and by which clause. */
    private enum Stricter {
        /** The reference names the box of the claim and has the hash of the manifest; the signature's hash is wrong. */
        UPDATE_MANIFEST(
                "rs-update_manifest",
                "14.11.3.3.2",
                StatusCode.INGREDIENT_MANIFEST_MISMATCH,
                StatusCode.INGREDIENT_SIGNATURE_MISMATCH),
        /** That validator throws. The claim was changed after it was signed, and the exclusion ends inside the store. */
        NO_ALGORITHM(
                "rs-no_alg",
                "14.4",
                StatusCode.ALGORITHM_UNSUPPORTED,
                StatusCode.SIGNATURE_MISMATCH,
                StatusCode.DATA_HASH_MISMATCH);

        private final String id;
        private final String clause;
        private final Set<String> codes;

        Stricter(String id, String clause, String... codes) {
            this.id = id;
            this.clause = clause;
            this.codes = Set.of(codes);
        }

        static Optional<Stricter> of(String id) {
            return Stream.of(values()).filter(each -> each.id.equals(id)).findFirst();
        }
    }

    @TestFactory
    List<DynamicTest> everyCaseGetsTheVerdictOfTheOtherValidator() throws IOException {
        Path cases = Shared.cases();
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(cases)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                JsonNode description = new ObjectMapper()
                        .readTree(folder.resolve("expected.json").toFile());
                for (JsonNode expected : description.get("expected")) {
                    String anchors = expected.get("anchors").asText("null");
                    tests.add(DynamicTest.dynamicTest(
                            folder.getFileName() + ", anchors " + anchors,
                            () -> compare(folder, description, expected)));
                }
            }
        }
        return tests;
    }

    private static void compare(Path folder, JsonNode description, JsonNode expected) throws Exception {
        TrustPolicy policy = TrustPolicy.none()
                .plusAnchors(Pem.certificates(folder.resolveSibling("tsa-anchors.pem")), TrustPolicy.TIME_STAMP_USAGES)
                .plusAnchors(platformAuthorities(), TrustPolicy.TIME_STAMP_USAGES);
        if (!expected.get("anchors").isNull()) {
            policy = policy.plusAnchors(
                    Pem.certificates(
                            folder.resolveSibling(expected.get("anchors").asText())),
                    TrustPolicy.CLAIM_USAGES);
        }

        Verdict verdict = verify(folder, description, policy);

        Set<String> codes = failures(expected);
        Optional<Stricter> stricter = Stricter.of(folder.getFileName().toString());
        stricter.ifPresent(each -> codes.addAll(each.codes));
        if (expected.has("error") && expected.get("anchors").isNull()) {
            codes.add(StatusCode.CREDENTIAL_UNTRUSTED);
        }
        assertThat(found(verdict))
                .as("failures"
                        + stricter.map(each -> " by C2PA 2.5, " + each.clause).orElse(""))
                .isEqualTo(codes);
        assertThat(verdict.state()).isEqualTo(stricter.isPresent() ? Verdict.State.INVALID : state(expected));
    }

    /** The list of C2PA begins in 2025; the root of older stamps (DigiCert Trusted Root G4) is known to the platform. */
    private static List<X509Certificate> platformAuthorities() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .filter(authority -> authority.getBasicConstraints() >= 0)
                .toList();
    }

    private static Verdict verify(Path folder, JsonNode description, TrustPolicy policy) throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve(description.get("asset").asText()));
        JsonNode store = description.get("store");
        if (store == null || store.isNull()) {
            return Verifier.verify(ByteSource.of(file), Optional.empty(), policy, Workshop.CLOCK);
        }
        byte[] bytes = Files.readAllBytes(folder.resolve(store.get("file").asText()));
        JsonNode place = store.get("embeddedAt");
        SuppliedStore supplied = place == null || place.isNull()
                ? SuppliedStore.beside(bytes)
                : SuppliedStore.embedded(
                        bytes,
                        ByteRange.between(
                                place.get("start").asLong(), place.get("end").asLong()));
        return Verifier.verify(ByteSource.of(file), supplied, policy, Workshop.CLOCK);
    }

    private static Set<String> found(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAIL
                        && StatusCode.kind(check.code()) == StatusCode.Kind.FAILURE)
                .map(Check::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> failures(JsonNode expected) {
        Set<String> codes = new TreeSet<>();
        codes(codes, expected.get("failure"));
        for (JsonNode delta : list(expected.get("ingredientDeltas"))) {
            codes(codes, delta.get("failure"));
        }
        return codes;
    }

    private static void codes(Set<String> codes, JsonNode statuses) {
        for (JsonNode status : list(statuses)) {
            String code = status.get("code").asText();
            codes.add(OTHER_NAMES.getOrDefault(code, code));
        }
    }

    private static Iterable<JsonNode> list(JsonNode array) {
        return array == null ? List.of() : array;
    }

    private static Verdict.State state(JsonNode expected) {
        String name = expected.get("state").asText();
        return switch (name) {
            case "Trusted" -> Verdict.State.TRUSTED;
            case "Valid" -> Verdict.State.VALID;
            case "Invalid" -> Verdict.State.INVALID;
            case "NoManifest" -> Verdict.State.NONE;
            default -> throw new IllegalArgumentException("no state is called " + name);
        };
    }
}
