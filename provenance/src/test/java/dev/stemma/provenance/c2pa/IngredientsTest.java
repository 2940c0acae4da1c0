package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Check.Outcome;
import dev.stemma.provenance.c2pa.IngredientAssertion.Credentials;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.c2pa.ValidationResults.Findings;
import dev.stemma.provenance.c2pa.ValidationResults.Status;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.identity.TrustPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is checked about ingredients, theirs in turn, and what signers recorded about them (C2PA 2.5, 14.11). */
class IngredientsTest {
    @Test
    void anIngredientsManifestIsValidatedAsTheAssetsOwn() {
        Forgery inner = Forgery.good(2);
        Forgery broken = Forgery.good(2).unlisted("com.example");

        Verdict good = Forgery.derived(1, inner).verdict();
        assertThat(good.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(good.checks())
                .filteredOn(check -> check.ingredient().equals(Optional.of(new Forgery().uri("c2pa.ingredient.v3"))))
                .filteredOn(check -> check.outcome() == Outcome.PASS)
                .extracting(Check::code)
                .contains(
                        StatusCode.INGREDIENT_MANIFEST_VALIDATED,
                        StatusCode.INGREDIENT_SIGNATURE_VALIDATED,
                        StatusCode.SIGNATURE_VALIDATED,
                        StatusCode.CREDENTIAL_TRUSTED);

        Check fault = onlyFault(Forgery.derived(1, broken));
        assertThat(fault.code()).isEqualTo(StatusCode.ASSERTION_UNDECLARED);
        assertThat(fault.name()).isEqualTo(Check.Name.INGREDIENTS);
        assertThat(fault.ingredient()).contains(new Forgery().uri("c2pa.ingredient.v3"));
        assertThat(fault.place()).isEqualTo(new Place.Jumbf(broken.uri("com.example")));
        assertThat(fault.detail()).startsWith("ingredient \"parent " + broken.label() + "\": ");
    }

    @Test
    void theContentOfAnIngredientIsNotHere() {
        Forgery inner = Forgery.empty(2)
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .with(DataHashAssertion.ofWholeFile(new byte[32]));

        assertThat(Forgery.derived(1, inner).verdict().state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void anIngredientWithoutCredentialsIsOfUnknownProvenance() {
        Verdict verdict = Forgery.good()
                .with(IngredientAssertion.of(Relationship.PARENT_OF, "parent", "audio/midi"))
                .verdict();

        assertThat(VerifierTest.codes(verdict, Outcome.SKIPPED)).contains(StatusCode.INGREDIENT_UNKNOWN_PROVENANCE);
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void itsManifestIsThereAndUnchanged() {
        Forgery inner = Forgery.good(2);
        HashedUri nowhere =
                HashedUri.sha256(JumbfUri.ofManifest(Forgery.empty(9).label()), new byte[32]);
        HashedUri changed = HashedUri.sha256(JumbfUri.ofManifest(inner.label()), new byte[32]);
        HashedUri itsClaim = new HashedUri(
                JumbfUri.ofManifest(inner.label()) + "/c2pa.claim.v2",
                Optional.empty(),
                inner.reference().hash());

        assertFaults(referringTo(nowhere, inner), StatusCode.INGREDIENT_MANIFEST_MISSING);
        assertFaults(referringTo(changed, inner), StatusCode.INGREDIENT_MANIFEST_MISMATCH);
        assertFaults(referringTo(itsClaim, inner), StatusCode.INGREDIENT_MANIFEST_MISMATCH);
        assertFaults(referringTo(inner.reference(), inner));
    }

    private static Forgery referringTo(HashedUri manifest, Forgery inner) {
        return Forgery.derived(1, inner, with(new Credentials(manifest, Optional.empty(), nothingRecorded())));
    }

    @Test
    void itsSignatureIsCheckedWhereItIsNamed() {
        Forgery inner = Forgery.good(2);
        HashedUri signature = inner.signatureReference();
        HashedUri changed = HashedUri.sha256(signature.url(), new byte[32]);
        HashedUri foreign = HashedUri.sha256(JumbfUri.ofSignature(Forgery.LABEL), new byte[32]);

        assertFaults(signedBy(signature, inner));
        assertFaults(signedBy(changed, inner), StatusCode.INGREDIENT_SIGNATURE_MISMATCH);
        assertFaults(signedBy(foreign, inner), StatusCode.INGREDIENT_SIGNATURE_MISSING);
    }

    private static Forgery signedBy(HashedUri signature, Forgery inner) {
        Credentials credentials = new Credentials(inner.reference(), Optional.of(signature), nothingRecorded());
        return Forgery.derived(1, inner, with(credentials));
    }

    @Test
    void whatTheSignerRecordedIsToldButBreaksNothing() {
        Forgery inner = Forgery.good(2).unlisted("com.example");
        ValidationResults honest =
                Forgery.recorded(List.of(status(StatusCode.ASSERTION_UNDECLARED, inner.uri("com.example"))));

        Verdict verdict = Forgery.derived(1, inner, inner.asIngredient(honest)).verdict();

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(VerifierTest.codes(verdict, Outcome.SKIPPED)).contains(StatusCode.ASSERTION_UNDECLARED);
    }

    /** An attack that C2PA 2.5, 14.11.3.3 leaves room for: what a signer recorded must not excuse anything else. */
    @Test
    void aRecordedFailureHidesNoOther() {
        Forgery inner = Forgery.good(2).unlisted("com.example").unlisted("com.example.other");
        String place = inner.uri("com.example");

        for (Status status : List.of(
                status(StatusCode.ASSERTION_UNDECLARED, place),
                status(StatusCode.ASSERTION_MISSING, inner.uri("com.example.other")),
                new Status(StatusCode.ASSERTION_UNDECLARED, Optional.empty(), Optional.empty()))) {
            ValidationResults recorded = Forgery.recorded(List.of(status));
            Verdict verdict =
                    Forgery.derived(1, inner, inner.asIngredient(recorded)).verdict();
            assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        }
    }

    @Test
    void aFailureRecordedAsSuccessIsNew() {
        Forgery inner = Forgery.good(2).unlisted("com.example");
        Status status = status(StatusCode.ASSERTION_UNDECLARED, inner.uri("com.example"));
        ValidationResults lying =
                new ValidationResults(new Findings(List.of(status), List.of(status), List.of()), Map.of());

        assertFaults(Forgery.derived(1, inner, inner.asIngredient(lying)), StatusCode.ASSERTION_UNDECLARED);
    }

    @Test
    void whatASignerRecordedAboutDeeperIngredientsCountsToo() {
        Forgery deepest = Forgery.good(3).unlisted("com.example");
        Forgery middle = Forgery.derived(2, deepest);
        Status status = status(StatusCode.ASSERTION_UNDECLARED, deepest.uri("com.example"));
        ValidationResults honest = new ValidationResults(
                Forgery.NOTHING_RECORDED.activeManifest(),
                Map.of(middle.uri("c2pa.ingredient.v3"), new Findings(List.of(), List.of(), List.of(status))));

        assertFaults(Forgery.derived(1, middle), StatusCode.ASSERTION_UNDECLARED);
        assertFaults(Forgery.derived(1, middle, middle.asIngredient(honest)));
    }

    @Test
    void recordedWordsMakeNobodyTrusted() {
        Forgery inner = Forgery.good(2);
        ValidationResults boasting =
                Forgery.recorded(List.of(status(StatusCode.CREDENTIAL_TRUSTED, JumbfUri.ofSignature(Forgery.LABEL))));
        Forgery forgery = Forgery.derived(1, inner, inner.asIngredient(boasting));

        Verdict verdict = Verifier.verify(
                ByteSource.of(Forgery.FILE), Optional.of(forgery.store()), TrustPolicy.none(), Workshop.CLOCK);

        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
    }

    @Test
    void anUntrustedIngredientMakesTheAssetValidAtMost() {
        Verdict verdict = Verifier.verify(
                ByteSource.of(Forgery.FILE),
                Optional.of(Forgery.derived(1, Forgery.good(2)).store()),
                TrustPolicy.none(),
                Workshop.CLOCK);

        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(verdict.checks())
                .filteredOn(check -> check.ingredient().isPresent() && check.outcome() == Outcome.FAIL)
                .extracting(Check::code)
                .containsExactly(StatusCode.CREDENTIAL_UNTRUSTED);
    }

    /** An attack: C2PA 2.5, 14.11 has no guard against circles, and walks them for ever (CWE-674). */
    @Test
    void nothingIsMadeFromItself() {
        HashedUri itself = HashedUri.sha256(JumbfUri.ofManifest(Forgery.LABEL), new byte[32]);
        Forgery other = Forgery.empty(2);
        Forgery circle = Forgery.good().with(with(new Credentials(itself, Optional.empty(), nothingRecorded())));
        HashedUri back = HashedUri.sha256(JumbfUri.ofManifest(Forgery.LABEL), new byte[32]);
        other.with(with(new Credentials(back, Optional.empty(), nothingRecorded())))
                .with(ActionsAssertion.all(Action.opened(other.last())))
                .bound();

        assertFaults(circle, StatusCode.INGREDIENT_MANIFEST_MISMATCH, StatusCode.INGREDIENT_MALFORMED);
        assertFaults(
                Forgery.derived(1, other), StatusCode.INGREDIENT_MANIFEST_MISMATCH, StatusCode.INGREDIENT_MALFORMED);
    }

    /** An attack: a chain longer than the stack is deep (CWE-674). */
    @Test
    void aChainOfAThousandIngredientsIsFollowedToItsEnd() {
        Forgery last = Forgery.good(ManifestReader.MAX_MANIFESTS);
        for (int number = ManifestReader.MAX_MANIFESTS - 1; number > 0; number--) {
            last = Forgery.derived(number, last);
        }

        Verdict verdict = last.verdict();

        assertThat(VerifierTest.failures(verdict)).isEmpty();
        assertThat(VerifierTest.codes(verdict, Outcome.PASS))
                .filteredOn(StatusCode.INGREDIENT_MANIFEST_VALIDATED::equals)
                .hasSize(ManifestReader.MAX_MANIFESTS - 1);
        assertThat(verdict.manifests().orElseThrow().reachable()).hasSize(ManifestReader.MAX_MANIFESTS);
        assertThat(VerifierTest.failures(Forgery.derived(2000, last).verdict()))
                .containsExactly(StatusCode.MANIFEST_STORE_MALFORMED);
    }

    @Test
    void aSharedIngredientIsToldForEachThatUsesIt() {
        Forgery shared = Forgery.good(9).unlisted("com.example");
        Forgery forgery = Forgery.empty(1)
                .with(shared.asIngredient())
                .with("c2pa.ingredient.v3__1", part(shared).toCbor());
        forgery.with(ActionsAssertion.all(Action.opened(HashedUri.sha256(
                        JumbfUri.ofOwnAssertion("c2pa.ingredient.v3"), hashOf(shared.asIngredient())))))
                .bound()
                .before(shared);

        assertThat(forgery.verdict().checks())
                .filteredOn(check -> check.code().equals(StatusCode.ASSERTION_UNDECLARED))
                .extracting(check -> check.ingredient().orElseThrow())
                .containsExactly(forgery.uri("c2pa.ingredient.v3"), forgery.uri("c2pa.ingredient.v3__1"));
    }

    private static byte[] hashOf(IngredientAssertion ingredient) {
        byte[] box = AssertionBox.write(IngredientAssertion.LABEL, ingredient);
        return HashAlgorithm.SHA256.hash(box, 8, box.length);
    }

    private static IngredientAssertion part(Forgery forgery) {
        return IngredientAssertion.of(Relationship.INPUT_TO, "input", "audio/midi")
                .with(new Credentials(forgery.reference(), Optional.empty(), nothingRecorded()));
    }

    /** An attack: the billion laughs (CVE-2003-1564), with ingredients. */
    @Test
    void aTowerOfIngredientsThatDoubleAtEachStepIsNotWalkedForever() {
        Forgery below = Forgery.good(100);
        for (int number = 99; number > 60; number--) {
            Forgery next = Forgery.empty(number);
            for (int n = 0; n < 2; n++) {
                ValidationResults deltas = new ValidationResults(
                        Forgery.NOTHING_RECORDED.activeManifest(),
                        Map.of("self#jumbf=/c2pa/x" + n, Forgery.NOTHING_RECORDED.activeManifest()));
                next.with(
                        AssertionBox.instanceLabel("c2pa.ingredient.v3", n),
                        IngredientAssertion.of(Relationship.INPUT_TO, "input", "audio/midi")
                                .with(new Credentials(below.reference(), Optional.empty(), Optional.of(deltas)))
                                .toCbor());
            }
            below = next.with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                    .bound()
                    .before(below);
        }

        Verdict verdict = below.verdict();

        assertThat(VerifierTest.failures(verdict)).contains(StatusCode.GENERAL_ERROR);
        assertThat(verdict.checks()).anyMatch(check -> check.detail().contains("not followed further"));
    }

    @Test
    void anOldIngredientNeedsNoRecordAndMayHoldTheHashOfTheClaim() {
        Forgery inner = Forgery.good(2);
        byte[] claim = inner.claim();
        HashedUri old =
                HashedUri.sha256(JumbfUri.ofManifest(inner.label()), HashAlgorithm.SHA256.hash(claim, 0, claim.length));

        for (String label : List.of("c2pa.ingredient", "c2pa.ingredient.v2")) {
            for (HashedUri reference : List.of(old, inner.reference())) {
                assertFaults(
                        Forgery.good().with(label, oldParent(reference).build()).before(inner));
            }
        }
        assertFaults(referringTo(old, inner), StatusCode.INGREDIENT_MANIFEST_MISMATCH);
    }

    @Test
    void anOldIngredientRecordsItsFaultsInOneList() {
        Forgery inner = Forgery.good(2).unlisted("com.example");
        CborMap status = status(StatusCode.ASSERTION_UNDECLARED, inner.uri("com.example"))
                .toCbor();
        CborMap parent = oldParent(inner.reference())
                .put("validationStatus", List.of(status))
                .build();

        assertFaults(
                Forgery.good()
                        .with("c2pa.ingredient", oldParent(inner.reference()).build())
                        .before(inner),
                StatusCode.ASSERTION_UNDECLARED);
        assertFaults(Forgery.good().with("c2pa.ingredient", parent).before(inner));
    }

    private static CborMap.Builder oldParent(HashedUri manifest) {
        return CborMap.builder()
                .put("relationship", "parentOf")
                .put("dc:title", "old")
                .put("dc:format", "audio/midi")
                .put("instanceID", "xmp:iid:2")
                .put("c2pa_manifest", (CborValue) manifest.toCbor());
    }

    private static Status status(String code, String url) {
        return new Status(code, Optional.of(url), Optional.empty());
    }

    private static Optional<ValidationResults> nothingRecorded() {
        return Optional.of(Forgery.NOTHING_RECORDED);
    }

    private static IngredientAssertion with(Credentials credentials) {
        return IngredientAssertion.of(Relationship.PARENT_OF, "parent", "audio/midi")
                .with(credentials);
    }

    private static Check onlyFault(Forgery forgery) {
        Verdict verdict = forgery.verdict();
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(VerifierTest.failures(verdict)).hasSize(1);
        return verdict.checks().stream()
                .filter(check -> check.outcome() == Outcome.FAIL)
                .findFirst()
                .orElseThrow();
    }

    private static void assertFaults(Forgery forgery, String... codes) {
        Verdict verdict = forgery.verdict();
        assertThat(VerifierTest.failures(verdict)).containsExactlyInAnyOrder(codes);
        assertThat(verdict.state()).isEqualTo(codes.length == 0 ? Verdict.State.TRUSTED : Verdict.State.INVALID);
    }
}
