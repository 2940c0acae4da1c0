package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.c2pa.IngredientAssertion.Credentials;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The manifests of ingredients, and of theirs in turn, are those that the signers saw, and hold by themselves (C2PA 2.5,
 * 14.11). The specification lets a validator believe what a signer recorded about an unchanged manifest; here every one
 * is validated again, but for the content of the ingredient, which is not here. Told is what the signers above did not
 * record.
 */
final class IngredientsRule implements Rule {
    /** How many findings about ingredients are gathered: a manifest that many refer to is told for each of them. */
    static final int MAX_FINDINGS = 100_000;

    @Override
    public void apply(Examination examination) {
        new Walk(examination).run();
    }

    /** One way to an ingredient; the same ingredient below other recorders may have to be told again. */
    private record Visit(StoredAssertion assertion, Recorders above) {}

    /** A manifest whose validation depends on nothing but the time. */
    private record Subject(Manifest manifest, Instant at) {}

    /** A manifest whose ingredients are being looked at. */
    private record Level(Examination examination, Recorders above, Iterator<StoredAssertion> ingredients) {
        static Level of(Examination examination, Recorders above) {
            return new Level(
                    examination,
                    above,
                    examination.manifest().assertions().stream()
                            .filter(assertion -> assertion.value() instanceof IngredientAssertion)
                            .iterator());
        }
    }

    /** A walk in depth; a loop, for a chain may be longer than the stack is deep. */
    private static final class Walk {
        private final Examination root;
        private final Deque<Level> levels = new ArrayDeque<>();
        private final Set<Manifest> path = new HashSet<>();
        private final Set<Visit> visited = new HashSet<>();
        private final Map<Subject, Examination> validated = new HashMap<>();
        private int findings;

        Walk(Examination root) {
            this.root = root;
        }

        void run() {
            enter(root, Recorders.NONE);
            while (!levels.isEmpty() && findings <= MAX_FINDINGS) {
                Level level = levels.peek();
                if (!level.ingredients().hasNext()) {
                    path.remove(levels.pop().examination().manifest());
                } else {
                    StoredAssertion assertion = level.ingredients().next();
                    if (visited.add(new Visit(assertion, level.above()))) {
                        visit(level, assertion, (IngredientAssertion) assertion.value());
                    }
                }
            }
            if (!levels.isEmpty()) {
                root.fail(
                        Check.Name.INGREDIENTS,
                        StatusCode.GENERAL_ERROR,
                        new Place.Jumbf(root.manifest().uri()),
                        "more than " + MAX_FINDINGS + " findings about ingredients; they are not followed further");
            }
        }

        private void enter(Examination examination, Recorders above) {
            path.add(examination.manifest());
            levels.push(Level.of(examination, above));
        }

        private void visit(Level level, StoredAssertion assertion, IngredientAssertion ingredient) {
            IngredientReference reference = new IngredientReference(level.examination(), assertion, ingredient);
            Recorders recorders = level.above().and(ingredient.credentials().flatMap(Credentials::results));
            List<Check> found = new ArrayList<>();
            boolean unchanged = reference.check(found);
            Optional<Manifest> target = root.store().manifestOf(ingredient);
            tell(reference, found, level.above().about(assertion.uri()));
            if (target.isPresent() && path.contains(target.get())) {
                tell(reference, List.of(reference.circle()), Recorders.Recorded.NOTHING);
            } else if (target.isPresent()) {
                Instant at = unchanged ? level.examination().timeOfSigning() : root.now();
                Examination inner = validated.computeIfAbsent(new Subject(target.get(), at), this::validate);
                tell(reference, inner.checks(), recorders.about(assertion.uri(), ingredient));
                enter(inner, recorders);
            }
        }

        private Examination validate(Subject subject) {
            Examination examination = root.of(subject.manifest(), subject.at());
            Verifier.MANIFEST_RULES.forEach(rule -> rule.apply(examination));
            return examination;
        }

        private void tell(IngredientReference reference, List<Check> found, Recorders.Recorded recorded) {
            findings += found.size() + 1;
            recorded.missingFrom(found).forEach(check -> root.add(reference.asFinding(check)));
            found.stream()
                    .filter(check -> !recorded.contains(check))
                    .map(reference::asFinding)
                    .forEach(root::add);
        }
    }
}
