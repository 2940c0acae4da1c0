package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Manifests that add to those of their parents and leave the content as it was (C2PA 2.5, 14.10.1.3 and 14.12). */
class UpdateManifestTest {
    private static final byte[] BEFORE = "before ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = " after".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theContentIsTheOneThatTheParentBinds() {
        Forgery update = Forgery.updating(1, Forgery.good(2));
        Forgery again = Forgery.updating(3, update);

        assertFaults(update.verdict());
        assertFaults(again.verdict());
        assertThat(failures(Workshop.verify("other".getBytes(StandardCharsets.US_ASCII), again.store())))
                .containsExactly(StatusCode.DATA_HASH_MISMATCH);
    }

    @Test
    void anUpdateOfNothingBindsNothing() {
        Forgery orphan = Forgery.empty(1)
                .ofType(StoreLayout.UPDATE_MANIFEST)
                .with(IngredientAssertion.of(Relationship.PARENT_OF, "parent", "text/plain"));
        Forgery itself = Forgery.empty(1);
        itself.ofType(StoreLayout.UPDATE_MANIFEST).with(parentAt(itself.label()));

        assertThat(failures(orphan.verdict())).contains(StatusCode.CLAIM_HARD_BINDINGS_MISSING);
        assertThat(failures(itself.verdict())).contains(StatusCode.CLAIM_HARD_BINDINGS_MISSING);
    }

    private static IngredientAssertion parentAt(String label) {
        return Forgery.good(2)
                .asIngredient()
                .with(new IngredientAssertion.Credentials(
                        HashedUri.sha256(JumbfUri.ofManifest(label), new byte[32]),
                        Optional.empty(),
                        Optional.of(Forgery.NOTHING_RECORDED)));
    }

    @Test
    void anUpdateHasOneIngredientWhichIsItsParent() {
        Forgery second = Forgery.updating(1, Forgery.good(2))
                .with(
                        "c2pa.ingredient.v3__1",
                        IngredientAssertion.of(Relationship.INPUT_TO, "input", "text/plain")
                                .toCbor());

        assertFaults(second.verdict(), StatusCode.UPDATE_WRONG_PARENTS);
        assertThat(failures(Forgery.good().ofType(StoreLayout.UPDATE_MANIFEST).verdict()))
                .contains(StatusCode.UPDATE_WRONG_PARENTS);
    }

    @Test
    void anUpdateChangesAndShowsNoContent() {
        CborMap edited = ActionsAssertion.all(Action.of(Action.EDITED)).toCbor();

        for (String label : List.of("c2pa.hash.multi-asset", "c2pa.thumbnail.claim", "c2pa.hash.boxes")) {
            assertThat(failures(Forgery.updating(1, Forgery.good(2))
                            .with(label, CborMap.EMPTY)
                            .verdict()))
                    .contains(StatusCode.UPDATE_INVALID);
        }
        assertThat(failures(Forgery.updating(1, Forgery.good(2))
                        .with("c2pa.actions.v2__1", edited)
                        .verdict()))
                .contains(StatusCode.UPDATE_INVALID);
    }

    @Test
    void theExclusionGrowsWithTheStoreAndWhatFollowsMoves() {
        for (int length : List.of(100, 3_000)) {
            Forgery update = Forgery.updating(1, bound(new ByteRange(BEFORE.length, length)));
            assertFaults(embedded(update, update.store().length + 10));
        }
        Forgery elsewhere = Forgery.updating(1, bound(new ByteRange(1, 100)));
        Forgery notUpdated = bound(new ByteRange(BEFORE.length, 100));

        assertFaults(embedded(elsewhere, 200), StatusCode.DATA_HASH_MISMATCH);
        assertFaults(embedded(notUpdated, 200), StatusCode.DATA_HASH_MISMATCH);
        assertFaults(embedded(notUpdated, 100));
    }

    @Test
    void rangesThatMoveBeyondAllFilesAreRefused() {
        ByteRange place = new ByteRange(BEFORE.length, 10);
        for (ByteRange second : List.of(new ByteRange(40, 3), new ByteRange(Long.MAX_VALUE - 20, 20))) {
            Verdict verdict = embedded(Forgery.updating(1, bound(place, second)), 5_000);
            assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        }
        ByteRange wide = new ByteRange(BEFORE.length, 5_000);
        Verdict shrunk = embedded(Forgery.updating(1, bound(wide, new ByteRange(5_010, 1))), 10);
        assertThat(shrunk.state()).isEqualTo(Verdict.State.INVALID);
    }

    @Test
    void aSecondRangeMovesWithTheStoreAndIsToldToBeUnknown() {
        byte[] rest = {AFTER[0], AFTER[2], AFTER[3], AFTER[4], AFTER[5]};
        byte[] hashed = new byte[BEFORE.length + rest.length];
        System.arraycopy(BEFORE, 0, hashed, 0, BEFORE.length);
        System.arraycopy(rest, 0, hashed, BEFORE.length, rest.length);
        ByteRange old = new ByteRange(BEFORE.length, 50);
        Forgery parent = bound(hashed, old, new ByteRange(old.end() + 1, 1));

        Verdict verdict = embedded(Forgery.updating(1, parent), 9_000);

        assertThat(failures(verdict)).isEmpty();
        assertThat(verdict.state()).as("nobody knows what it holds").isEqualTo(Verdict.State.VALID);
        assertThat(verdict.checks())
                .anyMatch(check -> check.code().equals(StatusCode.UNKNOWN_EXCLUSIONS)
                        && check.detail().contains("byte " + (BEFORE.length + 9_001)));
    }

    private static Forgery bound(ByteRange... exclusions) {
        byte[] content = new byte[BEFORE.length + AFTER.length];
        System.arraycopy(BEFORE, 0, content, 0, BEFORE.length);
        System.arraycopy(AFTER, 0, content, BEFORE.length, AFTER.length);
        return bound(content, exclusions);
    }

    private static Forgery bound(byte[] content, ByteRange... exclusions) {
        return Forgery.empty(2)
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .with(new DataHashAssertion(
                        List.of(exclusions),
                        Optional.empty(),
                        new CborValue.Bytes(HashAlgorithm.SHA256.hash(content, 0, content.length)),
                        new CborValue.Bytes(new byte[0])));
    }

    private static Verdict embedded(Forgery forgery, int length) {
        byte[] file = new byte[BEFORE.length + length + AFTER.length];
        System.arraycopy(BEFORE, 0, file, 0, BEFORE.length);
        System.arraycopy(AFTER, 0, file, BEFORE.length + length, AFTER.length);
        return Verifier.verify(
                ByteSource.of(file),
                SuppliedStore.embedded(forgery.store(), new ByteRange(BEFORE.length, length)),
                Workshop.POLICY,
                Workshop.CLOCK);
    }

    private static List<String> failures(Verdict verdict) {
        return VerifierTest.failures(verdict);
    }

    private static void assertFaults(Verdict verdict, String... codes) {
        assertThat(failures(verdict)).containsExactlyInAnyOrder(codes);
        assertThat(verdict.state()).isEqualTo(codes.length == 0 ? Verdict.State.TRUSTED : Verdict.State.INVALID);
    }
}
