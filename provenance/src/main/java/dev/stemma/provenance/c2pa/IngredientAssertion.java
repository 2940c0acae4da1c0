package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that went into the asset (C2PA 2.5, 16.5): its parent, a part of it, or an input such as a model.
 *
 * @param format media type
 * @param instanceId identifies the version that was used, e.g. {@code urn:sha256:...} of a model
 * @param credentials its own manifest, which then stands in the same store
 * @param digitalSourceType how it came about, where it has no manifest
 */
public record IngredientAssertion(
        Relationship relationship,
        Optional<String> title,
        Optional<String> format,
        Optional<String> instanceId,
        List<DataType> dataTypes,
        Optional<Credentials> credentials,
        Optional<String> digitalSourceType,
        Optional<String> description,
        Optional<String> informationalUri)
        implements Assertion.Typed {
    static final String LABEL = "c2pa.ingredient.v3";

    /** Older versions, read only. */
    static final String LABEL_2 = "c2pa.ingredient.v2";

    static final String LABEL_1 = "c2pa.ingredient";

    /** All versions. */
    static final Set<String> LABELS = Set.of(LABEL, LABEL_2, LABEL_1);

    /** What the ingredient is to the asset. */
    public enum Relationship {
        PARENT_OF("parentOf"),
        COMPONENT_OF("componentOf"),
        INPUT_TO("inputTo");

        private final String term;

        Relationship(String term) {
            this.term = term;
        }

        /** The term in the assertion. */
        @Override
        public String toString() {
            return term;
        }

        /** The term in the assertion. */
        public String term() {
            return term;
        }

        static Optional<Relationship> of(String term) {
            return Arrays.stream(values())
                    .filter(each -> each.term.equals(term))
                    .findFirst();
        }
    }

    /** A kind of data, e.g. {@code c2pa.types.model} (C2PA 2.5, F.16.7). */
    public record DataType(String type, Optional<String> version) {
        public static final String GENERATOR = "c2pa.types.generator";
        public static final String MODEL = "c2pa.types.model";
        public static final String DATASET = "c2pa.types.dataset";

        public static DataType of(String type) {
            return new DataType(type, Optional.empty());
        }

        CborMap toCbor() {
            return CborMap.builder().put("type", type).put("version", version).build();
        }
    }

    /**
     * The manifest of the ingredient.
     *
     * @param activeManifest reference to its box
     * @param claimSignature reference to its signature's box
     * @param results what the signer found in it; foreign files may lack it, against the rule
     */
    public record Credentials(
            HashedUri activeManifest, Optional<HashedUri> claimSignature, Optional<ValidationResults> results) {}

    public IngredientAssertion {
        dataTypes = List.copyOf(dataTypes);
        if (credentials.isPresent() && digitalSourceType.isPresent()) {
            throw new IllegalArgumentException("an ingredient has a manifest or a digital source type, not both");
        }
    }

    /** An ingredient without a manifest of its own. */
    public static IngredientAssertion of(Relationship relationship, String title, String format, DataType... types) {
        return new IngredientAssertion(
                relationship,
                Optional.of(title),
                Optional.of(format),
                Optional.empty(),
                List.of(types),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public IngredientAssertion identifiedBy(String id) {
        return new IngredientAssertion(
                relationship,
                title,
                format,
                Optional.of(id),
                dataTypes,
                credentials,
                digitalSourceType,
                description,
                informationalUri);
    }

    public IngredientAssertion describedAs(String text) {
        return new IngredientAssertion(
                relationship,
                title,
                format,
                instanceId,
                dataTypes,
                credentials,
                digitalSourceType,
                Optional.of(text),
                informationalUri);
    }

    IngredientAssertion with(Credentials manifest) {
        return new IngredientAssertion(
                relationship,
                title,
                format,
                instanceId,
                dataTypes,
                Optional.of(manifest),
                digitalSourceType,
                description,
                informationalUri);
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public CborMap toCbor() {
        CborMap.Builder map = CborMap.builder()
                .put("relationship", relationship.term)
                .put("dc:title", title)
                .put("dc:format", format)
                .put("instanceID", instanceId)
                .put("dataTypes", dataTypes.stream().map(DataType::toCbor).toList())
                .put("digitalSourceType", digitalSourceType)
                .put("description", description)
                .put("informationalURI", informationalUri);
        credentials.ifPresent(manifest -> {
            map.put("activeManifest", manifest.activeManifest().toCbor());
            manifest.claimSignature().ifPresent(signature -> map.put("claimSignature", signature.toCbor()));
            manifest.results().ifPresent(results -> map.put("validationResults", results.toCbor()));
        });
        return map.build();
    }

    static IngredientAssertion read(CborMap map) throws MalformedException {
        Optional<CborValue> manifest = map.get("activeManifest");
        if (manifest.isPresent()
                && (map.get("digitalSourceType").isPresent()
                        || map.get("relatedAssertions").isPresent())) {
            throw malformed("has a manifest, so it must not have digitalSourceType or relatedAssertions");
        }
        if (manifest.isPresent() && map.map("validationResults").isEmpty()) {
            throw malformed("has a manifest, so it must have validationResults");
        }
        return read(map, manifest, map.map("validationResults").map(ValidationResults::read));
    }

    /** Versions 1 and 2, which have no reference to the signature and need not record what was found. */
    static IngredientAssertion readOld(CborMap map) throws MalformedException {
        Optional<ValidationResults> results = map.map("validationResults")
                .map(ValidationResults::read)
                .or(() -> map.get("validationStatus").map(status -> ValidationResults.ofStatus(map)));
        return read(map, map.get("c2pa_manifest"), results);
    }

    private static IngredientAssertion read(
            CborMap map, Optional<CborValue> manifest, Optional<ValidationResults> results) throws MalformedException {
        return new IngredientAssertion(
                map.text("relationship")
                        .flatMap(Relationship::of)
                        .orElseThrow(() -> malformed("says neither parentOf, componentOf nor inputTo")),
                map.text("dc:title"),
                map.text("dc:format"),
                map.text("instanceID"),
                dataTypes(map),
                manifest.isPresent() ? Optional.of(credentials(map, manifest.get(), results)) : Optional.empty(),
                map.text("digitalSourceType").filter(type -> manifest.isEmpty()),
                map.text("description"),
                map.text("informationalURI"));
    }

    private static Credentials credentials(CborMap map, CborValue manifest, Optional<ValidationResults> results)
            throws MalformedException {
        return new Credentials(
                HashedUri.read(manifest).orElseThrow(() -> malformed("has a reference to a manifest without url")),
                map.get("claimSignature").flatMap(HashedUri::read),
                results);
    }

    private static List<DataType> dataTypes(CborMap map) {
        List<CborValue> items = map.array(map.get("dataTypes").isPresent() ? "dataTypes" : "data_types");
        return items.stream()
                .flatMap(item -> item.asMap().stream())
                .flatMap(item -> item.text("type").stream().map(type -> new DataType(type, item.text("version"))))
                .toList();
    }

    private static MalformedException malformed(String what) {
        return new MalformedException(StatusCode.INGREDIENT_MALFORMED, "the ingredient " + what);
    }
}
