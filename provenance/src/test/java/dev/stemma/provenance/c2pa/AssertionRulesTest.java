package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for single assertions of C2PA 2.5, 14.10.4 and 14.12, beside actions and ingredients. */
class AssertionRulesTest {
    private static final String EXTERNAL = "c2pa.external-reference";
    private static final String CLOUD = "c2pa.cloud-data";
    private static final String LINKED = "c2pa.linked-resource-integrity";
    private static final String COLLECTION = "c2pa.hash.collection.data";
    private static final String PARTS = "c2pa.hash.multi-asset";
    private static final CborMap LOCATION = CborMap.builder()
            .put("url", "https://example.com/log.jsonl")
            .put("alg", "sha256")
            .put("hash", new byte[32])
            .build();

    @Test
    void aReferenceToOutsideIsAnAddressWithOrWithoutAHash() {
        assertTrusted(EXTERNAL, of("location", LOCATION));
        assertTrusted(EXTERNAL, of("location", without(LOCATION, "alg", "hash")));
        for (String field : List.of("url", "alg", "hash")) {
            assertInvalid(EXTERNAL, of("location", without(LOCATION, field)), StatusCode.EXTERNAL_REFERENCE_MALFORMED);
        }
        assertInvalid(EXTERNAL, CborMap.EMPTY, StatusCode.EXTERNAL_REFERENCE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2pa.actions.v2",
                "c2pa.ingredient.v3",
                "c2pa.hash.data",
                "c2pa.cloud-data",
                EXTERNAL,
                "c2pa.hash.data__1"
            })
    void whatMustBeInTheFileIsNotReferredToOutside(String label) {
        CborMap reference =
                CborMap.builder().put("location", LOCATION).put("label", label).build();

        assertInvalid(EXTERNAL, reference, StatusCode.EXTERNAL_REFERENCE_MALFORMED);
        assertTrusted(
                EXTERNAL,
                CborMap.builder()
                        .put("location", LOCATION)
                        .put("label", "c2pa.metadata")
                        .build());
    }

    @Test
    void anAssertionKeptElsewhereHasALabelASizeAndALocation() {
        CborMap good = cloud("c2pa.metadata");

        assertTrusted(CLOUD, good);
        for (String field : List.of("label", "size", "location")) {
            assertInvalid(CLOUD, without(good, field), StatusCode.CLOUD_DATA_MALFORMED);
        }
    }

    @Test
    void bindingsActionsAndIngredientsAreNotKeptElsewhere() {
        assertInvalid(CLOUD, cloud("c2pa.hash.data"), StatusCode.CLOUD_DATA_HARD_BINDING);
        assertInvalid(CLOUD, cloud("c2pa.hash.segment"), StatusCode.CLOUD_DATA_HARD_BINDING);
        assertInvalid(CLOUD, cloud("c2pa.actions.v2"), StatusCode.CLOUD_DATA_MALFORMED);
        assertInvalid(CLOUD, cloud("c2pa.ingredient"), StatusCode.CLOUD_DATA_MALFORMED);
        assertInvalid(CLOUD, cloud(CLOUD), StatusCode.CLOUD_DATA_MALFORMED);
    }

    @Test
    void theActionsOfAnUpdateAreNotKeptElsewhere() {
        Forgery update = Forgery.updating(2, Forgery.good()).with(CLOUD, cloud("c2pa.actions.v2"));

        assertThat(VerifierTest.failures(update.verdict())).contains(StatusCode.CLOUD_DATA_ACTIONS);
    }

    private static CborMap cloud(String label) {
        return CborMap.builder()
                .put("label", label)
                .put("size", 12)
                .put("location", LOCATION)
                .build();
    }

    @Test
    void whatAnAssertionDescribesDoesNotEndBeforeItStarts() {
        CborMap forwards = process("2026-11-22T09:00:00Z", "2026-11-22T10:00:00Z");
        CborMap backwards = process("2026-11-22T10:00:00Z", "2026-11-22T09:00:00Z");

        for (String label : List.of("c2pa.asset-ref", "c2pa.soft-binding", "com.example.melody")) {
            assertTrusted(label, of("metadata", forwards));
            assertInvalid(label, of("metadata", backwards), StatusCode.METADATA_MALFORMED);
        }
        CborMap actions = CborMap.builder()
                .put(
                        "actions",
                        List.of(Action.created(DigitalSourceType.DIGITAL_CREATION)
                                .toCbor()))
                .put("metadata", backwards)
                .build();
        assertThat(VerifierTest.failures(
                        new Forgery().bound().with("c2pa.actions.v2", actions).verdict()))
                .containsExactly(StatusCode.METADATA_MALFORMED);
    }

    private static CborMap process(String start, String end) {
        return CborMap.builder()
                .put("processStart", new CborValue.Tag(0, CborValue.of(start)))
                .put("processEnd", of("value", new CborValue.Tag(0, CborValue.of(end))))
                .build();
    }

    @Test
    void linkedResourcesAreNotFetchedAndThatIsSaid() {
        Verdict verdict = Forgery.good().with(LINKED, linked(LOCATION)).verdict();

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(verdict.checks())
                .anyMatch(check -> check.code().equals(StatusCode.LINKED_RESOURCES_SKIPPED)
                        && check.detail().contains("https://example.com/log.jsonl"));
    }

    @Test
    void theSignerAnswersForTheHashesOfLinkedResources() {
        Verdict verdict = Forgery.good().gathering(LINKED, linked(LOCATION)).verdict();

        assertThat(VerifierTest.failures(verdict)).containsExactly(StatusCode.LINKED_RESOURCES_NOT_CREATED);
    }

    @Test
    void linkedResourcesHaveAddressAndHash() {
        for (String field : List.of("url", "alg", "hash")) {
            assertInvalid(LINKED, linked(without(LOCATION, field)), StatusCode.LINKED_RESOURCES_MALFORMED);
        }
        assertInvalid(LINKED, CborMap.EMPTY, StatusCode.LINKED_RESOURCES_MALFORMED);
        assertInvalid(LINKED, of("resources", CborMap.EMPTY), StatusCode.LINKED_RESOURCES_MALFORMED);
        assertInvalid(
                LINKED, relative("sha256", of("uri", CborValue.of("a.png"))), StatusCode.LINKED_RESOURCES_MALFORMED);
        assertInvalid(LINKED, relative("md5", file("a.png")), StatusCode.ALGORITHM_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../a.png", "a/../../b.png", "%2e%2e/a.png", "a/%2E./b.png", "a%zz"})
    void aLinkedResourceIsNotAboveTheFile(String uri) {
        assertInvalid(LINKED, relative("sha256", file(uri)), StatusCode.LINKED_RESOURCES_INVALID_URI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "./a.png", "a..b/c+d.png", "..a/b"})
    void aLinkedResourceBesideTheFileIsAccepted(String uri) {
        assertTrusted(LINKED, relative("sha256", file(uri)));
    }

    private static CborMap linked(CborMap resource) {
        return of(
                "resources",
                CborMap.builder().put("externalResources", List.of(resource)).build());
    }

    private static CborMap relative(String algorithm, CborMap resource) {
        return of(
                "resources",
                CborMap.builder()
                        .put("relativeResources", List.of(resource))
                        .put("alg", algorithm)
                        .build());
    }

    private static CborMap file(String uri) {
        return CborMap.builder().put("uri", uri).put("hash", new byte[32]).build();
    }

    @Test
    void timeStampsForOtherManifestsAreAMap() {
        CborMap stamps = CborMap.builder().put("urn:c2pa:other", new byte[9]).build();

        assertTrusted("c2pa.time-stamp", stamps);
        assertInvalid("c2pa.time-stamp", CborMap.EMPTY, StatusCode.TIME_STAMP_ASSERTION_MALFORMED);
        for (byte[] content : List.of(CborWriter.write(CborValue.of(List.of())), new byte[] {(byte) 0xff})) {
            Verdict verdict =
                    Forgery.good().withBytes("c2pa.time-stamp", content).verdict();
            assertThat(VerifierTest.failures(verdict)).contains(StatusCode.TIME_STAMP_ASSERTION_MALFORMED);
        }
    }

    @Test
    void revocationDataThatCannotBeReadSaysNothing() {
        CborMap good = CborMap.builder()
                .put("ocspVals", List.of(CborValue.of(new byte[3])))
                .build();

        for (CborMap content : List.of(good, CborMap.EMPTY, of("ocspVals", CborValue.of("none")))) {
            Verdict verdict =
                    Forgery.good().with("c2pa.certificate-status", content).verdict();
            assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
            assertThat(VerifierTest.codes(verdict, Check.Outcome.SKIPPED)
                            .contains(StatusCode.CERTIFICATE_STATUS_UNREADABLE))
                    .isEqualTo(content != good);
        }
    }

    @Test
    void aCollectionListsItsFilesWithTheirHashes() {
        assertThat(collection(file("tunes/a.abc"))).doesNotContain(StatusCode.COLLECTION_HASH_MALFORMED);
        assertThat(collection(without(file("a"), "hash"))).contains(StatusCode.COLLECTION_HASH_MALFORMED);
        assertThat(collection(without(file("a"), "uri"))).contains(StatusCode.COLLECTION_HASH_MALFORMED);
        assertThat(failures(COLLECTION, CborMap.EMPTY)).contains(StatusCode.COLLECTION_HASH_MALFORMED);
        for (String uri : List.of("../a.abc", "./a.abc", "tunes/../../a.abc", "tunes\\..\\a.abc")) {
            assertThat(collection(file(uri))).as(uri).contains(StatusCode.COLLECTION_HASH_INVALID_URI);
        }
    }

    private static List<String> collection(CborMap file) {
        return failures(COLLECTION, CborMap.builder().put("uris", List.of(file)).build());
    }

    @Test
    void aFileOfSeveralPartsSaysWhereTheyAreAndHowEachIsBound() {
        CborMap part = CborMap.builder()
                .put(
                        "locator",
                        CborMap.builder().put("byteOffset", 0).put("length", 12).build())
                .put("hashAssertion", Forgery.good().last().toCbor())
                .build();

        assertTrusted(PARTS, parts(part));
        assertInvalid(PARTS, CborMap.EMPTY, StatusCode.MULTI_ASSET_HASH_MALFORMED);
        assertInvalid(PARTS, parts(without(part, "locator")), StatusCode.MULTI_ASSET_HASH_MALFORMED);
        assertInvalid(PARTS, parts(without(part, "hashAssertion")), StatusCode.MULTI_ASSET_HASH_MALFORMED);
        CborMap negative =
                CborMap.builder().put("byteOffset", -1).put("length", 1).build();
        assertInvalid(
                PARTS,
                parts(CborMap.builder()
                        .put("locator", negative)
                        .put("hashAssertion", Forgery.good().last().toCbor())
                        .build()),
                StatusCode.MULTI_ASSET_HASH_MALFORMED);
        assertThat(VerifierTest.failures(Forgery.good()
                        .with(PARTS, parts(part))
                        .with(PARTS + "__1", parts(part))
                        .verdict()))
                .containsExactly(StatusCode.MULTI_ASSET_HASH_MALFORMED);
    }

    private static CborMap parts(CborMap part) {
        return CborMap.builder().put("parts", List.of(part)).build();
    }

    private static CborMap of(String key, CborValue value) {
        return CborMap.builder().put(key, value).build();
    }

    private static CborMap without(CborMap map, String... keys) {
        return CborMap.of(map.entries().stream()
                .filter(entry -> !List.of(keys).contains(entry.key().asText().orElse("")))
                .toList());
    }

    private static List<String> failures(String label, CborMap content) {
        return VerifierTest.failures(Forgery.good().with(label, content).verdict());
    }

    private static void assertTrusted(String label, CborMap content) {
        assertThat(failures(label, content)).isEmpty();
    }

    private static void assertInvalid(String label, CborMap content, String code) {
        assertThat(failures(label, content)).containsExactly(code);
    }
}
