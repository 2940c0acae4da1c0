package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.merkle.MerkleTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that adds is killed at random moments: what it confirmed is there, and no other tree was signed. */
class KilledLogTest {
    private static final int KILLS = Integer.getInteger("stemma.kills", 4);
    private static final int LATEST = 2_500;
    private static final int ENTRY_LENGTH = 1_500;

    /** Adds batch after batch, and says of each what the log signed. */
    static final class Script {
        public static void main(String[] words) {
            Random random = new Random(Long.parseLong(words[1]));
            try (TransparencyLog log = TransparencyLog.open(Path.of(words[0]), ProjectVector.LOG)) {
                for (int round = 0; round < 100_000; round++) {
                    int count = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(700);
                    TransparencyLog.Appended appended = log.append(entries(log.size(), count));
                    Checkpoint checkpoint =
                            Checkpoint.parse(appended.checkpoint().text());
                    System.out.println(checkpoint.size() + " " + Exact.base64(checkpoint.root()));
                }
            }
        }
    }

    @Test
    void whatWasConfirmedHoldsAndOneTreeWasSigned(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("log");
        TransparencyLog.create(folder, ProjectVector.LOG).close();
        Random random = new Random(3);
        List<String> said = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            said.addAll(kill(folder, temporary.resolve("said-" + kill), kill, 700 + random.nextInt(LATEST)));
            try (TransparencyLog log = TransparencyLog.open(folder, ProjectVector.LOG)) {
                holds(log, said);
                log.append(entries(log.size(), 3));
            }
        }
        assertThat(said).isNotEmpty();
    }

    private static void holds(TransparencyLog log, List<String> said) {
        for (String line : said) {
            long size = Long.parseLong(line.split(" ")[0]);
            assertThat(log.size()).isGreaterThanOrEqualTo(size);
            assertThat(Exact.base64(log.reader().root(size, log.size()))).isEqualTo(line.split(" ")[1]);
        }
        List<byte[]> all = entries(0, (int) log.size());
        assertThat(Checkpoint.parse(log.checkpoint().text()).root())
                .isEqualTo(MerkleTree.of(all).root());
        for (int index = 0; index < all.size(); index += 97) {
            assertThat(log.reader()
                            .prove(index)
                            .check(all.get(index), LogPolicy.of(ProjectVector.LOG.verifier()))
                            .isAccepted())
                    .isTrue();
        }
    }

    /** Starts, kills without notice after so many milliseconds, and returns all whole lines that were said. */
    private static List<String> kill(Path folder, Path said, int seed, int millis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Script.class.getName(),
                        folder.toString(),
                        Integer.toString(seed))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        process.destroyForcibly().waitFor();
        String lines = Files.readString(said);
        return lines.substring(0, lines.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Entries that follow from their places. */
    private static List<byte[]> entries(long first, int count) {
        List<byte[]> entries = new ArrayList<>();
        for (long i = first; i < first + count; i++) {
            byte[] entry = new byte[ENTRY_LENGTH];
            new Random(i).nextBytes(entry);
            entries.add(entry);
        }
        return entries;
    }
}
