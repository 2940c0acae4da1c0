package dev.stemma.provenance.c2pa;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an update manifest has: exactly one ingredient, its parent, and nothing that changes or shows content (C2PA 2.5,
 * 14.10.1.3).
 */
final class UpdateManifestRule implements Rule {
    /** The actions that leave the content as it was. */
    private static final Set<String> ALLOWED_ACTIONS =
            Set.of("c2pa.edited.metadata", Action.OPENED, "c2pa.published", Action.REDACTED);

    private static final List<String> FORBIDDEN = List.of("c2pa.hash.", "c2pa.thumbnail");

    /**
     * The manifest that binds the asset's content: the one given or, if that is an update, the next standard manifest among
     * its parents (14.12).
     */
    static Optional<Manifest> standard(ManifestStore store, Manifest manifest) {
        Set<Manifest> visited = new HashSet<>();
        Optional<Manifest> current = Optional.of(manifest);
        while (current.isPresent() && current.get().isUpdate() && visited.add(current.get())) {
            current = parent(store, current.get());
        }
        return current.filter(found -> !found.isUpdate());
    }

    /** Whether it is an update, or says of itself that nothing was done but what updates may do. */
    static boolean leavesContent(Manifest manifest) {
        List<StoredAction> actions = StoredAction.all(manifest);
        return manifest.isUpdate() || !actions.isEmpty() && actions.stream().noneMatch(UpdateManifestRule::changes);
    }

    private static boolean changes(StoredAction action) {
        return !ALLOWED_ACTIONS.contains(action.name());
    }

    private static Optional<Manifest> parent(ManifestStore store, Manifest manifest) {
        return manifest.assertions(IngredientAssertion.class)
                .filter(each -> each.relationship() == IngredientAssertion.Relationship.PARENT_OF)
                .findFirst()
                .flatMap(store::manifestOf);
    }

    @Override
    public void apply(Examination examination) {
        Manifest manifest = examination.manifest();
        if (manifest.claim().isEmpty() || !manifest.isUpdate()) {
            return;
        }
        Place place = new Place.Jumbf(manifest.uri());
        List<IngredientAssertion> ingredients =
                manifest.assertions(IngredientAssertion.class).toList();
        if (ingredients.size() != 1
                || ingredients.get(0).relationship() != IngredientAssertion.Relationship.PARENT_OF) {
            examination.fail(
                    Check.Name.INGREDIENTS,
                    StatusCode.UPDATE_WRONG_PARENTS,
                    place,
                    "an update manifest has exactly one ingredient, its parent; found " + ingredients.size()
                            + " ingredients");
        }
        Set<String> forbidden = new TreeSet<>();
        for (StoredAssertion assertion : manifest.assertions()) {
            if (FORBIDDEN.stream().anyMatch(assertion.label()::startsWith)) {
                forbidden.add(assertion.label());
            }
        }
        StoredAction.all(manifest).stream()
                .filter(UpdateManifestRule::changes)
                .map(StoredAction::name)
                .forEach(forbidden::add);
        if (!forbidden.isEmpty()) {
            examination.fail(
                    Check.Name.CLAIM,
                    StatusCode.UPDATE_INVALID,
                    place,
                    "an update manifest leaves the content as it was; it must not have "
                            + String.join(", ", forbidden));
        }
    }
}
