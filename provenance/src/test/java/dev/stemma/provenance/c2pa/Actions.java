package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import java.util.List;

/** Forged manifests that differ in their actions, and what their verdicts must be. */
final class Actions {
    static final Action CREATED = Action.created(DigitalSourceType.DIGITAL_CREATION);

    /** Label of another manifest of the store. */
    static final String OTHER = "urn:c2pa:00000000-0000-4000-8000-000000000007";

    private Actions() {}

    static CborMap second(String name, CborMap parameters) {
        return CborMap.builder()
                .put("action", name)
                .put("parameters", parameters)
                .build();
    }

    static Forgery raw(CborMap action) {
        boolean first = action.text("action").orElse("").equals(Action.CREATED);
        List<CborMap> items = first ? List.of(action) : List.of(CREATED.toCbor(), action);
        return new Forgery()
                .bound()
                .with("c2pa.actions.v2", CborMap.builder().put("actions", items).build());
    }

    static Forgery actions(Action... actions) {
        return new Forgery().bound().with(ActionsAssertion.all(actions));
    }

    /** Another manifest of the store, with one assertion. */
    static byte[] manifest(IngredientAssertion ingredient) {
        byte[] box = AssertionBox.write(ingredient.label(), ingredient);
        return JumbfWriter.superbox(
                "c2ma", OTHER, List.of(JumbfWriter.superbox("c2as", "c2pa.assertions", List.of(box))));
    }

    static void assertTrusted(Forgery forgery) {
        Verdict verdict = forgery.verdict();
        assertThat(VerifierTest.failures(verdict)).isEmpty();
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
    }

    static void assertInvalid(Forgery forgery, String code) {
        Verdict verdict = forgery.verdict();
        assertThat(VerifierTest.failures(verdict)).contains(code);
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
    }
}
