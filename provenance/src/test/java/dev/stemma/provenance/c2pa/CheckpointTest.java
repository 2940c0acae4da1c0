package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.JsonLinesCarrier;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JSON Lines that grow, and the checkpoints in them (C2PA 2.5, A.3.17 and 14.12.6). */
class CheckpointTest {
    private static final Identity KEEPER = Workshop.identity(SignatureAlgorithm.ED25519);

    /** Three parts, each with its checkpoint. */
    private static String journal;

    private static List<ByteRange> checkpoints;

    @BeforeAll
    static void keepAJournal() throws Exception {
        journal = extended(extended(extended("", "{\"a\":1}\n"), "{\"b\":2}\n{\"c\":3}\n"), "{\"d\":\"\u4e50\"}\n");
        checkpoints = new ArrayList<>();
        int position = 0;
        for (String line : journal.split("(?<=\n)")) {
            int length = bytes(line).length;
            if (line.startsWith("{\"c2pa:")) {
                checkpoints.add(new ByteRange(position, length));
            }
            position += length;
        }
    }

    @Test
    void aFileThatGrowsIsTrustedAfterEachCheckpoint() {
        Verdict verdict = verify(journal);

        assertThat(verdict.state()).as("%s", verdict.checks()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(checkpoints).hasSize(3);
        assertThat(verdict.checks().stream()
                        .filter(check -> check.code().equals(StatusCode.SEGMENT_HASH_MATCH)
                                && check.outcome() == Check.Outcome.PASS))
                .hasSize(3);
        for (ByteRange checkpoint : checkpoints) {
            byte[] then = Arrays.copyOf(bytes(journal), (int) checkpoint.end());
            assertThat(Workshop.verify(then).state()).isEqualTo(Verdict.State.TRUSTED);
        }
    }

    @Test
    void theSpecificationsTestVectorsAreMet() throws Exception {
        String first = "alpha\nbravo\n";
        assertThat(Base64.getEncoder().encodeToString(hash(first, new ByteRange(0, 12))))
                .isEqualTo("Hsg2fWyLWendDHpPRyFNuNLnbr0s1b9BVVCMsnJj3S8=");
        String line = "-----BEGIN C2PA CHECKPOINT----- https://northwindtraders.com/provenance/chk1.c2pa"
                + " -----END C2PA CHECKPOINT-----\r\n";
        String second = "alpha\r\nbravo\r\n" + line + "charlie\r\ndelta\r\n";
        assertThat(Base64.getEncoder().encodeToString(hash(second, new ByteRange(127, 16))))
                .isEqualTo("axfDsyQ12xTN4nWbwIPzKx/rxSLSC1UQhasygsqD4Ls=");
        assertThat(Base64.getEncoder().encodeToString(hash(second, new ByteRange(14, 113))))
                .isEqualTo("52VROEjEl9C7I15jXoXVjuO9LzZvsBVf04bXeubHuM8=");
    }

    /** The clause read a second time, by nothing but the bytes of the file and of its stores. */
    @Test
    void aSecondReadingOfTheClauseAgrees() throws Exception {
        byte[] file = bytes(journal);
        long start = 0;
        Optional<ByteRange> before = Optional.empty();
        for (ByteRange line : checkpoints) {
            String text = new String(file, (int) line.start(), (int) line.length(), StandardCharsets.UTF_8);
            assertThat(text)
                    .startsWith("{\"c2pa:checkpoint\":\"data:application/c2pa;base64,")
                    .endsWith("\"}\n");
            byte[] store = Base64.getDecoder().decode(text.substring(49, text.length() - 3));
            CborMap hash = segmentHash(store);

            assertThat(hash.integer("version")).contains(1L);
            assertThat(hash.integer("segmentStart")).contains(start);
            assertThat(hash.integer("segmentEnd")).contains(line.start());
            assertThat(hash.bytes("hash").orElseThrow()).isEqualTo(sha256(file, start, line.start()));
            assertThat(hash.get("sentinelLength")).isEmpty();
            assertThat(hash.get("predecessorSentinel").isPresent()).isEqualTo(before.isPresent());
            if (before.isPresent()) {
                CborMap predecessor = hash.map("predecessorSentinel").orElseThrow();
                assertThat(predecessor.integer("start")).contains(before.get().start());
                assertThat(predecessor.integer("length")).contains(before.get().length());
                assertThat(predecessor.bytes("hash").orElseThrow())
                        .isEqualTo(
                                sha256(file, before.get().start(), before.get().end()));
            }
            start = line.end();
            before = Optional.of(line);
        }
        assertThat(start).isEqualTo(file.length);
    }

    @Test
    void linesAfterTheLastCheckpointAreSignedByNobody() {
        assertFails(journal + "{\"e\":5}\n", StatusCode.SEGMENT_HASH_PARTIAL_COVERAGE);
        assertFails(journal + " ", StatusCode.SEGMENT_HASH_PARTIAL_COVERAGE);
        assertThat(detail(verify(journal + "{\"e\":5}\n"), StatusCode.SEGMENT_HASH_PARTIAL_COVERAGE))
                .startsWith("nobody signed what follows the last checkpoint: bytes ");
    }

    @Test
    void aChangeInAnyPartIsNoticed() {
        assertFails(journal.replace("{\"a\":1}", "{\"a\":9}"), StatusCode.SEGMENT_HASH_MISMATCH);
        assertFails(journal.replace("{\"c\":3}", "{\"c\":9}"), StatusCode.SEGMENT_HASH_MISMATCH);
        assertFails(journal.replace("{\"d\":", "{\"D\":"), StatusCode.SEGMENT_HASH_MISMATCH);
    }

    @Test
    void aRemovedCheckpointIsNoticed() {
        assertFails(without(0), StatusCode.SEGMENT_HASH_MISMATCH);
        assertFails(without(1), StatusCode.SEGMENT_HASH_MISMATCH);
        assertFails(without(2), StatusCode.SEGMENT_HASH_PARTIAL_COVERAGE);
    }

    @Test
    void swappedPartsAreNoticed() {
        String first = journal.substring(0, (int) checkpoints.get(0).end());
        String second = text(checkpoints.get(0).end(), checkpoints.get(1).end());
        String third = text(checkpoints.get(1).end(), checkpoints.get(2).end());

        assertFails(second + first + third, StatusCode.SEGMENT_HASH_PREDECESSOR_MISMATCH);
        assertFails(first + third + second, StatusCode.SEGMENT_HASH_MISMATCH);
    }

    /** An earlier line is put in another form of the same store: it is history, so no byte of it may change. */
    @Test
    void anEarlierCheckpointCannotBeWrittenAnew() {
        String reformed = journal.replaceFirst("\\{\"c2pa:checkpoint\":\"data", "{\"c2pa:checkpoint\":\"Data");
        assertFails(reformed, StatusCode.SEGMENT_HASH_PREDECESSOR_MISMATCH);
    }

    @Test
    void aFileWithoutCheckpointSaysSo() {
        Verdict verdict = verify("{\"a\":1}\n");
        assertThat(verdict.state()).isEqualTo(Verdict.State.NONE);
        assertThat(verdict.checks())
                .singleElement()
                .satisfies(check -> assertThat(check.code()).isEqualTo(StatusCode.NO_CHECKPOINT));
        assertThat(verify(journal.stripTrailing()).checks())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("its line is not ended"));
    }

    @Test
    void checkpointsMustFollowOneAnother() {
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> checkpoint(journal, created()))
                .withMessageContaining("nothing was added");
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> checkpoint(journal + "{}\n", created()))
                .withMessageContaining("the parent of a checkpoint is the checkpoint before it")
                .withMessageContaining("found:    none");
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> checkpoint("{\"a\":1}\n{\"b\":2}", created()))
                .withMessageContaining("the last line is not ended");
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> checkpoint("[1]\n", created()))
                .withMessageContaining("one JSON object a line");
    }

    @Test
    void embeddingIntoJsonLinesAddsACheckpoint() throws Exception {
        byte[] signed = Workshop.signer(1).embed(bytes("{\"a\":1}\n"), created(), KEEPER);

        assertThat(Workshop.verify(signed).state()).isEqualTo(Verdict.State.TRUSTED);
    }

    /** The claim of a checkpoint with a field changed, rightly signed all the same. */
    @Test
    void aMalformedSegmentHashIsRefused() {
        assertForged(map -> without(map, "version"), StatusCode.SEGMENT_HASH_MALFORMED);
        assertForged(map -> with(map, "version", 2), StatusCode.SEGMENT_HASH_MALFORMED);
        assertForged(map -> without(map, "hash"), StatusCode.SEGMENT_HASH_MALFORMED);
        assertForged(map -> without(map, "segmentStart"), StatusCode.SEGMENT_HASH_MALFORMED);
        assertForged(map -> with(map, "segmentStart", 9), StatusCode.SEGMENT_HASH_MALFORMED);
        assertForged(map -> with(map, "sentinelLength", 9), StatusCode.SEGMENT_HASH_MALFORMED);
        assertForged(map -> with(map, "segmentEnd", 7), StatusCode.SEGMENT_HASH_MISMATCH);
        assertForged(map -> with(map, "segmentEnd", Long.MAX_VALUE), StatusCode.SEGMENT_HASH_MISMATCH);
        assertForged(map -> with(map, "segmentStart", 2), StatusCode.SEGMENT_HASH_MISMATCH);
    }

    private static void assertForged(Function<CborMap, CborMap> change, String code) {
        byte[] file = bytes("{\"a\":1}\n");
        CborMap sound = SegmentHashAssertion.inline(new ByteRange(0, 8), sha256(file, 0, 8), Optional.empty())
                .toCbor();
        assertThat(verifyForged(file, sound).checks())
                .anyMatch(check -> check.code().equals(StatusCode.SEGMENT_HASH_MATCH));
        Verdict verdict = verifyForged(file, change.apply(sound));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verdict.checks()).anyMatch(check -> check.code().equals(code));
    }

    private static Verdict verifyForged(byte[] file, CborMap hash) {
        byte[] store = Forgery.empty(1)
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .with(SegmentHashAssertion.LABEL, hash)
                .store();
        byte[] line = new JsonLinesCarrier().line(ByteSource.of(file), store);
        return verify(new String(file, StandardCharsets.UTF_8) + new String(line, StandardCharsets.UTF_8));
    }

    private static CborMap without(CborMap map, String key) {
        return CborMap.of(map.entries().stream()
                .filter(entry -> !entry.key().asText().equals(Optional.of(key)))
                .toList());
    }

    private static CborMap with(CborMap map, String key, long number) {
        CborMap.Builder changed = CborMap.builder().put(key, number);
        without(map, key).entries().forEach(entry -> changed.put(entry.key(), entry.value()));
        return changed.build();
    }

    private static String without(int checkpoint) {
        ByteRange line = checkpoints.get(checkpoint);
        return text(0, line.start()) + text(line.end(), bytes(journal).length);
    }

    private static String text(long start, long end) {
        return new String(bytes(journal), (int) start, (int) (end - start), StandardCharsets.UTF_8);
    }

    private static void assertFails(String file, String code) {
        Verdict verdict = verify(file);
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verdict.checks())
                .as(code)
                .anyMatch(check -> check.code().equals(code) && check.outcome() == Check.Outcome.FAIL);
    }

    private static String detail(Verdict verdict, String code) {
        return verdict.checks().stream()
                .filter(check -> check.code().equals(code))
                .findFirst()
                .orElseThrow()
                .detail();
    }

    /** The file with the lines and a checkpoint over them. */
    static String extended(String file, String lines) throws Exception {
        ManifestDefinition definition = created();
        if (!file.isEmpty()) {
            ManifestDefinition.Builder manifest = ManifestDefinition.of("A journal", GeneratorInfo.stemma("0.1.0"));
            HashedUri parent = manifest.add(
                    IngredientAssertion.of(Relationship.PARENT_OF, "A journal", "application/jsonl"), verify(file));
            definition = manifest.with(ActionsAssertion.all(Action.opened(parent), Action.of(Action.EDITED)))
                    .build();
        }
        return file + lines + checkpoint(file + lines, definition);
    }

    private static String checkpoint(String file, ManifestDefinition definition) throws SigningException {
        Signer signer = Workshop.signer(file.length());
        return new String(signer.checkpoint(ByteSource.of(bytes(file)), definition, KEEPER), StandardCharsets.US_ASCII);
    }

    private static ManifestDefinition created() {
        return ManifestDefinition.of("A journal", GeneratorInfo.stemma("0.1.0"))
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .build();
    }

    private static Verdict verify(String file) {
        return Workshop.verify(bytes(file));
    }

    private static byte[] hash(String file, ByteRange range) {
        return new Asset(ByteSource.of(bytes(file)), new Asset.Origin.BesideUnknownFormat())
                .hashOf(range, HashAlgorithm.SHA256);
    }

    private static byte[] sha256(byte[] file, long start, long end) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(file, (int) start, (int) end));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The assertion's CBOR, found by its label alone: it follows the NUL after it and the head of one box. */
    private static CborMap segmentHash(byte[] store) throws Exception {
        String text = new String(store, StandardCharsets.ISO_8859_1);
        int box = text.lastIndexOf("c2pa.hash.segment\0\0") + "c2pa.hash.segment\0".length();
        int length = ByteBuffer.wrap(store, box, 4).getInt();
        return CborReader.read(Arrays.copyOfRange(store, box + 8, box + length))
                .asMap()
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
