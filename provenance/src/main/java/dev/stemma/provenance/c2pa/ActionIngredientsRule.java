package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The ingredients that actions refer to are there, are those that were signed, and are of the right kind (14.10.4.2.4). */
final class ActionIngredientsRule implements Rule {
    private static final Set<String> TAKEN_OUT = Set.of("c2pa.removed", "c2pa.deleted");
    private static final Set<String> SAME_CONTENT = Set.of("c2pa.transcoded", "c2pa.repackaged");

    /** Claims of version 1 are older than these rules: in published ones most actions do not name their ingredients. */
    @Override
    public void apply(Examination examination) {
        if (examination.manifest().hasOldClaim()) {
            return;
        }
        Lists lists = Lists.of(examination);
        for (StoredAction action : StoredAction.all(examination.manifest())) {
            Subject subject = new Subject(examination, lists, action);
            subject.checkNumber();
            action.ingredients().forEach(subject::check);
        }
    }

    /** What the claim lists, looked up once. */
    private record Lists(Set<StoredAssertion> created, Set<StoredAssertion> gathered) {
        static Lists of(Examination examination) {
            Optional<Claim> claim = examination.manifest().claim();
            return new Lists(
                    assertions(examination, claim.map(Claim::created).orElse(List.of())),
                    assertions(examination, claim.map(Claim::gathered).orElse(List.of())));
        }

        private static Set<StoredAssertion> assertions(Examination examination, List<HashedUri> references) {
            return references.stream()
                    .flatMap(reference -> examination.manifest().find(reference.url()).stream())
                    .collect(Collectors.toSet());
        }

        boolean together(StoredAssertion one, StoredAssertion other) {
            return created.contains(one) && created.contains(other)
                    || gathered.contains(one) && gathered.contains(other);
        }
    }

    private record Subject(Examination examination, Lists lists, StoredAction action) {
        void checkNumber() {
            int number = action.ingredients().size();
            boolean stated = action.parameters().get("ingredients").isPresent();
            switch (action.name()) {
                case Action.OPENED -> require(number == 1, "names " + number + " ingredients; exactly one is needed");
                case Action.PLACED, "c2pa.removed" ->
                    require(number > 0, "names no ingredient; one or more are needed");
                case "c2pa.deleted" ->
                    require(number > 0 || !stated, "has a list of ingredients without one; leave it out instead");
                default -> {}
            }
        }

        private void require(boolean kept, String otherwise) {
            if (!kept) {
                mismatch(otherwise);
            }
        }

        void check(CborValue value) {
            Optional<HashedUri> reference = HashedUri.read(value);
            if (reference
                    .filter(each -> References.isRedacted(examination, each.url()))
                    .isPresent()) {
                return;
            }
            Optional<String> fault = References.fault(examination, value);
            References.check(examination, value, action.place(), action.name());
            Optional<StoredAssertion> target = reference.flatMap(this::target);
            Optional<Relationship> needed = needed();
            if (needed.isPresent() && !needed.equals(target.flatMap(Subject::relationship))) {
                mismatch("refers to something that is no " + needed.get() + " ingredient of "
                        + (takesOut() ? "another manifest" : "its own manifest"));
            } else if (needed.isPresent() && fault.isPresent()) {
                mismatch("refers to its ingredient by a hash that does not hold");
            }
            target.filter(found -> namesOwnIngredient()).ifPresent(this::checkList);
        }

        private Optional<Relationship> needed() {
            if (SAME_CONTENT.contains(action.name()) || action.name().equals(Action.OPENED)) {
                return Optional.of(Relationship.PARENT_OF);
            }
            return takesOut() || action.name().equals(Action.PLACED)
                    ? Optional.of(Relationship.COMPONENT_OF)
                    : Optional.empty();
        }

        private boolean takesOut() {
            return TAKEN_OUT.contains(action.name());
        }

        private boolean namesOwnIngredient() {
            return action.name().equals(Action.OPENED) || action.name().equals(Action.PLACED);
        }

        /** What the reference leads to: an assertion of the same manifest, for what was taken out of another one. */
        private Optional<StoredAssertion> target(HashedUri reference) {
            Optional<StoredAssertion> own = examination.manifest().find(reference.url());
            if (!takesOut()) {
                return own;
            }
            return JumbfUri.parse(reference.url())
                    .flatMap(JumbfUri::manifest)
                    .filter(label -> own.isEmpty())
                    .flatMap(examination.store()::find)
                    .flatMap(manifest -> manifest.find(reference.url()));
        }

        private static Optional<Relationship> relationship(StoredAssertion assertion) {
            return assertion.value() instanceof IngredientAssertion ingredient
                    ? Optional.of(ingredient.relationship())
                    : Optional.empty();
        }

        /** An ingredient stands in the same list of the claim as the actions that it belongs to (14.10.4.2.4, 4.4.3). */
        private void checkList(StoredAssertion ingredient) {
            if (!lists.together(ingredient, action.assertion())) {
                examination.skip(
                        Check.Name.CLAIM,
                        StatusCode.ACTION_INGREDIENT_LOCATION,
                        action.place(),
                        action.name() + " and its ingredient " + ingredient.label()
                                + " do not stand in the same list of the claim, so the signer answers for only one of"
                                + " them");
            }
        }

        private void mismatch(String what) {
            examination.fail(
                    Check.Name.CLAIM,
                    StatusCode.ACTION_INGREDIENT_MISMATCH,
                    action.place(),
                    action.name() + " " + what);
        }
    }
}
