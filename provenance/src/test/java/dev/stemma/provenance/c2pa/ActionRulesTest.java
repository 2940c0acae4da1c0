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
import org.junit.jupiter.api.Test;

/** What an action says of its time, relations and targets (C2PA 2.5, 14.10.4.2.4). */
class ActionRulesTest {
    private static final IngredientAssertion PARENT =
            IngredientAssertion.of(Relationship.PARENT_OF, "parent", "audio/midi");

    @Test
    void theFirstActionIsCreatedOrOpenedInOneOfTheTwoLists() {
        ActionsAssertion created = ActionsAssertion.all(CREATED);
        ActionsAssertion edited = ActionsAssertion.all(Action.of(Action.EDITED));

        assertTrusted(new Forgery().bound().gathering(created));
        assertTrusted(new Forgery().bound().with(edited).gathering("c2pa.actions.v2__1", created.toCbor()));
        assertInvalid(
                new Forgery().bound().with(created).gathering("c2pa.actions.v2__1", created.toCbor()),
                StatusCode.ACTION_MALFORMED);
        assertInvalid(
                new Forgery().bound().with(edited).with("c2pa.actions.v2__1", created.toCbor()),
                StatusCode.ACTION_MALFORMED);
        assertInvalid(new Forgery().bound().with(edited), StatusCode.ACTION_MALFORMED);
    }

    @Test
    void aTimeMayAlsoSayHowExactItIs() {
        assertTrusted(raw(time("2026-11-22T09:00:00Z", "2026-11-22T10:00:00Z")));
        assertTrusted(raw(time("2026-11-22T11:00:00+02:00", "2026-11-22T10:00:00Z")));
        assertInvalid(raw(time("2026-11-22T10:00:01Z", "2026-11-22T10:00:00Z")), StatusCode.ACTION_MALFORMED);
    }

    private static CborMap time(String start, String end) {
        return CborMap.builder()
                .put("action", "c2pa.created")
                .put("whenStart", bound(start, "lowerBound"))
                .put("whenEnd", bound(end, "upperBound"))
                .build();
    }

    private static CborMap bound(String time, String type) {
        return CborMap.builder()
                .put("value", new CborValue.Tag(0, CborValue.of(time)))
                .put("timeStampType", type)
                .build();
    }

    @Test
    void anActionMayRelateToWhatWasTakenOutLater() {
        Forgery ingredient = Forgery.empty(2).bound().with("com.example.note", CborMap.EMPTY);
        CborMap related = relating(ingredient.last());
        ingredient.with(
                "c2pa.actions.v2",
                CborMap.builder().put("actions", List.of(related)).build());
        ingredient.removing("com.example.note");
        Forgery notSaid = Forgery.derived(1, ingredient);
        Forgery redacted = Forgery.derived(1, ingredient).redacting(ingredient.uri("com.example.note"));

        Verdict verdict = redacted.verdict();

        assertThat(VerifierTest.failures(verdict)).isEmpty();
        assertThat(verdict.checks())
                .anyMatch(check -> check.detail().contains("relates to an assertion that was taken out"));
        assertInvalid(notSaid, StatusCode.HASHED_URI_MISSING);
    }

    @Test
    void anActionDoesNotRelateToAnotherManifestsAssertions() {
        String gone = JumbfUri.ofAssertion(OTHER, "com.example.gone");
        Forgery forgery = raw(relating(HashedUri.sha256(gone, new byte[32])))
                .before(manifest(PARENT))
                .redacting(gone);

        assertInvalid(forgery, StatusCode.ACTION_MALFORMED);
    }

    private static CborMap relating(HashedUri reference) {
        return CborMap.builder()
                .put("action", Action.CREATED)
                .put(
                        "parameters",
                        CborMap.builder()
                                .put("relatedAssertions", List.of(reference.toCbor()))
                                .build())
                .build();
    }

    @Test
    void anIconIsHeldToItsHash() {
        HashedUri binding = Forgery.good().last();

        assertTrusted(raw(withIcon(binding)));
        assertTrusted(raw(withIcon(HashedUri.sha256("https://example.com/icon.svg", new byte[32]))));
        assertInvalid(raw(withIcon(HashedUri.sha256(binding.url(), new byte[32]))), StatusCode.HASHED_URI_MISMATCH);
        assertInvalid(raw(withIcon(HashedUri.sha256(binding.url() + "x", new byte[32]))), "hashedURI.missing");
    }

    private static CborMap withIcon(HashedUri icon) {
        return CborMap.builder()
                .put("action", "c2pa.created")
                .put(
                        "softwareAgent",
                        CborMap.builder()
                                .put("name", "Painter")
                                .put("icon", icon.toCbor())
                                .build())
                .build();
    }

    @Test
    void aRedactionNamesAnAssertionThatIsOrWasThere() {
        String stored = JumbfUri.ofAssertion(OTHER, IngredientAssertion.LABEL);
        String gone = JumbfUri.ofAssertion(OTHER, "com.example.gone");

        assertTrusted(raw(second("c2pa.redacted", redacted(stored))).before(manifest(PARENT)));
        assertInvalid(raw(second("c2pa.redacted", CborMap.EMPTY)), StatusCode.ACTION_REDACTION_MISMATCH);
        assertInvalid(redactingAction(gone), StatusCode.ACTION_REDACTION_MISMATCH);
        assertThat(VerifierTest.failures(redactingAction(gone).redacting(gone).verdict()))
                .isEmpty();
    }

    private static Forgery redactingAction(String uri) {
        return raw(second("c2pa.redacted", redacted(uri))).before(manifest(PARENT));
    }

    @Test
    void aWatermarkComesWithItsSoftBinding() {
        Action watermarked = Action.of("c2pa.watermarked.bound");

        assertInvalid(actions(CREATED, watermarked), StatusCode.ACTION_SOFT_BINDING_MISSING);
        assertTrusted(actions(CREATED, watermarked).with("c2pa.soft-binding", CborMap.EMPTY));
    }

    private static CborMap redacted(String uri) {
        return CborMap.builder().put("redacted", uri).build();
    }
}
