package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The form of actions: how they begin, when they took place, what they relate to (C2PA 2.5, 14.10.1.2 and 14.10.4.2.4).
 */
final class ActionsRule implements Rule {
    /** One of these begins the actions. */
    static final Set<String> FIRST = Set.of(Action.CREATED, Action.OPENED);

    private static final Set<String> NEVER_RELATED = Set.of(
            ActionsAssertion.LABEL,
            StoredAction.OLD_LABEL,
            IngredientAssertion.LABEL,
            "c2pa.ingredient",
            "c2pa.ingredient.v2");

    @Override
    public void apply(Examination examination) {
        List<StoredAction> all = StoredAction.all(examination.manifest());
        checkFirst(examination, all);
        for (StoredAction action : all) {
            if (!action.isOldVersion()) {
                checkTimes(examination, action);
            }
            checkRelated(examination, action);
            checkIcons(examination, action);
        }
    }

    /** A standard manifest begins with one of the two; older claims and updates need neither, but in its place if at all. */
    private static void checkFirst(Examination examination, List<StoredAction> all) {
        Manifest manifest = examination.manifest();
        List<StoredAction> beginnings =
                all.stream().filter(action -> FIRST.contains(action.name())).toList();
        boolean needed = !all.isEmpty() && !manifest.hasOldClaim() && !manifest.isUpdate();
        boolean inOrder = beginnings.isEmpty()
                ? !needed
                : beginnings.size() == 1 && beginnings.get(0).first();
        if (!inOrder) {
            String found = beginnings.isEmpty()
                    ? "neither is there, and the first is \"" + all.get(0).name() + "\""
                    : beginnings.size() + " are there, "
                            + (beginnings.get(0).first() ? "the first of them" : "none of them") + " at the beginning";
            malformed(examination, all.get(0), "actions begin with c2pa.created or c2pa.opened, only once; " + found);
        }
    }

    private static void checkTimes(Examination examination, StoredAction action) {
        CborMap content = action.content();
        boolean span =
                content.get("whenStart").isPresent() || content.get("whenEnd").isPresent();
        if (span && content.get("when").isPresent()) {
            malformed(examination, action, action.name() + " has a time and a span of time; one of both is allowed");
        }
        if (AssertionTime.runsBackwards(content, "whenStart", "whenEnd")) {
            malformed(examination, action, action.name() + " ends before it starts");
        }
    }

    private static void checkRelated(Examination examination, StoredAction action) {
        Optional<CborValue> related = action.parameters().get("relatedAssertions");
        if (related.isEmpty()) {
            return;
        }
        List<CborValue> references = related.get().asArray().orElse(List.of());
        if (references.isEmpty()) {
            malformed(examination, action, action.name() + " relates to an empty list of assertions, or to no list");
        }
        for (CborValue reference : references) {
            Optional<String> redacted = HashedUri.read(reference)
                    .map(HashedUri::url)
                    .filter(url -> isOwn(examination, url) && References.isRedacted(examination, url));
            if (redacted.isPresent()) {
                examination.skip(
                        Check.Name.CLAIM,
                        StatusCode.ASSERTION_REDACTED,
                        action.place(),
                        action.name() + " relates to an assertion that was taken out later: " + redacted.get());
            } else {
                checkRelated(examination, action, reference);
            }
        }
    }

    private static boolean isOwn(Examination examination, String url) {
        String label = examination.manifest().label();
        return JumbfUri.parse(url)
                .filter(uri -> uri.manifest().map(label::equals).orElse(true))
                .isPresent();
    }

    private static void checkRelated(Examination examination, StoredAction action, CborValue reference) {
        Optional<StoredAssertion> target =
                HashedUri.read(reference).flatMap(uri -> examination.manifest().find(uri.url()));
        References.check(examination, reference, action.place(), action.name());
        if (target.isEmpty()) {
            malformed(
                    examination, action, action.name() + " relates to something that is no assertion of its manifest");
        } else if (NEVER_RELATED.contains(target.get().baseLabel())) {
            malformed(
                    examination,
                    action,
                    action.name() + " relates to " + target.get().label()
                            + "; it may relate to any assertion but ingredients and actions");
        }
    }

    private static void checkIcons(Examination examination, StoredAction action) {
        action.content()
                .map("softwareAgent")
                .flatMap(agent -> agent.get("icon"))
                .ifPresent(icon -> References.check(
                        examination, icon, action.place(), "the icon of the program behind " + action.name()));
    }

    private static void malformed(Examination examination, StoredAction action, String detail) {
        examination.fail(Check.Name.CLAIM, StatusCode.ACTION_MALFORMED, action.place(), detail);
    }
}
