package dev.stemma.provenance.c2pa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a signer says about an asset: title, generator and assertions, each encoded once. The hard binding is added when it
 * is signed.
 */
public final class ManifestDefinition {
    /** An assertion's box with the reference to it. */
    record Part(HashedUri reference, byte[] box) {}

    private final String type;
    private final String title;
    private final GeneratorInfo generator;
    private final List<Part> parts;
    private final List<byte[]> ingredientManifests;
    private final Optional<String> parentManifest;
    private final List<String> redacted;

    private ManifestDefinition(Builder builder, String type) {
        this.type = type;
        this.title = builder.title;
        this.generator = builder.generator;
        this.parts = List.copyOf(builder.parts);
        this.ingredientManifests = List.copyOf(builder.ingredientManifests.values());
        this.parentManifest = builder.parentManifest;
        this.redacted = List.copyOf(builder.redacted);
    }

    public static Builder of(String title, GeneratorInfo generator) {
        return new Builder(title, generator);
    }

    /** Type of the manifest's superbox. */
    String type() {
        return type;
    }

    String title() {
        return title;
    }

    GeneratorInfo generator() {
        return generator;
    }

    List<Part> parts() {
        return parts;
    }

    /** Manifest boxes of ingredients, in the order in which they precede ours. */
    List<byte[]> ingredientManifests() {
        return ingredientManifests;
    }

    /** Label of the parent's manifest, if there is a parent that has one. */
    Optional<String> parentManifest() {
        return parentManifest;
    }

    /** JUMBF URIs of what is taken out of the ingredients' manifests. */
    List<String> redacted() {
        return redacted;
    }

    /** Collects assertions; ingredients come before the actions that refer to them. */
    public static final class Builder {
        private final String title;
        private final GeneratorInfo generator;
        private final List<Part> parts = new ArrayList<>();
        private final List<String> actions = new ArrayList<>();
        private final Map<String, Integer> instances = new LinkedHashMap<>();
        private final Map<String, byte[]> ingredientManifests = new LinkedHashMap<>();
        private final List<String> redacted = new ArrayList<>();
        private Optional<String> parentManifest = Optional.empty();

        private Builder(String title, GeneratorInfo generator) {
            this.title = title;
            this.generator = generator;
        }

        /** Adds an assertion and returns the reference by which others name it. */
        public HashedUri add(Assertion assertion) {
            if (assertion instanceof DataHashAssertion
                    || assertion instanceof SegmentHashAssertion
                    || assertion instanceof ContentMapAssertion) {
                throw new IllegalArgumentException(
                        "what is about the file's bytes is added by the signer: " + assertion.label());
            }
            if (assertion instanceof ActionsAssertion list) {
                list.actions().forEach(action -> actions.add(action.action()));
            }
            int number = instances.merge(assertion.label(), 1, Integer::sum) - 1;
            String label = AssertionBox.instanceLabel(assertion.label(), number);
            Part part = part(label, assertion);
            parts.add(part);
            return part.reference();
        }

        /** Adds an assertion to which nothing refers. */
        public Builder with(Assertion assertion) {
            add(assertion);
            return this;
        }

        /**
         * Adds an ingredient together with its credentials: its manifests are copied, and what their verification found is
         * recorded.
         *
         * @param verdict on the ingredient's file
         * @throws IllegalArgumentException if the verdict is not valid or trusted, or if another ingredient brings a
         *     different manifest of the same name
         */
        public HashedUri add(IngredientAssertion ingredient, Verdict verdict) {
            return add(ingredient, verdict, Builder::whole);
        }

        /** The same, but some assertions are taken out of its manifests. */
        HashedUri add(IngredientAssertion ingredient, Verdict verdict, Redaction redaction) {
            redacted.addAll(redaction.assertions());
            return add(ingredient, verdict, redaction::appliedTo);
        }

        private HashedUri add(IngredientAssertion ingredient, Verdict verdict, Function<Manifest, byte[]> copied) {
            ManifestStore store = verdict.manifests()
                    .filter(found -> verdict.intact())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "an ingredient's credentials are valid or trusted, found " + verdict.state()));
            store.reachable().forEach(manifest -> put(manifest.label(), copied.apply(manifest)));
            Manifest active = store.active();
            byte[] box = ingredientManifests.get(active.label());
            Superbox signature = active.signatureBox().orElseThrow();
            if (ingredient.relationship() == IngredientAssertion.Relationship.PARENT_OF) {
                parentManifest = Optional.of(active.label());
            }
            return add(ingredient.with(new IngredientAssertion.Credentials(
                    HashedUri.sha256(active.uri(), HashAlgorithm.SHA256.hash(box, 8, box.length)),
                    Optional.of(HashedUri.sha256(
                            JumbfUri.ofSignature(active.label()), signature.hash(HashAlgorithm.SHA256))),
                    Optional.of(ValidationResults.of(verdict)))));
        }

        private static byte[] whole(Manifest manifest) {
            return JumbfWriter.box(Superbox.BOX, manifest.box().box().content());
        }

        private void put(String label, byte[] box) {
            byte[] present = ingredientManifests.putIfAbsent(label, box);
            if (present != null && !Arrays.equals(present, box)) {
                throw new IllegalArgumentException("two different manifests are named " + label);
            }
        }

        /**
         * The definition.
         *
         * @throws IllegalArgumentException if the actions do not begin with {@code c2pa.created} or {@code c2pa.opened}, or
         *     have more than one of these: no verifier would accept the claim (C2PA 2.5, 16.4.1.2)
         */
        public ManifestDefinition build() {
            List<String> inceptions =
                    actions.stream().filter(ActionsRule.FIRST::contains).toList();
            if (inceptions.size() != 1 || !actions.get(0).equals(inceptions.get(0))) {
                throw new IllegalArgumentException(
                        "actions begin with c2pa.created or c2pa.opened, one of them once; found " + actions);
            }
            return new ManifestDefinition(this, StoreLayout.MANIFEST);
        }

        /** The definition of a manifest that only adds to that of its parent. */
        ManifestDefinition buildUpdate() {
            return new ManifestDefinition(this, StoreLayout.UPDATE_MANIFEST);
        }
    }

    static Part part(String label, Assertion assertion) {
        byte[] box = AssertionBox.write(label, assertion);
        byte[] hash = HashAlgorithm.SHA256.hash(box, 8, box.length);
        return new Part(HashedUri.sha256(JumbfUri.ofOwnAssertion(label), hash), box);
    }
}
