package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.merkle.MerkleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
    private static final NoteKey LOG = ProjectVector.LOG;
    private static final Clock CLOCK = Clock.fixed(ProjectVector.TIME, ZoneOffset.UTC);
    private static final List<byte[]> ENTRIES = TransparencyLogTest.entries(0, 40);

    @TempDir
    Path folder;

    private Witness witness;

    @BeforeEach
    void open() {
        witness = Witness.open(folder, ProjectVector.WITNESS, List.of(LOG.verifier()), CLOCK);
    }

    @AfterEach
    void close() {
        witness.close();
    }

    @Test
    void aLogThatGrowsIsSigned(@TempDir Path logFolder) {
        try (TransparencyLog log = TransparencyLog.create(logFolder, LOG)) {
            log.append(ENTRIES);
            WitnessAnswer answer =
                    witness.add(WitnessRequest.of(log.reader(), 0).encode());

            assertThat(answer.status()).isEqualTo(200);
            SignedNote cosigned = log.cosigned(
                    log.checkpoint().with(WitnessAnswer.signatures(answer.body())), List.of(witness.verifier()));
            assertThat(cosigned.verify(List.of(witness.verifier()))).hasSize(1);

            log.append(List.of(new byte[] {1}));
            assertThat(witness.add(WitnessRequest.of(log.reader(), 40).encode()).status())
                    .isEqualTo(200);
            assertThat(log.reader().prove(3).check(ENTRIES.get(3), ProjectVector.policy()))
                    .as("before the new signature is brought")
                    .extracting("reason")
                    .isEqualTo(LogAnswer.Reason.QUORUM_MISSED);
        }
    }

    @Test
    void theSignatureIsThatOfTheProjectsVector() {
        SignedNote note = ProjectVector.checkpoint(8);
        WitnessRequest request = new WitnessRequest(0, List.of(), note);

        assertThat(witness.add(request.encode()))
                .isEqualTo(new WitnessAnswer.Cosigned(List.of(note.signatures().get(1))));
        assertThat(witness.last(LOG.verifier().name())).contains(note);
    }

    @Test
    void whatWasSignedLastIsForAllWhoKnowTheHashOfTheOrigin() {
        SignedNote note = ProjectVector.checkpoint(8);
        String hash = "0".repeat(64);
        witness.add(new WitnessRequest(0, List.of(), note).encode());

        assertThat(witness.lastOf(HexFormat.of().formatHex(KeyName.sha256(Exact.utf8("stemma.example/log")))))
                .contains(note);
        for (String other : List.of(hash, "", "..", "../" + folder.getFileName(), "lock")) {
            assertThat(witness.lastOf(other)).as(other).isEmpty();
        }
    }

    @Test
    void anUnknownLogIsNotFound() {
        NoteKey other = NoteKey.of("other.example", SignatureType.ED25519, new byte[32]);

        assertThat(witness.add(request(0, 5, ENTRIES, other).encode()).status()).isEqualTo(404);
    }

    @Test
    void aCheckpointThatTheLogDidNotSignIsForbidden() {
        NoteKey same = NoteKey.of(LOG.verifier().name(), SignatureType.ED25519, new byte[32]);
        WitnessRequest good = request(0, 5, ENTRIES, LOG);
        SignedNote forged = new SignedNote(
                good.checkpoint().text().replace("\n5\n", "\n6\n"),
                good.checkpoint().signatures());

        assertThat(witness.add(request(0, 5, ENTRIES, same).encode()).status()).isEqualTo(403);
        assertThat(witness.add(new WitnessRequest(0, List.of(), forged).encode())
                        .status())
                .isEqualTo(403);
        assertThat(witness.last(LOG.verifier().name())).isEmpty();
    }

    @Test
    void anOldSizeBeyondTheNewOneIsABadRequest() {
        WitnessRequest request = request(0, 5, ENTRIES, LOG);

        assertThat(witness.add(new WitnessRequest(6, List.of(), request.checkpoint()).encode())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLogThatWasRolledBackIsInConflict() {
        witness.add(request(0, 20, ENTRIES, LOG).encode());

        WitnessAnswer rolledBack = witness.add(request(0, 10, ENTRIES, LOG).encode());
        assertThat(rolledBack).isEqualTo(new WitnessAnswer.Conflict(20));
        assertThat(rolledBack.status()).isEqualTo(409);
        assertThat(rolledBack.body()).isEqualTo("20\n");
        assertThat(rolledBack.contentType()).isEqualTo("text/x.tlog.size");
        assertThat(witness.add(request(10, 20, ENTRIES, LOG).encode()).status()).isEqualTo(409);
        assertThat(witness.add(request(20, 30, ENTRIES, LOG).encode()).status()).isEqualTo(200);
    }

    @Test
    void aForkedLogIsNotSigned() {
        witness.add(request(0, 20, ENTRIES, LOG).encode());
        List<byte[]> forked = new ArrayList<>(ENTRIES);
        forked.set(7, new byte[] {7});

        assertThat(witness.add(request(20, 30, forked, LOG).encode()).status()).isEqualTo(422);
        assertThat(witness.add(request(20, 20, forked, LOG).encode()).status()).isEqualTo(422);
        assertThat(Checkpoint.parse(witness.last(LOG.verifier().name())
                                .orElseThrow()
                                .text())
                        .size())
                .isEqualTo(20);
        assertThat(witness.add(request(20, 20, ENTRIES, LOG).encode()).status()).isEqualTo(200);
    }

    @Test
    void aProofWhereNoneBelongsOrAnEmptyTreeWithARootIsNotSigned() {
        WitnessRequest first = request(0, 5, ENTRIES, LOG);
        Checkpoint empty = new Checkpoint(LOG.verifier().name(), 0, new byte[32]);
        SignedNote note = new SignedNote(empty.text(), List.of(LOG.sign(empty.text())));

        assertThat(witness.add(new WitnessRequest(0, List.of(new byte[32]), first.checkpoint()).encode())
                        .status())
                .isEqualTo(422);
        assertThat(witness.add(new WitnessRequest(0, List.of(), note).encode()).status())
                .isEqualTo(422);
        assertThat(witness.add(request(0, 0, ENTRIES, LOG).encode()).status()).isEqualTo(200);
        assertThat(witness.add(request(0, 5, ENTRIES, LOG).encode()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "old 0", "old 0\n\n", "old -1\n\nx\n", "old 00\n\nx\n\n\u2014 a AAAAAAAA\n", "new 0\n\nx\n"})
    void whatIsNoRequestIsABadOne(String body) {
        assertThat(witness.add(Exact.utf8(body)).status()).isEqualTo(400);
    }

    @Test
    void aRequestHasNoMoreHashesThanThereCanBe() {
        SignedNote note = request(0, 5, ENTRIES, LOG).checkpoint();
        String hash = Exact.base64(new byte[32]) + "\n";

        assertThat(witness.add(Exact.utf8("old 3\n" + hash.repeat(64) + "\n" + note)))
                .isInstanceOfSatisfying(
                        WitnessAnswer.Refused.class,
                        refused -> assertThat(refused.detail()).isEqualTo("a request has at most 63 hashes, found 64"));
    }

    @Test
    void whatWasSignedIsRememberedByTheNextProcess() {
        witness.add(request(0, 20, ENTRIES, LOG).encode());
        assertThatThrownBy(() -> Witness.open(folder, ProjectVector.WITNESS, List.of(LOG.verifier()), CLOCK))
                .hasMessageContaining("another process");
        witness.close();
        open();

        assertThat(witness.add(request(0, 30, ENTRIES, LOG).encode())).isEqualTo(new WitnessAnswer.Conflict(20));
    }

    @Test
    void aDamagedMemoryIsNotTakenForNone() throws IOException {
        witness.add(request(0, 20, ENTRIES, LOG).encode());
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(path -> path.endsWith("checkpoint"))
                    .findFirst()
                    .orElseThrow();
            for (String content : List.of("", Files.readString(file).replace("\n20\n", "\n10\n"))) {
                Files.writeString(file, content);
                assertThatThrownBy(() -> witness.add(request(0, 5, ENTRIES, LOG).encode()))
                        .isInstanceOf(LogException.class)
                        .hasMessageContaining("signs nothing more for it");
            }
        }
    }

    /** The race of the specification: of two that go on from the same tree, one is signed. */
    @Test
    void ofManyRequestsAtOnceOneIsSigned() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 5; round++) {
                int old = round * 8;
                List<Callable<WitnessAnswer>> requests = new ArrayList<>();
                for (int i = 1; i <= 8; i++) {
                    byte[] request = request(old, old + i, ENTRIES, LOG).encode();
                    requests.add(() -> witness.add(request));
                }
                int signed = 0;
                for (Future<WitnessAnswer> answer : threads.invokeAll(requests)) {
                    assertThat(answer.get().status()).isIn(200, 409);
                    signed += answer.get().status() == 200 ? 1 : 0;
                }
                assertThat(signed).isEqualTo(1);
                long size = Checkpoint.parse(witness.last(LOG.verifier().name())
                                .orElseThrow()
                                .text())
                        .size();
                if (size < old + 8) {
                    witness.add(request((int) size, old + 8, ENTRIES, LOG).encode());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static WitnessRequest request(int old, int size, List<byte[]> entries, NoteKey log) {
        MerkleTree tree = MerkleTree.of(entries.subList(0, size));
        String text = new Checkpoint(log.verifier().name(), size, tree.root()).text();
        List<byte[]> path = old > size ? List.of() : tree.consistencyProof(old).path();
        return new WitnessRequest(old, path, new SignedNote(text, List.of(log.sign(text))));
    }
}
