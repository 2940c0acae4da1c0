package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
    }

    @Test
    void withoutACommandTheCommandsAreShown() {
        String help = machine.run("--help").done().out();

        assertThat(machine.run().done().out()).isEqualTo(help);
        assertThat(help)
                .startsWith("Usage: stemma COMMAND")
                .containsSubsequence(
                        "compose",
                        "continue",
                        "fill",
                        "vary",
                        "sign",
                        "verify",
                        "inspect",
                        "strip",
                        "redact",
                        "key",
                        "trust",
                        "forget",
                        "train",
                        "evaluate",
                        "Begin with:")
                .doesNotContain("warm-up");
    }

    @Test
    void aCommandThatIsNoneIsNamed() {
        Machine.Result outcome = machine.run("compsoe", "--seed", "1");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no command compsoe").contains("--help lists the commands");
    }

    @Test
    void theVersionIsANumber() {
        assertThat(machine.run("--version").done().out()).matches("stemma \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    static Stream<String> commands() {
        return Stream.of(
                "compose",
                "continue",
                "fill",
                "vary",
                "sign",
                "verify",
                "inspect",
                "strip",
                "redact",
                "key",
                "key new",
                "key list",
                "key csr",
                "key import",
                "key export",
                "key renew",
                "trust",
                "trust add",
                "trust list",
                "trust remove",
                "log",
                "log init",
                "log append",
                "log prove",
                "log check",
                "log witness",
                "log serve",
                "forget",
                "train",
                "replay",
                "compare",
                "evaluate",
                "rights");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        Object[] words = (command + " --help").split(" ");

        String help = machine.run(words).done().out();

        assertThat(help).startsWith("Usage: stemma " + command).contains("--json", "--debug", "--help");
        assertThat(help).doesNotContain("<arg", "null", "${", "<");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(help.lines().map(String::strip))
                .as("a parameter without description")
                .doesNotContain("FILE", "NAME", "CA.pem", "CHAIN.pem");
        assertThat(machine.home()).doesNotExist();
    }

    @Test
    void subcommandsComeInTheOrderOfTheirUse() {
        assertThat(machine.run("key", "--help").done().out())
                .containsSubsequence("  new ", "  list ", "  csr ", "  import ", "  export ", "  renew ");
        assertThat(machine.run("trust", "--help").done().out()).containsSubsequence("  add ", "  list ", "  remove ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conpose",
                "--verbose",
                "compose extra",
                "compose --seed",
                "compose --sed 1",
                "compose --seed 1 --seed 2",
                "verify --json",
                "key list extra",
                "trust add",
                "train tunes",
                "train --out model",
                "evaluate tunes",
                "evaluate --task pitch",
                "inspect --html one.mid",
            })
    void aMistypedCallIsRefusedAndPointsToTheHelp(String words) {
        Machine.Result refused = machine.run((Object[]) words.split(" ")).refused(ExitCode.USAGE);

        assertThat(refused.err()).contains(" --help");
    }

    @Test
    void debugShowsWhereAnErrorArose() {
        Machine.Result plain = machine.run("verify", "missing.mid").refused(ExitCode.FAILED);
        Machine.Result debug = machine.run("verify", "missing.mid", "--debug");

        assertThat(debug.exit()).isEqualTo(plain.exit());
        assertThat(debug.err()).startsWith(plain.err()).contains("\tat dev.stemma.");
        assertThat(debug.out()).isEmpty();
    }
}
