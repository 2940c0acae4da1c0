package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
        Relationship relationship = map.text("relationship")
                .flatMap(Relationship::of)
                .orElseThrow(() -> malformed("says neither parentOf, componentOf nor inputTo"));
        Optional<CborValue> manifest = map.get("activeManifest");
        if (manifest.isPresent()
                && (map.get("digitalSourceType").isPresent()
                        || map.get("relatedAssertions").isPresent())) {
            throw malformed("has a manifest, so it must not have digitalSourceType or relatedAssertions");
        }
        if (manifest.isPresent() && map.map("validationResults").isEmpty()) {
            throw malformed("has a manifest, so it must have validationResults");
        }
        return new IngredientAssertion(
                relationship,
                map.text("dc:title"),
                map.text("dc:format"),
                map.text("instanceID"),
                dataTypes(map),
                manifest.isPresent() ? Optional.of(credentials(map, manifest.get())) : Optional.empty(),
                map.text("digitalSourceType"),
                map.text("description"),
                map.text("informationalURI"));
    }

    private static Credentials credentials(CborMap map, CborValue manifest) throws MalformedException {
        return new Credentials(
                HashedUri.read(manifest).orElseThrow(() -> malformed("has an activeManifest without url")),
                map.get("claimSignature").flatMap(HashedUri::read),
                map.map("validationResults").map(ValidationResults::read));
    }

    private static List<DataType> dataTypes(CborMap map) {
        return map.array("dataTypes").stream()
                .flatMap(item -> item.asMap().stream())
                .flatMap(item -> item.text("type").stream().map(type -> new DataType(type, item.text("version"))))
                .toList();
    }

    private static MalformedException malformed(String what) {
        return new MalformedException(StatusCode.INGREDIENT_MALFORMED, "the ingredient " + what);
    }
}
