package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log has one history: another one is found out by those who saw the first, and not signed by the machine that keeps it. */
class ForkedLogTest {
    private Machine machine;

    @BeforeEach
    void keepALog(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", "42", "--bars", "2", "--out", "tune.mid")
                .done();
        machine.run("log", "init", "--name", "stemma.example/log").done();
    }

    private Path log() {
        return machine.home().resolve("log");
    }

    @Test
    void aLogThatForksOrGoesBackIsFoundByTheWitnessAndByTheCheck(@TempDir Path temporary) throws Exception {
        machine.run("log", "append", "tune.mid").done();
        Path copy = temporary.resolve("copy");
        copy(log(), copy);
        Machine twin = twin();
        machine.run("compose", "--seed", "2", "--bars", "2", "--out", "b.mid").done();
        machine.run("compose", "--seed", "3", "--bars", "2", "--out", "c.mid").done();
        machine.run("log", "append", "b.mid").done();
        twin.run("log", "append", "c.mid", "--log", copy).done();
        Path kept = Files.copy(log().resolve("checkpoint"), machine.file("kept"));
        machine.run("log", "witness", "--log", log()).done();

        assertThat(machine.run("log", "check", "--against", "kept").done().out())
                .contains("intact");
        Machine.Result forked = machine.run("log", "check", copy, "--against", kept);
        assertThat(forked.exit()).isEqualTo(3);
        assertThat(forked.out()).contains("FORKED");
        Machine.Result refused = machine.run("log", "witness", "--log", copy);
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.out()).contains("REFUSED by").contains("it was not shown that the tree");
        machine.run("compose", "--seed", "4", "--bars", "2", "--out", "d.mid").done();
        machine.run("log", "append", "d.mid").done();
        Machine.Result back = machine.run("log", "check", copy, "--against", log().resolve("checkpoint"), "--json");
        assertThat(back.exit()).isEqualTo(3);
        assertThat(back.json().get("outcome").asText()).isEqualTo("rolled-back");
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void anOlderCopyOfALogIsNotGoneOnWithOnTheMachineThatKeepsIt() throws Exception {
        Path older = machine.file("older");
        copy(log(), older);
        machine.run("log", "append", "tune.mid").done();
        Path newer = machine.file("newer");
        copy(log(), newer);

        restore(older);
        Machine.Result refused = machine.run("log", "append", "tune.mid").refused(ExitCode.FAILED);
        assertThat(refused.err()).contains("has signed 2 entries, and this folder has 1", "put the newest copy back");
        Machine.Result checked = machine.run("log", "check", "--json");
        assertThat(checked.exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(checked.json().get("outcome").asText()).isEqualTo("rolled-back");

        restore(newer);
        assertThat(machine.run("log", "append", "tune.mid").done().out()).contains("entry 1");
        assertThat(machine.run("log", "check").done().out()).contains("2 entries");
    }

    @Test
    void aLogThatWasGoneOnWithElsewhereIsNotGoneOnWithHere() throws Exception {
        machine.run("compose", "--seed", "43", "--bars", "2", "--out", "other.mid")
                .done();
        Machine twin = twin();
        machine.run("log", "append", "tune.mid").done();
        twin.run("log", "append", "other.mid").done();

        restore(twin.home().resolve("log"));

        assertThat(machine.run("log", "append", "tune.mid")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("has signed other entries than this folder has among its first 2");
        assertThat(machine.run("log", "check", "--json").json().get("outcome").asText())
                .isEqualTo("forked");
    }

    @Test
    void aLogThatWasLostIsNotBegunAnewUnderItsName() throws Exception {
        Files.delete(machine.home().resolve("trust/log-policy"));
        Path elsewhere = machine.file("elsewhere");

        assertThat(machine.run("log", "init", elsewhere, "--name", "stemma.example/log")
                        .refused(ExitCode.FAILED)
                        .err())
                .contains("has signed entries before, in another folder");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void anotherLogOfTheSameNameIsCheckedAsItStands() throws Exception {
        Machine other = machine.withHome("other");
        String key = other.run("log", "init", "--name", "stemma.example/log", "--json")
                .done()
                .json()
                .get("key")
                .asText();
        machine.run("log", "append", "tune.mid").done();

        machine.run("log", "check", other.home().resolve("log"), "--log-policy", key)
                .done();
    }

    /** A machine with the same keys, which knows nothing of what happens here from now on. */
    private Machine twin() throws Exception {
        Machine twin = machine.withHome("twin");
        copy(machine.home(), twin.home());
        return twin;
    }

    private void restore(Path copy) throws Exception {
        try (Stream<Path> files = Files.walk(log())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        copy(copy, log());
    }
}
