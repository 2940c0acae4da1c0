package dev.stemma.provenance.c2pa;

import static dev.stemma.provenance.c2pa.Actions.CREATED;
import static dev.stemma.provenance.c2pa.Actions.OTHER;
import static dev.stemma.provenance.c2pa.Actions.actions;
import static dev.stemma.provenance.c2pa.Actions.assertInvalid;
import static dev.stemma.provenance.c2pa.Actions.assertTrusted;
import static dev.stemma.provenance.c2pa.Actions.manifest;
import static dev.stemma.provenance.c2pa.Actions.raw;
import static dev.stemma.provenance.c2pa.Actions.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ingredients that actions name (C2PA 2.5, 14.10.4.2.4). */
class ActionIngredientsTest {
    private static final IngredientAssertion PARENT =
            IngredientAssertion.of(Relationship.PARENT_OF, "parent", "audio/midi");
    private static final IngredientAssertion COMPONENT =
            IngredientAssertion.of(Relationship.COMPONENT_OF, "part", "audio/midi");

    @Test
    void anActionMayNameAComponentOfItsOwnManifest() {
        assertTrusted(placing(COMPONENT));
    }

    private static Forgery placing(IngredientAssertion ingredient) {
        Forgery forgery = new Forgery().bound().with(ingredient);
        return forgery.with(
                ActionsAssertion.all(CREATED, Action.of(Action.PLACED).with(forgery.last())));
    }

    @Test
    void placedNamesComponentsOnly() {
        assertInvalid(placing(PARENT), StatusCode.ACTION_INGREDIENT_MISMATCH);
        assertInvalid(actions(CREATED, Action.of(Action.PLACED)), StatusCode.ACTION_INGREDIENT_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2pa.transcoded", "c2pa.repackaged"})
    void theSameContentInAnotherFormIsOfItsParent(String name) {
        for (IngredientAssertion ingredient : List.of(PARENT, COMPONENT)) {
            Forgery forgery = new Forgery().bound().with(ingredient);
            forgery.with(ActionsAssertion.all(CREATED, Action.of(name).with(forgery.last())));
            if (ingredient == PARENT) {
                assertTrusted(forgery);
            } else {
                assertInvalid(forgery, StatusCode.ACTION_INGREDIENT_MISMATCH);
            }
        }
        assertTrusted(actions(CREATED, Action.of(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2pa.removed", "c2pa.deleted"})
    void whatWasTakenOutIsAComponentOfAnotherManifest(String name) {
        Action there = Action.of(name).with(absolute(OTHER, COMPONENT));

        assertTrusted(actions(CREATED, there).before(manifest(COMPONENT)));
        assertInvalid(actions(CREATED, there).before(manifest(PARENT)), StatusCode.ACTION_INGREDIENT_MISMATCH);
        assertInvalid(actions(CREATED, there), StatusCode.ACTION_INGREDIENT_MISMATCH);
        Forgery own = new Forgery().bound().with(COMPONENT);
        assertInvalid(
                own.with(ActionsAssertion.all(CREATED, Action.of(name).with(own.last()))),
                StatusCode.ACTION_INGREDIENT_MISMATCH);
        Forgery named = new Forgery().bound().with(COMPONENT);
        assertInvalid(
                named.with(ActionsAssertion.all(CREATED, Action.of(name).with(absolute(named.label(), COMPONENT)))),
                StatusCode.ACTION_INGREDIENT_MISMATCH);
    }

    @Test
    void removedNamesWhatWasTakenOutAndDeletedMay() {
        CborMap.Builder empty = CborMap.builder().put("ingredients", CborValue.of(List.of()));

        assertInvalid(actions(CREATED, Action.of("c2pa.removed")), StatusCode.ACTION_INGREDIENT_MISMATCH);
        assertTrusted(actions(CREATED, Action.of("c2pa.deleted")));
        assertInvalid(raw(second("c2pa.deleted", empty.build())), StatusCode.ACTION_INGREDIENT_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2pa.opened", "c2pa.placed", "c2pa.transcoded"})
    void aHashThatDoesNotHoldIsNoReferenceToAnIngredient(String name) {
        IngredientAssertion ingredient = name.equals("c2pa.placed") ? COMPONENT : PARENT;
        Action wrong =
                Action.of(name).with(HashedUri.sha256(reference(ingredient).url(), new byte[32]));
        Forgery forgery = new Forgery().bound().with(ingredient);
        forgery.with(name.equals("c2pa.opened") ? ActionsAssertion.all(wrong) : ActionsAssertion.all(CREATED, wrong));

        assertInvalid(forgery, StatusCode.ACTION_INGREDIENT_MISMATCH);
        assertInvalid(forgery, StatusCode.HASHED_URI_MISMATCH);
    }

    @Test
    void anInputIsHeldToItsHashToo() {
        HashedUri wrong = HashedUri.sha256(reference(COMPONENT).url(), new byte[32]);
        HashedUri md5 = new HashedUri(
                wrong.url(), Optional.of("md5"), reference(COMPONENT).hash());

        assertInvalid(
                new Forgery().bound().with(COMPONENT).with(ActionsAssertion.all(CREATED.with(wrong))),
                StatusCode.HASHED_URI_MISMATCH);
        assertInvalid(
                new Forgery().bound().with(COMPONENT).with(ActionsAssertion.all(CREATED.with(md5))),
                StatusCode.ALGORITHM_UNSUPPORTED);
        assertInvalid(actions(CREATED.with(wrong)), StatusCode.HASHED_URI_MISSING);
    }

    @Test
    void anIngredientInTheOtherListIsOnlyTold() {
        HashedUri gathered = reference(COMPONENT);
        Forgery forgery = new Forgery()
                .bound()
                .gathering(COMPONENT)
                .with(ActionsAssertion.all(CREATED, Action.of(Action.PLACED).with(gathered)));

        Verdict verdict = forgery.verdict();

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(VerifierTest.codes(verdict, Check.Outcome.SKIPPED)).contains(StatusCode.ACTION_INGREDIENT_LOCATION);
        assertThat(VerifierTest.codes(placing(COMPONENT).verdict(), Check.Outcome.SKIPPED))
                .doesNotContain(StatusCode.ACTION_INGREDIENT_LOCATION);
    }

    @Test
    void aRedactedIngredientNeedsNoHash() {
        String uri = JumbfUri.ofAssertion(OTHER, IngredientAssertion.LABEL);

        assertInvalid(removing(uri), StatusCode.HASHED_URI_MISMATCH);
        assertThat(VerifierTest.failures(removing(uri).redacting(uri).verdict()))
                .isEmpty();
    }

    private static Forgery removing(String uri) {
        Action removed = Action.of("c2pa.removed").with(HashedUri.sha256(uri, new byte[32]));
        return actions(CREATED, removed).before(manifest(PARENT));
    }

    private static HashedUri reference(IngredientAssertion ingredient) {
        byte[] box = AssertionBox.write(ingredient.label(), ingredient);
        return HashedUri.sha256(
                JumbfUri.ofOwnAssertion(ingredient.label()), HashAlgorithm.SHA256.hash(box, 8, box.length));
    }

    private static HashedUri absolute(String manifest, IngredientAssertion ingredient) {
        return new HashedUri(
                JumbfUri.ofAssertion(manifest, ingredient.label()),
                Optional.empty(),
                reference(ingredient).hash());
    }
}
