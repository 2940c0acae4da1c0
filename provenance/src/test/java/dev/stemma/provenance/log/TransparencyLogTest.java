package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.merkle.MerkleTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransparencyLogTest {
    private static final NoteKey KEY = ProjectVector.LOG;
    private static final LogPolicy POLICY = LogPolicy.of(KEY.verifier());

    @TempDir
    Path folder;

    @Test
    void aLogTakesEntriesAndProvesThatTheyAreThere() {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            assertThat(log.append(entries(0, 3)).first()).isZero();
            TransparencyLog.Appended appended = log.append(entries(3, 5));

            assertThat(appended.first()).isEqualTo(3);
            LogProof proof = log.reader().prove(4);
            assertThat(proof.check(entry(4), POLICY).isAccepted()).isTrue();
            assertThat(proof.check(entry(3), POLICY).isAccepted()).isFalse();
            assertThat(log.reader().entry(7)).isEqualTo(entry(7));
        }
    }

    @Test
    void theProjectsVectorComesFromALogOnDiskToo() {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(ProjectVector.ENTRIES);
            SignedNote cosigned = log.checkpoint()
                    .with(List.of(ProjectVector.WITNESS.cosign(
                            Checkpoint.parse(log.checkpoint().text()), ProjectVector.TIME)));
            log.cosigned(cosigned, List.of(ProjectVector.WITNESS.verifier()));

            assertThat(log.reader().prove(5).encode()).isEqualTo(Exact.utf8(ProjectVector.PROOF));
        }
    }

    @Test
    void everyTreeHasTheRootAndTheProofsThatItHasInMemory() {
        Random random = new Random(3);
        List<byte[]> entries = entries(0, 700);
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            for (int size = 0; size < 600; ) {
                int more = 1 + random.nextInt(size < 300 ? 3 : 90);
                log.append(entries.subList(size, size + more));
                size += more;
                MerkleTree tree = MerkleTree.of(entries.subList(0, size));
                assertThat(Checkpoint.parse(log.checkpoint().text()).root()).isEqualTo(tree.root());
                int index = random.nextInt(size);
                assertThat(log.reader().prove(index).inclusion().path())
                        .containsExactlyElementsOf(tree.inclusionProof(index).path());
                int old = random.nextInt(size + 1);
                assertThat(log.reader().consistency(old).path())
                        .containsExactlyElementsOf(tree.consistencyProof(old).path());
            }
        }
    }

    @Test
    void seventyThousandEntriesHaveTheTilesOfTheSpecification() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            for (int size = 0; size < 70_000; size += 3_500) {
                log.append(entries(size, 3_500));
            }
            for (long index : new long[] {0, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999}) {
                assertThat(log.reader()
                                .prove(index)
                                .check(entry((int) index), POLICY)
                                .isAccepted())
                        .isTrue();
            }
        }
        TransparencyLog.open(folder, KEY).close();

        assertThat(full("tile/0")).isEqualTo(273);
        assertThat(full("tile/entries")).isEqualTo(273);
        assertThat(full("tile/1")).isEqualTo(1);
        assertThat(full("tile/2")).isZero();
        assertThat(folder.resolve("tile/0/273.p/112")).hasSize(112 * 32);
        assertThat(folder.resolve("tile/1/001.p/17")).hasSize(17 * 32);
        assertThat(folder.resolve("tile/2/000.p/1")).hasSize(32);
        assertThat(folder.resolve("tile/0/272")).hasSize(8192);
    }

    private long full(String part) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().toString().endsWith(".p"))
                    .count();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, tile/0/000", "999, tile/0/999", "1000, tile/0/x001/000", "1234067, tile/0/x001/x234/067"})
    void tilesStandWhereTheSpecificationHasThem(long number, String path) {
        assertThat(new TilePath(0, number, 256)).hasToString(path);
        assertThat(new TilePath(0, number, 7)).hasToString(path + ".p/7");
        assertThat(TilePath.parse(path)).contains(new TilePath(0, number, 256));
        assertThat(TilePath.parse(path + ".p/7")).contains(new TilePath(0, number, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/00/000", "tile/64/000", "tile/0/0", "tile/0/x000/001", "tile/0/001/000", "tile/0/000.p/0",
                "tile/0/000.p/256", "tile/0/000.p/07", "tile/0/../../state/lock", "/tile/0/000", "tile/entries",
                        "checkpoint"
            })
    void whatIsNoPathOfATileIsNotTakenForOne(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    @Test
    void aLogGoesOnWhereItWasLeft() {
        SignedNote before;
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 300));
            before = log.checkpoint();
        }
        try (TransparencyLog log = TransparencyLog.open(folder, KEY)) {
            assertThat(log.checkpoint()).isEqualTo(before);
            log.append(entries(300, 1));
            assertThat(Checkpoint.parse(log.checkpoint().text()).root())
                    .isEqualTo(MerkleTree.of(entries(0, 301)).root());
        }
    }

    @Test
    void aTornTailIsCutOffAndItsEntriesCanBeAddedAgain() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 10));
        }
        Path batches = batches();
        long whole = Files.size(batches);
        for (byte[] tail : List.of(new byte[3], new byte[5000], torn(batches))) {
            Files.write(batches, tail, StandardOpenOption.APPEND);
            try (TransparencyLog log = TransparencyLog.open(folder, KEY)) {
                assertThat(log.size()).isEqualTo(10);
            }
            assertThat(batches).hasSize(whole);
        }
        try (TransparencyLog log = TransparencyLog.open(folder, KEY)) {
            assertThat(log.append(entries(10, 2)).first()).isEqualTo(10);
        }
    }

    /** The batch that is there, once more, without its last byte. */
    private static byte[] torn(Path batches) throws IOException {
        byte[] all = Files.readAllBytes(batches);
        return Arrays.copyOfRange(all, 61, all.length - 1);
    }

    @Test
    void aBatchThatIsRepeatedBehindItselfIsNoBatch() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 10));
        }
        byte[] all = Files.readAllBytes(batches());
        Files.write(batches(), Arrays.copyOfRange(all, 61, all.length), StandardOpenOption.APPEND);

        try (TransparencyLog log = TransparencyLog.open(folder, KEY)) {
            assertThat(log.size()).isEqualTo(10);
        }
    }

    @Test
    void tilesThatWereLostWithThePowerAreWrittenAgain() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 600));
        }
        Files.delete(folder.resolve("tile/0/001"));
        Files.write(folder.resolve("tile/entries/000"), new byte[0]);
        Files.delete(folder.resolve("checkpoint"));

        try (TransparencyLog log = TransparencyLog.open(folder, KEY)) {
            assertThat(log.size()).isEqualTo(600);
            assertThat(log.reader().prove(300).check(entry(300), POLICY).isAccepted())
                    .isTrue();
        }
    }

    @Test
    void aBreakOffBetweenTwoFilesOfBatchesIsMended() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            byte[] first = Files.readAllBytes(batches());
            for (int size = 0; size < 20_000; size += 2_000) {
                log.append(entries(size, 2_000));
            }
            assertThat(batches().getFileName()).hasToString("batches-0000000000000018000");
            Files.write(folder.resolve("state/batches-0000000000000000000"), first);
            Files.write(folder.resolve("state/batches-0000000000000020000.new"), new byte[5]);
        }
        try (TransparencyLog log = TransparencyLog.open(folder, KEY)) {
            assertThat(log.size()).isEqualTo(20_000);
            assertThat(folder.resolve("state/batches-0000000000000000000")).doesNotExist();
            assertThat(log.reader().prove(14_999).check(entry(14_999), POLICY).isAccepted())
                    .isTrue();
        }
    }

    @Test
    void aLogThatWasRolledBackDoesNotOpen() throws IOException {
        byte[] early;
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 10));
            early = Files.readAllBytes(batches());
            log.append(entries(10, 10));
        }
        Files.write(batches(), early);

        assertThatThrownBy(() -> TransparencyLog.open(folder, KEY))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("has signed 20 entries and has only 10");
    }

    @Test
    void aLogWithOtherEntriesThanItSignedDoesNotOpen() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 10));
        }
        Path other = folder.resolveSibling(folder.getFileName() + "-other");
        try (TransparencyLog log = TransparencyLog.create(other, KEY)) {
            log.append(entries(5, 12));
        }
        Files.copy(
                other.resolve("state").resolve(batches().getFileName()),
                batches(),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> TransparencyLog.open(folder, KEY))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("has signed other entries");
    }

    @Test
    void aChangedEntryOrTileIsNoticedWhenAProofIsMade() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 300));
            flip(folder.resolve("tile/entries/000"), 105);
            assertThatThrownBy(() -> log.reader().prove(11))
                    .isInstanceOf(LogException.class)
                    .hasMessageContaining("damaged");
            flip(folder.resolve("tile/0/000"), 100);
            assertThatThrownBy(() -> log.reader().consistency(200))
                    .isInstanceOf(LogException.class)
                    .hasMessageContaining("damaged");
        }
    }

    private static void flip(Path file, int at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
        }
    }

    /** A batch that a disk spoiled looks like one that was cut off, and those behind it with it. */
    @Test
    void whatIsDamagedIsRefusedAsItLiesSoThatItCanBePutBack() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 3));
            log.append(entries(3, 3));
        }
        byte[] before = Files.readAllBytes(batches());
        flip(batches(), 75);
        byte[] damaged = Files.readAllBytes(batches());

        assertThatThrownBy(() -> TransparencyLog.open(folder, KEY))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("has signed 6 entries and has only 0");

        assertThat(batches()).hasBinaryContent(damaged);
        Files.write(batches(), before);
        try (TransparencyLog log = TransparencyLog.open(folder, KEY)) {
            assertThat(log.size()).isEqualTo(6);
        }
    }

    @Test
    void theFilesOfAnotherLogDoNotOverwriteItsTiles() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 10));
        }
        byte[] tile = Files.readAllBytes(folder.resolve("tile/0/000.p/10"));
        Path other = folder.resolveSibling(folder.getFileName() + "-other");
        try (TransparencyLog log = TransparencyLog.create(other, KEY)) {
            log.append(entries(5, 10));
        }
        Path batches = batches();
        Files.copy(other.resolve("state").resolve(batches.getFileName()), batches, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> TransparencyLog.open(folder, KEY)).hasMessageContaining("has signed other entries");
        assertThat(folder.resolve("tile/0/000.p/10")).hasBinaryContent(tile);
    }

    @Test
    void aCheckpointThatIsNoneIsSaidToBeDamagedByNameHoweverLongItIs() throws IOException {
        TransparencyLog.create(folder, KEY).close();
        Path checkpoint = folder.resolve("checkpoint");
        for (String content : List.of("", "half a note", "a text\n\n\u2014 a AAAAAAAA\n")) {
            Files.writeString(checkpoint, content);
            assertThatThrownBy(() -> TransparencyLog.open(folder, KEY))
                    .isInstanceOf(LogException.class)
                    .hasMessageStartingWith("the log " + folder + " is damaged: its checkpoint is none: ")
                    .hasMessageEndingWith("; put it back from a copy");
            assertThat(LogAudit.of(new LogReader(folder), List.of(KEY.verifier()), List.of(), (index, entry) -> {})
                            .outcome())
                    .isEqualTo(LogAudit.Outcome.DAMAGED);
        }
        try (RandomAccessFile large = new RandomAccessFile(checkpoint.toFile(), "rw")) {
            large.setLength(3L << 30);
        }
        assertThatThrownBy(() -> new LogReader(folder).checkpoint())
                .isInstanceOf(LogException.class)
                .hasMessageContaining("has 3221225472 bytes; expected at most 1000000");
        Files.delete(checkpoint);
        Files.createDirectory(checkpoint);
        assertThatThrownBy(() -> new LogReader(folder).checkpoint())
                .hasMessageContaining("is a folder, a pipe or a device");
    }

    @Test
    void aLogWhoseStateIsMissingCanBeReadAndNotAddedTo() throws IOException {
        TransparencyLog.create(folder, KEY).close();
        Files.move(folder.resolve("state"), folder.resolveSibling(folder.getFileName() + "-state"));

        assertThat(new LogReader(folder).size()).isZero();
        assertThatThrownBy(() -> TransparencyLog.open(folder, KEY))
                .hasMessageContaining("can be read but not added to", "state is missing");
    }

    @Test
    void aTileFarBeyondTheEndIsOfNoTree() {
        for (String path :
                List.of("tile/0/x072/x057/x594/x037/x927/936", "tile/entries/x999/x999/x999/x999/x999/999")) {
            assertThat(TilePath.parse(path).orElseThrow().isWithin(70_000))
                    .as(path)
                    .isFalse();
        }
    }

    @Test
    void onlyOneCanAddAtATime() {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            assertThatThrownBy(() -> TransparencyLog.open(folder, KEY))
                    .hasMessage("another process has the log " + folder + " open; close it there first");
            log.append(entries(0, 1));
        }
        TransparencyLog.open(folder, KEY).close();
    }

    @Test
    void manyAddInTurns() throws Exception {
        TransparencyLog.create(folder, KEY).close();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> turns = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                byte[] entry = entry(i);
                turns.add(() -> {
                    try (TransparencyLog log = TransparencyLog.open(folder, KEY, Duration.ofSeconds(30))) {
                        return log.append(List.of(entry)).first();
                    }
                });
            }
            Set<Long> places = new TreeSet<>();
            for (Future<Long> turn : threads.invokeAll(turns)) {
                places.add(turn.get());
            }
            assertThat(places).hasSize(24);
        } finally {
            threads.shutdownNow();
        }
        assertThat(new LogReader(folder).size()).isEqualTo(24);
    }

    @Test
    void aLogIsNotOpenedUnderAnotherKeyNorMadeTwice() {
        TransparencyLog.create(folder, KEY).close();
        NoteKey other = NoteKey.of(KEY.verifier().name(), SignatureType.ED25519, new byte[32]);

        assertThatThrownBy(() -> TransparencyLog.open(folder, other)).hasMessageContaining("under another key");
        assertThatThrownBy(() -> TransparencyLog.create(folder, KEY)).hasMessageContaining("already");
        assertThatThrownBy(() -> TransparencyLog.open(folder.resolve("none"), KEY))
                .hasMessage("there is no log in " + folder.resolve("none"));
    }

    @Test
    void entriesThatAreTooLongOrNoneAreRefusedAndTheLogGoesOn() {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            assertThatThrownBy(() -> log.append(List.of(new byte[65_536])))
                    .hasMessage("an entry has at most 65535 bytes, found 65536");
            assertThatThrownBy(() -> log.append(List.of())).isInstanceOf(LogException.class);
            log.append(List.of(new byte[65_535], new byte[0]));
            assertThat(log.reader().entry(0)).hasSize(65_535);
            assertThat(log.reader().entry(1)).isEmpty();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaidPlainlyAndNothingIsLost() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 256));
            // A file where the next folder of tiles would be: as root no right forbids anything.
            Files.write(folder.resolve("tile/0/001.p"), new byte[0]);
            assertThatThrownBy(() -> log.append(entries(256, 1)))
                    .isInstanceOf(LogException.class)
                    .hasMessageStartingWith("cannot write to the log " + folder)
                    .hasMessageEndingWith("what it has confirmed is kept");
            assertThatThrownBy(() -> log.append(entries(256, 1))).hasMessageContaining("stopped after a failure");
        }
        Files.delete(folder.resolve("tile/0/001.p"));
        try (TransparencyLog log = TransparencyLog.open(folder, KEY)) {
            assertThat(log.size()).isEqualTo(257);
            assertThat(log.reader().prove(100).check(entry(100), POLICY).isAccepted())
                    .isTrue();
        }
    }

    @Test
    void cosignaturesOfAnEarlierCheckpointAreLeftOut() {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 1));
            SignedNote early = log.checkpoint();
            log.append(entries(1, 1));
            SignedNote late = early.with(
                    List.of(ProjectVector.WITNESS.cosign(Checkpoint.parse(early.text()), ProjectVector.TIME)));

            assertThat(log.cosigned(late, List.of(ProjectVector.WITNESS.verifier()))
                            .signatures())
                    .hasSize(1);
        }
    }

    @Test
    void ofEachWitnessTheLastSignatureIsKept() {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            Checkpoint checkpoint = Checkpoint.parse(log.checkpoint().text());
            for (int second = 0; second < 200; second++) {
                NoteSignature signature =
                        ProjectVector.WITNESS.cosign(checkpoint, ProjectVector.TIME.plusSeconds(second));
                log.cosigned(log.checkpoint().with(List.of(signature)), List.of());
                log.cosigned(
                        new SignedNote(checkpoint.text(), List.of(signature)),
                        List.of(ProjectVector.WITNESS.verifier()));
            }
            assertThat(log.checkpoint().signatures()).hasSize(2);
            assertThat(log.reader().checkpoint().verify(List.of(ProjectVector.WITNESS.verifier())))
                    .extracting(verified -> verified.time().orElseThrow())
                    .containsExactly(ProjectVector.TIME.plusSeconds(199));
        }
    }

    @Test
    void aNarrowerPartOfATileIsFoundInAWiderOne() throws IOException {
        try (TransparencyLog log = TransparencyLog.create(folder, KEY)) {
            log.append(entries(0, 5));
            log.append(entries(5, 5));
            byte[] five = Files.readAllBytes(folder.resolve("tile/0/000.p/5"));
            byte[] bundle = Files.readAllBytes(folder.resolve("tile/entries/000.p/5"));
            Files.delete(folder.resolve("tile/0/000.p/5"));
            Files.delete(folder.resolve("tile/entries/000.p/5"));

            assertThat(log.reader().find(new TilePath(0, 0, 5)))
                    .hasValueSatisfying(b -> assertThat(b).isEqualTo(five));
            assertThat(log.reader().find(new TilePath(TilePath.ENTRIES, 0, 5)))
                    .hasValueSatisfying(b -> assertThat(b).isEqualTo(bundle));
            assertThat(log.reader().find(new TilePath(0, 0, 11))).isEmpty();
        }
    }

    private Path batches() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("batches-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static List<byte[]> entries(int first, int count) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    static byte[] entry(int index) {
        return Exact.utf8("entry " + index);
    }
}
