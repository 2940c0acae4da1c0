package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule of the specification, broken by a signer with a good certificate. */
class RulesTest {
    private static final IngredientAssertion PARENT =
            IngredientAssertion.of(Relationship.PARENT_OF, "parent", "audio/midi");
    private static final IngredientAssertion COMPONENT =
            IngredientAssertion.of(Relationship.COMPONENT_OF, "part", "audio/midi");
    private static final ActionsAssertion CREATED =
            ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION));

    @Test
    void aGoodManifestOfAnotherProgramIsTrusted() {
        assertThat(Forgery.good().verdict().state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(Forgery.good().with(PARENT).verdict().state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void theClaimNeedsItsRequiredFields() {
        for (String field : List.of("instanceID", "claim_generator_info", "signature", "created_assertions")) {
            assertInvalid(Forgery.good().claiming(field, CborValue.NULL), StatusCode.CLAIM_MALFORMED);
        }
        assertThat(Forgery.good()
                        .claiming("instanceID", CborValue.of(""))
                        .verdict()
                        .state())
                .as("wrong to write, but read")
                .isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void theSignatureIsTheOneOfTheSameManifest() {
        assertInvalid(Forgery.good().signedAt(JumbfUri.ofSignature("urn:c2pa:other")), StatusCode.SIGNATURE_MISSING);
        assertThat(Forgery.good()
                        .signedAt("self#jumbf=c2pa.signature")
                        .verdict()
                        .state())
                .as("relative, as in the examples of the specification")
                .isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void listedAndStoredAssertionsAreTheSame() {
        HashedUri missing = HashedUri.sha256(JumbfUri.ofOwnAssertion("com.example"), new byte[32]);
        HashedUri outside = HashedUri.sha256(JumbfUri.ofAssertion("urn:c2pa:other", "com.example"), new byte[32]);

        assertInvalid(Forgery.good().unlisted("com.example"), StatusCode.ASSERTION_UNDECLARED);
        assertInvalid(Forgery.good().listing(missing), StatusCode.ASSERTION_MISSING);
        assertInvalid(Forgery.good().listing(outside), StatusCode.ASSERTION_OUTSIDE_MANIFEST);
        assertInvalid(Forgery.good().unlisted("com.example").listing(missing), StatusCode.ASSERTION_HASH_MISMATCH);
    }

    @Test
    void onlySha2IsAHash() {
        HashedUri md5 = new HashedUri(
                JumbfUri.ofOwnAssertion("com.example"), Optional.of("md5"), new CborValue.Bytes(new byte[16]));

        assertInvalid(Forgery.good().unlisted("com.example").listing(md5), StatusCode.ALGORITHM_UNSUPPORTED);
        assertInvalid(Forgery.good().claiming("alg", CborValue.of("sha1")), StatusCode.ALGORITHM_UNSUPPORTED);
        assertInvalid(Forgery.good().claiming("alg", CborValue.NULL), StatusCode.ALGORITHM_UNSUPPORTED);
    }

    @Test
    void exactlyOneHardBindingIsNeededAndInTheCreatedAssertions() {
        Forgery none = new Forgery().with(CREATED);
        Forgery gathered = new Forgery().with(CREATED).gathering(DataHashAssertion.ofWholeFile(new byte[32]));

        assertInvalid(none, StatusCode.CLAIM_HARD_BINDINGS_MISSING);
        assertInvalid(gathered, StatusCode.CLAIM_HARD_BINDINGS_MISSING);
        assertInvalid(Forgery.good().with("c2pa.hash.data__1", CborMap.EMPTY), StatusCode.MULTIPLE_HARD_BINDINGS);
        assertInvalid(Forgery.good().with("c2pa.hash.boxes", CborMap.EMPTY), StatusCode.MULTIPLE_HARD_BINDINGS);
    }

    @Test
    void aBindingThatIsNotReadHereIsNeverValid() {
        assertInvalid(new Forgery().with(CREATED).with("c2pa.hash.boxes", CborMap.EMPTY), StatusCode.GENERAL_ERROR);
    }

    @Test
    void exclusionsAreInOrderInsideTheFileAndNamedIfNobodyKnowsWhatTheyHold() {
        assertInvalid(excluding(new ByteRange(4, 4), new ByteRange(2, 1)), StatusCode.DATA_HASH_MALFORMED);
        assertInvalid(excluding(new ByteRange(2, 4), new ByteRange(5, 1)), StatusCode.DATA_HASH_MALFORMED);
        assertInvalid(excluding(new ByteRange(2, 400)), StatusCode.DATA_HASH_MISMATCH);
        assertInvalid(excluding(new ByteRange(Long.MAX_VALUE - 1, 1)), StatusCode.DATA_HASH_MISMATCH);

        byte[] rest = {Forgery.FILE[0]};
        DataHashAssertion gap = new DataHashAssertion(
                List.of(new ByteRange(1, Forgery.FILE.length - 1)),
                Optional.empty(),
                new CborValue.Bytes(HashAlgorithm.SHA256.hash(rest, 0, 1)),
                new CborValue.Bytes(new byte[0]));
        Verdict verdict = new Forgery().with(CREATED).with(gap).verdict();
        assertThat(verdict.state()).as("at most valid").isEqualTo(Verdict.State.VALID);
        assertThat(verdict.checks()).anyMatch(check -> check.detail().contains("bytes 1 to 11"));
        assertInvalid(new Forgery().by("Stemma").with(CREATED).with(gap), StatusCode.DATA_HASH_MISMATCH);
    }

    private static Forgery excluding(ByteRange... ranges) {
        return new Forgery()
                .with(CREATED)
                .with(new DataHashAssertion(
                        List.of(ranges),
                        Optional.empty(),
                        new CborValue.Bytes(new byte[32]),
                        new CborValue.Bytes(new byte[0])));
    }

    @Test
    void aDataHashWithoutHashOrWithRangesThatAreNoneIsRefused() {
        CborMap negative = CborMap.builder().put("start", -1).put("length", 2).build();
        CborMap ranges = CborMap.builder()
                .put("exclusions", List.of(negative))
                .put("hash", new byte[32])
                .build();

        assertInvalid(new Forgery().with(CREATED).with("c2pa.hash.data", ranges), StatusCode.DATA_HASH_MALFORMED);
        assertInvalid(new Forgery().with(CREATED).with("c2pa.hash.data", CborMap.EMPTY), StatusCode.DATA_HASH_MISMATCH);
    }

    @Test
    void actionsAreThereAndBeginWithCreatedOrOpened() {
        Action edited = Action.of(Action.EDITED);
        Action created = Action.created(DigitalSourceType.DIGITAL_CREATION);

        assertInvalid(new Forgery().bound(), StatusCode.CLAIM_ACTIONS_MISSING);
        assertInvalid(actions(edited), StatusCode.ACTION_MALFORMED);
        assertInvalid(actions(edited, created), StatusCode.ACTION_MALFORMED);
        assertInvalid(actions(created, created), StatusCode.ACTION_MALFORMED);
        assertInvalid(Forgery.good().with("c2pa.actions.v2__1", CREATED.toCbor()), StatusCode.ACTION_MALFORMED);
        assertInvalid(new Forgery().bound().with("c2pa.actions.v2", CborMap.EMPTY), StatusCode.ACTION_MALFORMED);
        assertThat(actions(created, edited).verdict().state()).isEqualTo(Verdict.State.TRUSTED);
    }

    private static Forgery actions(Action... actions) {
        return new Forgery().bound().with(ActionsAssertion.all(actions));
    }

    @Test
    void openedNamesExactlyOneParent() {
        assertInvalid(actions(Action.of(Action.OPENED)), StatusCode.ACTION_INGREDIENT_MISMATCH);
        for (IngredientAssertion wrong : List.of(COMPONENT, PARENT)) {
            Forgery forgery = new Forgery().bound().with(wrong);
            HashedUri reference = forgery.last();
            forgery.with(ActionsAssertion.all(Action.opened(reference)));
            if (wrong == PARENT) {
                assertThat(forgery.verdict().state()).isEqualTo(Verdict.State.TRUSTED);
            } else {
                assertInvalid(forgery, StatusCode.ACTION_INGREDIENT_MISMATCH);
            }
        }
        HashedUri nothing = HashedUri.sha256(JumbfUri.ofOwnAssertion("c2pa.ingredient.v3"), new byte[32]);
        assertInvalid(actions(Action.opened(nothing)), StatusCode.ACTION_INGREDIENT_MISMATCH);
    }

    @Test
    void anActionsReferenceIsHeldToItsHash() {
        HashedUri wrong = HashedUri.sha256(JumbfUri.ofOwnAssertion("c2pa.ingredient.v3"), new byte[32]);

        assertInvalid(
                new Forgery().bound().with(PARENT).with(ActionsAssertion.all(Action.opened(wrong))),
                StatusCode.HASHED_URI_MISMATCH);
        assertInvalid(
                actions(Action.created(DigitalSourceType.DIGITAL_CREATION, wrong)), StatusCode.HASHED_URI_MISSING);
    }

    @Test
    void placedNamesComponents() {
        Forgery good = new Forgery().bound().with(COMPONENT);
        good.with(ActionsAssertion.all(
                Action.created(DigitalSourceType.DIGITAL_CREATION),
                Action.of(Action.PLACED).with(good.last())));

        assertThat(good.verdict().state()).isEqualTo(Verdict.State.TRUSTED);
        assertInvalid(
                actions(Action.created(DigitalSourceType.DIGITAL_CREATION), Action.of(Action.PLACED)),
                StatusCode.ACTION_INGREDIENT_MISMATCH);
    }

    @Test
    void anActionHasOneTimeOrASpanThatDoesNotRunBackwards() {
        assertInvalid(timed("when", "whenStart"), StatusCode.ACTION_MALFORMED);
        assertInvalid(timed("whenStart", "whenEnd"), StatusCode.ACTION_MALFORMED);
        assertThat(timed("whenEnd", "whenStart").verdict().state()).isEqualTo(Verdict.State.TRUSTED);
    }

    private static Forgery timed(String late, String early) {
        CborMap action = CborMap.builder()
                .put("action", "c2pa.created")
                .put(late, new CborValue.Tag(0, CborValue.of("2026-11-22T10:00:00Z")))
                .put(early, new CborValue.Tag(0, CborValue.of("2026-11-22T09:00:00Z")))
                .build();
        return raw(action);
    }

    private static Forgery raw(CborMap action) {
        return new Forgery()
                .bound()
                .with(
                        "c2pa.actions.v2",
                        CborMap.builder().put("actions", List.of(action)).build());
    }

    @Test
    void relatedAssertionsExistAndAreNeitherIngredientsNorActions() {
        HashedUri binding = Forgery.good().last();
        HashedUri changed = HashedUri.sha256(binding.url(), new byte[32]);
        HashedUri itself = HashedUri.sha256(JumbfUri.ofOwnAssertion("c2pa.actions.v2"), new byte[32]);

        assertThat(related(List.of(binding.toCbor())).verdict().state()).isEqualTo(Verdict.State.TRUSTED);
        assertInvalid(related(List.of()), StatusCode.ACTION_MALFORMED);
        assertInvalid(related(List.of(itself.toCbor())), StatusCode.ACTION_MALFORMED);
        assertInvalid(related(List.of(changed.toCbor())), StatusCode.HASHED_URI_MISMATCH);
    }

    private static Forgery related(List<CborMap> references) {
        return raw(CborMap.builder()
                .put("action", "c2pa.created")
                .put(
                        "parameters",
                        CborMap.builder()
                                .put("relatedAssertions", CborValue.of(references))
                                .build())
                .build());
    }

    @Test
    void watermarkingNeedsASoftBindingAndRedactionATarget() {
        Action created = Action.created(DigitalSourceType.DIGITAL_CREATION);

        assertInvalid(actions(created, Action.of("c2pa.watermarked.bound")), "assertion.action.softBindingMissing");
        assertInvalid(actions(created, Action.of("c2pa.redacted")), "assertion.action.redactionMismatch");
    }

    /** An attack that c2pa-rs 0.91 does not notice: of two parents, one is shown (C2PA 2.5, 14.10.1.2). */
    @Test
    void anAssetHasAtMostOneParent() {
        assertInvalid(
                Forgery.good().with(PARENT).with("c2pa.ingredient.v3__1", PARENT.toCbor()),
                StatusCode.MULTIPLE_PARENTS);
    }

    @Test
    void anIngredientIsWellFormed() {
        CborMap manifest = HashedUri.sha256(JumbfUri.ofManifest("urn:c2pa:other"), new byte[32])
                .toCbor();
        CborMap.Builder base = CborMap.builder().put("relationship", "parentOf");

        assertInvalid(Forgery.good().with("c2pa.ingredient.v3", CborMap.EMPTY), StatusCode.INGREDIENT_MALFORMED);
        assertInvalid(
                Forgery.good()
                        .with(
                                "c2pa.ingredient.v3",
                                base.put("activeManifest", manifest).build()),
                StatusCode.INGREDIENT_MALFORMED);
        assertInvalid(
                Forgery.good()
                        .with(
                                "c2pa.ingredient.v3",
                                base.put("validationResults", CborMap.EMPTY)
                                        .put("digitalSourceType", "x")
                                        .build()),
                StatusCode.INGREDIENT_MALFORMED);
    }

    @Test
    void aTitleCannotSmuggleControlCharactersIntoAReport() {
        IngredientAssertion hostile =
                IngredientAssertion.of(Relationship.INPUT_TO, "\u001b[2J\u202egpj" + "x".repeat(5_000), "audio/midi");

        Verdict verdict = Forgery.good().with(hostile).verdict();

        assertThat(verdict.checks()).anyMatch(check -> check.detail().contains("\uFFFD[2J\uFFFDgpj"));
        assertThat(verdict.checks()).allMatch(check -> check.detail().length() < 1_100);
        assertThat(verdict.checks()).noneMatch(check -> check.detail().matches(".*[\\p{Cc}\\p{Cf}].*"));
    }

    @Test
    void moreCborThanIsReadIsRefused() {
        CborMap large =
                CborMap.builder().put("x", new byte[ManifestReader.MAX_CBOR]).build();

        assertInvalid(Forgery.good().with("com.example", large), StatusCode.MANIFEST_STORE_MALFORMED);
    }

    @Test
    void paddingThatIsNotZerosIsTold() {
        CborMap zeros = CborMap.builder().put("pad", new byte[30]).build();
        CborMap message = CborMap.builder().put("pad", "hidden".getBytes()).build();
        CborMap pad2 = DataHashAssertion.ofWholeFile(HashAlgorithm.SHA256.hash(Forgery.FILE, 0, Forgery.FILE.length))
                .toCbor();
        CborMap.Builder filled = CborMap.builder();
        pad2.entries().forEach(entry -> filled.put(entry.key(), entry.value()));
        filled.put("pad2", new byte[] {0, 1});

        assertThat(Forgery.good().unprotected(zeros).verdict().state()).isEqualTo(Verdict.State.TRUSTED);
        for (Forgery filledUp : List.of(
                Forgery.good().unprotected(message),
                new Forgery().with(CREATED).with("c2pa.hash.data", filled.build()))) {
            Verdict verdict = filledUp.verdict();
            assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
            assertThat(VerifierTest.codes(verdict, Check.Outcome.FAIL)).containsExactly(StatusCode.PADDING_NON_ZERO);
        }
    }

    @Test
    void whatStemmaWouldNotWriteIsNoStemmaStore() {
        CborMap zeros = CborMap.builder().put("pad", new byte[30]).build();
        byte[] stranger = JumbfWriter.superbox("c2ma", "urn:c2pa:stranger", List.of());

        assertThat(Forgery.good().by("Stemma").verdict().state()).isEqualTo(Verdict.State.TRUSTED);
        assertInvalid(Forgery.good().by("Stemma").unprotected(zeros), StatusCode.STORE_UNPROTECTED_BYTES);
        assertInvalid(Forgery.good().by("Stemma").before(stranger), StatusCode.STORE_UNPROTECTED_BYTES);
        assertThat(Forgery.good().before(stranger).verdict().state())
                .as("other programs may leave manifests that nobody refers to")
                .isEqualTo(Verdict.State.TRUSTED);
    }

    private static void assertInvalid(Forgery forgery, String code) {
        Verdict verdict = forgery.verdict();
        assertThat(VerifierTest.failures(verdict)).contains(code);
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
    }
}
