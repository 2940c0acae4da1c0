package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.merkle.ConsistencyProof;
import dev.stemma.provenance.merkle.InclusionProof;
import dev.stemma.provenance.merkle.MerkleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's sumdb packages and npm's {@code @transmute/rfc9162}, which we did not write, say of our logs and proofs what we say. */
class OtherCheckersTest {
    private static final int LARGEST = 300;
    private static final int LARGE = 70_000;

    @TempDir
    static Path folder;

    @Test
    void proofsOfTreesOfOneToThreeHundredEntriesAreJudgedAsByUs() throws Exception {
        Questions questions = questions();

        assertThat(questions.answers).contains("yes", "no").hasSizeGreaterThan(6 * LARGEST);
        assertThat(OtherChecker.go(folder)
                        .run(questions.write(folder), "proofs")
                        .output()
                        .lines())
                .as("Go")
                .containsExactlyElementsOf(questions.answers);
        assertThat(OtherChecker.npm(folder, "merkle-proofs.js")
                        .run(questions.write(folder))
                        .output()
                        .lines())
                .as("npm")
                .containsExactlyElementsOf(questions.answers);
    }

    @Test
    void goReadsALogByItsTilesAndRefusesOneThatWasChanged() throws Exception {
        OtherChecker go = OtherChecker.go(folder);
        String key = ProjectVector.LOG.verifier().toString();
        Path none = Path.of("/dev/null");
        for (int size : new int[] {1, 2, 255, 256, 257, 300, LARGE}) {
            Path log = log("log-" + size, size);
            assertThat(go.run(none, "log", key, log)).isEqualTo(new OtherChecker.Run(0, "accepted " + size + "\n"));
        }
        Path changed = log("changed", 300);
        Path bundle = changed.resolve("tile/entries/000");
        byte[] entries = Files.readAllBytes(bundle);
        entries[20] ^= 1;
        Files.write(bundle, entries);
        assertThat(go.run(none, "log", key, changed).exit()).isEqualTo(1);

        Path forked = folder.resolve("forked");
        try (TransparencyLog growing = TransparencyLog.create(forked, ProjectVector.LOG)) {
            growing.append(TransparencyLogTest.entries(1, 300));
        }
        assertThat(go.run(none, "log", key, forked).exit()).isZero();
        Files.copy(
                folder.resolve("log-300/checkpoint"),
                forked.resolve("checkpoint"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(go.run(none, "log", key, forked).exit()).isEqualTo(1);
    }

    @Test
    void goOpensTheProjectsVectorAndNotAChangedOne() throws Exception {
        OtherChecker go = OtherChecker.go(folder);
        String key = ProjectVector.LOG.verifier().toString();
        SignedNote note = ProjectVector.checkpoint(8);
        Path file = Files.write(folder.resolve("note"), note.encode());
        Path none = Path.of("/dev/null");

        assertThat(go.run(none, "note", key, file)).isEqualTo(new OtherChecker.Run(0, note.text()));
        Files.writeString(file, note.toString().replace("\n8\n", "\n9\n"));
        assertThat(go.run(none, "note", key, file).exit()).isEqualTo(1);
    }

    private static Path log(String name, int size) {
        Path log = folder.resolve(name);
        try (TransparencyLog growing = TransparencyLog.create(log, ProjectVector.LOG)) {
            for (int first = 0; first < size; first += 10_000) {
                growing.append(TransparencyLogTest.entries(first, Math.min(10_000, size - first)));
            }
        }
        return log;
    }

    /** Proofs of every size, some for the wrong entry, a changed path or a tree that was forked; and of a large log. */
    private static Questions questions() {
        Questions questions = new Questions();
        Random random = new Random(9);
        List<byte[]> entries = TransparencyLogTest.entries(0, LARGEST);
        for (int size = 1; size <= LARGEST; size++) {
            MerkleTree tree = MerkleTree.of(entries.subList(0, size));
            for (int index : new int[] {0, size / 2, size - 1, random.nextInt(size)}) {
                InclusionProof proof = tree.inclusionProof(index);
                questions.ask(proof, entries.get(index), tree.root());
                questions.ask(proof, entries.get((index + 1) % LARGEST), tree.root());
            }
            for (int old = 1 + random.nextInt(size); old < size; old += 1 + random.nextInt(90)) {
                ConsistencyProof proof = tree.consistencyProof(old);
                MerkleTree before = MerkleTree.of(entries.subList(0, old));
                List<byte[]> forked = new ArrayList<>(entries.subList(0, old));
                forked.set(random.nextInt(old), new byte[] {7});
                questions.ask(proof, before.root(), tree.root());
                questions.ask(proof, MerkleTree.of(forked).root(), tree.root());
                questions.ask(changed(proof, random), before.root(), tree.root());
            }
        }
        large(questions, random);
        return questions;
    }

    private static void large(Questions questions, Random random) {
        LogReader log = new LogReader(log("large", LARGE));
        byte[] root = Checkpoint.parse(log.checkpoint().text()).root();
        for (int i = 0; i < 40; i++) {
            int index = random.nextInt(LARGE);
            InclusionProof proof = log.prove(index).inclusion();
            questions.ask(proof, TransparencyLogTest.entry(index), root);
            questions.ask(proof, TransparencyLogTest.entry(index + 1), root);
            int old = 1 + random.nextInt(LARGE - 1);
            questions.ask(log.consistency(old), log.root(old, LARGE), root);
            questions.ask(log.consistency(old), log.root(old + 1, LARGE), root);
        }
    }

    private static ConsistencyProof changed(ConsistencyProof proof, Random random) {
        List<byte[]> path = proof.path();
        path.get(random.nextInt(path.size()))[random.nextInt(32)] ^= 1;
        return new ConsistencyProof(proof.oldSize(), proof.size(), path);
    }

    /** Lines that the checkers read, and what we say of each. */
    private static final class Questions {
        private final List<String> lines = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();

        void ask(InclusionProof proof, byte[] entry, byte[] root) {
            ask("inclusion", proof.index(), proof.size(), MerkleTree.leafHash(entry), root, proof.path());
            answers.add(proof.proves(entry, root) ? "yes" : "no");
        }

        void ask(ConsistencyProof proof, byte[] oldRoot, byte[] root) {
            ask("consistency", proof.oldSize(), proof.size(), oldRoot, root, proof.path());
            answers.add(proof.proves(oldRoot, root) ? "yes" : "no");
        }

        private void ask(String kind, long first, long size, byte[] one, byte[] root, List<byte[]> path) {
            HexFormat hex = HexFormat.of();
            lines.add(String.join(
                    " ",
                    kind,
                    Long.toString(first),
                    Long.toString(size),
                    hex.formatHex(one),
                    hex.formatHex(root),
                    path.stream().map(hex::formatHex).collect(Collectors.joining(","))));
        }

        Path write(Path folder) throws IOException {
            return Files.write(folder.resolve("proofs.txt"), lines);
        }
    }
}
