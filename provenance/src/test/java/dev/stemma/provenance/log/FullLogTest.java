package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The system refuses to write any more, as a full disk does: what was confirmed is there, and the log goes on later. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FullLogTest {
    /** Blocks of 512 bytes that a file may have. */
    private static final int BLOCKS = 120;

    /** Adds until it fails, and says how many entries were confirmed, then why it ended. */
    static final class Script {
        public static void main(String[] words) {
            try (TransparencyLog log = TransparencyLog.open(Path.of(words[0]), ProjectVector.LOG)) {
                for (int round = 0; round < 10_000; round++) {
                    log.append(List.of(entry(log.size()), entry(log.size() + 1)));
                    System.out.println(log.size());
                }
            } catch (LogException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static byte[] entry(long index) {
        return ("entry " + index + " ").repeat(60).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void nothingThatWasConfirmedIsLost(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("log");
        TransparencyLog.create(folder, ProjectVector.LOG).close();
        Path said = temporary.resolve("said");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f " + BLOCKS + "; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Script.class.getName(),
                        folder.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(said);
        String why = lines.get(lines.size() - 1);
        long confirmed = Long.parseLong(lines.get(lines.size() - 2));

        assertThat(why).contains("cannot write to the log " + folder, "what it has confirmed is kept");
        try (TransparencyLog log = TransparencyLog.open(folder, ProjectVector.LOG)) {
            assertThat(log.size()).isGreaterThanOrEqualTo(confirmed);
            log.append(List.of(entry(log.size())));
            List<byte[]> all = new ArrayList<>();
            for (long i = 0; i < log.size(); i++) {
                all.add(entry(i));
            }
            assertThat(Checkpoint.parse(log.checkpoint().text()).root())
                    .isEqualTo(MerkleTree.of(all).root());
            LogAudit audit =
                    LogAudit.of(log.reader(), List.of(ProjectVector.LOG.verifier()), List.of(), (index, entry) -> {});
            assertThat(audit.outcome()).as(audit.detail()).isEqualTo(LogAudit.Outcome.INTACT);
        }
    }
}
