package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.TrustPolicy;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.studio.KilledProgram;
import dev.stemma.studio.journals.JournalFile;
import dev.stemma.studio.journals.JournalFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Composing, editing and signing is killed at random moments: every file that is there is whole and trusted, every piece can
 * be worked on, and its journal has all that was done. {@code -Dstemma.kills=200} kills more often, {@code
 * -Dstemma.kills.latest=9000} later, in milliseconds.
 */
class KilledWorkTest {
    private static final int KILLS = Integer.getInteger("stemma.kills", 6);
    private static final int LATEST = Integer.getInteger("stemma.kills.latest", 4_000);

    /** A script of work that says what it has done; is killed. */
    static final class Script {
        public static void main(String[] words) throws Exception {
            Machine machine = Machine.in(Path.of(words[0])).inside(Path.of(words[1]));
            long seed = Long.parseLong(words[2]);
            System.out.println("begun");
            for (; ; seed += 10) {
                String tune = seed + ".mid";
                run(machine, "compose --bars 4 --wav --seed " + seed + " --out " + tune, tune, seed + ".wav");
                String two = "fill " + tune + " --bars 2 --count 2 --seed 1 --out " + seed + "-filled.mid";
                run(machine, two, seed + "-filled-1.mid", seed + "-filled-2.mid");
                String chosen = seed + "-filled-2.mid";
                run(machine, "edit " + chosen + " --ops up.json", chosen);
                run(
                        machine,
                        "continue " + chosen + " --bars 1 --seed 2 --out " + seed + "-long.mid",
                        seed + "-long.mid");
                run(machine, "sign " + seed + "-long.mid", seed + "-long.mid");
            }
        }

        /** A request may be refused, with one seed or another; then there is nothing to be done to its outcome. */
        private static void run(Machine machine, String call, String... files) {
            if (machine.run((Object[]) call.split(" ")).exit() == 0) {
                System.out.println(String.join(" ", files));
            }
        }
    }

    @Test
    void nothingIsLostButWhatWasUnderWay(@TempDir Path temporary) throws Exception {
        Machine machine = Machine.in(temporary);
        machine.run("key", "new", "local");
        Random random = new Random(5);
        for (int i = 0; i < KILLS; i++) {
            Path folder = Files.createDirectories(temporary.resolve("round-" + i));
            Files.writeString(folder.resolve("up.json"), "[{\"op\":\"transpose\",\"semitones\":1}]");
            List<String> done = kill(temporary, folder, 1_000L * i, random.nextInt(LATEST));
            requireSound(machine.inside(folder), done);
        }
    }

    /** The files that the script said to be done before it was killed. */
    private static List<String> kill(Path home, Path folder, long seed, int millis) throws Exception {
        KilledProgram script = KilledProgram.start(Script.class, folder.resolve("said"), home, folder, seed);
        script.awaitLines(1);
        Thread.sleep(millis);
        return script.kill().stream()
                .skip(1)
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
    }

    private static void requireSound(Machine machine, List<String> done) throws Exception {
        List<String> files = machine.names().stream()
                .filter(name -> name.endsWith(".mid") || name.endsWith(".wav"))
                .toList();
        assertThat(files).containsAll(done);
        for (String file : files) {
            requireJournal(machine, file);
        }
        Optional<String> tune =
                files.stream().filter(name -> name.endsWith(".mid")).findFirst();
        if (tune.isPresent()) {
            machine.run("fill", tune.get(), "--bars", 1, "--seed", 9, "--out", "again.mid")
                    .done();
            List<String> verify = new ArrayList<>(List.of("verify", "--require", "trusted,journal,lineage,replay"));
            verify.add("again.mid");
            verify.addAll(files);
            Machine.Result verified = machine.run(verify.toArray());
            assertThat(verified.exit()).as(verified.out()).isZero();
        }
    }

    /** The journal on this machine begins as the file tells it. */
    private static void requireJournal(Machine machine, String file) throws Exception {
        Verdict verdict = Verifier.verify(
                ByteSource.of(machine.read(file)), Optional.empty(), TrustPolicy.none(), Clock.systemUTC());
        Journal told = RecordedJournal.of(verdict.manifests().orElseThrow(), JournalSegment.Rest.NONE)
                .orElseThrow()
                .journal();
        Path journals = machine.home().resolve("journals");
        try (JournalFile kept = new JournalFolder(journals).resume(told);
                Stream<Path> names = Files.list(journals)) {
            Digest there = kept.journal().links().get(told.size() - 1).digest();
            assertThat(there).isEqualTo(told.head());
            assertThat(names.map(path -> path.getFileName().toString())).doesNotContain(told.piece() + "-2.jsonl");
        }
    }
}
