package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for actions (C2PA 2.5, 14.10.4.2.4). */
final class ActionsRule implements Rule {
    static final Set<String> LABELS = Set.of(ActionsAssertion.LABEL, "c2pa.actions");
    /** One of these begins the actions. */
    static final Set<String> FIRST = Set.of(Action.CREATED, Action.OPENED);

    private static final Set<String> OF_PARENT = Set.of(Action.OPENED, "c2pa.transcoded", "c2pa.repackaged");
    private static final Set<String> WATERMARKING = Set.of("c2pa.watermarked", "c2pa.watermarked.bound");
    private static final String SOFT_BINDING = "c2pa.soft-binding";
    private static final String SOFT_BINDING_MISSING = "assertion.action.softBindingMissing";
    private static final String REDACTION_MISMATCH = "assertion.action.redactionMismatch";

    /** One action and where it stands. */
    private record Item(String name, CborMap content, Place place) {
        CborMap parameters() {
            return content.map("parameters").orElse(CborMap.EMPTY);
        }
    }

    /** The actions assertions in the order of the claim's lists. */
    static List<StoredAssertion> actionsAssertions(Manifest manifest) {
        return manifest.claim().stream()
                .flatMap(claim -> claim.assertions().stream())
                .flatMap(reference -> manifest.find(reference.url()).stream())
                .filter(assertion -> LABELS.contains(AssertionBox.baseLabel(assertion.label())))
                .distinct()
                .toList();
    }

    /** The names of all actions. */
    static List<String> names(Manifest manifest) {
        return actionsAssertions(manifest).stream()
                .flatMap(assertion -> items(assertion).stream())
                .map(Item::name)
                .toList();
    }

    @Override
    public void apply(Examination examination) {
        List<Item> all = new ArrayList<>();
        for (StoredAssertion assertion : actionsAssertions(examination.manifest())) {
            all.addAll(items(assertion));
        }
        checkFirst(examination, all);
        for (Item item : all) {
            checkIngredients(examination, item);
            checkTimes(examination, item);
            checkRelated(examination, item);
            checkTargets(examination, item);
        }
    }

    private static List<Item> items(StoredAssertion assertion) {
        Place place = new Place.Jumbf(assertion.uri());
        try {
            return AssertionBox.content(assertion.box()).array("actions").stream()
                    .flatMap(value -> value.asMap().stream())
                    .map(map -> new Item(map.text("action").orElse(""), map, place))
                    .toList();
        } catch (MalformedException alreadyReported) {
            return List.of();
        }
    }

    private static void checkFirst(Examination examination, List<Item> all) {
        long inceptions =
                all.stream().filter(item -> FIRST.contains(item.name())).count();
        if (!all.isEmpty() && (inceptions != 1 || !FIRST.contains(all.get(0).name()))) {
            malformed(
                    examination,
                    all.get(0),
                    "actions begin with c2pa.created or c2pa.opened, and only one of them is there; found " + inceptions
                            + ", and first " + all.get(0).name());
        }
    }

    private static void checkIngredients(Examination examination, Item item) {
        List<CborValue> references = item.parameters().array("ingredients");
        boolean opened = item.name().equals(Action.OPENED);
        boolean placed = item.name().equals(Action.PLACED);
        if (opened && references.size() != 1) {
            ingredientMismatch(
                    examination, item, "names " + references.size() + " ingredients, where exactly one is needed");
        }
        if (placed && references.isEmpty()) {
            ingredientMismatch(examination, item, "names no ingredient");
        }
        for (CborValue value : references) {
            Optional<HashedUri> reference = HashedUri.read(value);
            Optional<StoredAssertion> target = reference.flatMap(uri -> resolve(examination, uri));
            if (target.isPresent()
                    && !examination.matches(
                            reference.orElseThrow(), target.get().box())) {
                reference(examination, item, StatusCode.HASHED_URI_MISMATCH, "another ingredient than was named");
            }
            Optional<IngredientAssertion.Relationship> needed = needed(item.name());
            if (needed.isPresent() && !needed.equals(target.flatMap(ActionsRule::relationship))) {
                ingredientMismatch(examination, item, "names something that is no ingredient " + needed.get());
            } else if (target.isEmpty()) {
                reference(examination, item, StatusCode.HASHED_URI_MISSING, "an ingredient that is not there");
            }
        }
    }

    private static Optional<IngredientAssertion.Relationship> needed(String action) {
        if (OF_PARENT.contains(action)) {
            return Optional.of(IngredientAssertion.Relationship.PARENT_OF);
        }
        return action.equals(Action.PLACED)
                ? Optional.of(IngredientAssertion.Relationship.COMPONENT_OF)
                : Optional.empty();
    }

    /** The assertion that the action refers to: in this manifest, or in another of the store (as deletions do). */
    private static Optional<StoredAssertion> resolve(Examination examination, HashedUri reference) {
        return examination
                .manifest()
                .find(reference.url())
                .or(() -> JumbfUri.parse(reference.url())
                        .flatMap(JumbfUri::manifest)
                        .flatMap(examination.store()::find)
                        .flatMap(manifest -> manifest.find(reference.url())));
    }

    private static Optional<IngredientAssertion.Relationship> relationship(StoredAssertion assertion) {
        return assertion.value() instanceof IngredientAssertion ingredient
                ? Optional.of(ingredient.relationship())
                : Optional.empty();
    }

    private static void checkTimes(Examination examination, Item item) {
        CborMap content = item.content();
        boolean span =
                content.get("whenStart").isPresent() || content.get("whenEnd").isPresent();
        if (span && content.get("when").isPresent()) {
            malformed(examination, item, item.name() + " has a time and a span of time");
        }
        Optional<Instant> start = Action.time(content, "whenStart");
        Optional<Instant> end = Action.time(content, "whenEnd");
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            malformed(examination, item, item.name() + " ends before it starts");
        }
    }

    private static void checkRelated(Examination examination, Item item) {
        Optional<CborValue> related = item.parameters().get("relatedAssertions");
        if (related.isEmpty()) {
            return;
        }
        List<CborValue> references = related.get().asArray().orElse(List.of());
        if (references.isEmpty()) {
            malformed(examination, item, item.name() + " relates to an empty list of assertions");
        }
        for (CborValue value : references) {
            Optional<HashedUri> reference = HashedUri.read(value);
            Optional<StoredAssertion> target =
                    reference.flatMap(uri -> examination.manifest().find(uri.url()));
            boolean allowed = target.isPresent()
                    && !LABELS.contains(AssertionBox.baseLabel(target.get().label()))
                    && !target.get().label().startsWith("c2pa.ingredient");
            if (!allowed) {
                malformed(examination, item, item.name() + " relates to no assertion, an ingredient or actions");
            } else if (!examination.matches(
                    reference.orElseThrow(), target.get().box())) {
                reference(examination, item, StatusCode.HASHED_URI_MISMATCH, "another assertion than was named");
            }
        }
    }

    private static void checkTargets(Examination examination, Item item) {
        boolean softBinding = examination.manifest().assertions().stream()
                .anyMatch(assertion -> AssertionBox.baseLabel(assertion.label()).equals(SOFT_BINDING));
        if (WATERMARKING.contains(item.name()) && !softBinding) {
            fail(examination, item, SOFT_BINDING_MISSING, item.name() + " without a soft binding");
        }
        if (item.name().equals("c2pa.redacted")
                && item.parameters().text("redacted").flatMap(JumbfUri::parse).isEmpty()) {
            fail(examination, item, REDACTION_MISMATCH, "c2pa.redacted does not say what was redacted");
        }
    }

    private static void reference(Examination examination, Item item, String code, String what) {
        fail(examination, item, code, item.name() + " refers to " + what);
    }

    private static void ingredientMismatch(Examination examination, Item item, String what) {
        fail(examination, item, StatusCode.ACTION_INGREDIENT_MISMATCH, item.name() + " " + what);
    }

    private static void malformed(Examination examination, Item item, String what) {
        fail(examination, item, StatusCode.ACTION_MALFORMED, what);
    }

    private static void fail(Examination examination, Item item, String code, String detail) {
        examination.fail(Check.Name.CLAIM, code, item.place(), detail);
    }
}
