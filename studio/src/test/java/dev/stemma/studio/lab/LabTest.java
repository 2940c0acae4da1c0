package dev.stemma.studio.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.workbench.Given;
import dev.stemma.studio.workbench.Inspected;
import dev.stemma.studio.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabTest {
    private static Workbench workbench;
    private static Inspected honest;
    private static final Lab LAB = new Lab(Clock.systemUTC());

    @BeforeAll
    static void open(@TempDir Path home) throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("LICENSE"))) {
            root = root.getParent();
        }
        workbench = new Workbench(home, root.resolve("models"), Clock.systemUTC());
        honest = workbench
                .inspecting()
                .inspect(Given.of(
                        "co-created.mid", Files.readAllBytes(root.resolve("samples/co-created/co-created.mid"))));
    }

    static Stream<List<Tampering>> all() {
        return Stream.concat(
                LAB.possible(honest).stream().map(List::of),
                LAB.possible(honest).stream().map(t -> List.of(t, new Tampering.Stranger())));
    }

    @Test
    void before() {
        System.err.println("HONEST " + honest.verdict().state() + " " + failed(honest.verdict()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void look(List<Tampering> tamperings) throws Exception {
        Tampered tampered = LAB.tamper(honest, tamperings);
        Verdict verdict = workbench.inspecting().inspect(tampered.given()).verdict();
        System.err.println("LOOK " + tamperings + " " + tampered.changes() + " " + verdict.state() + " "
                + failed(verdict) + " diffs " + tampered.bytes().size());
        verdict.checks().stream()
                .filter(Check::isFailure)
                .forEach(c -> System.err.println("    " + c.name() + " " + c.code() + " " + c.detail()));
        assertThat(verdict).isNotNull();
    }

    private static Set<String> failed(Verdict verdict) {
        Set<String> names = new TreeSet<>();
        verdict.checks().stream()
                .filter(Check::isFailure)
                .forEach(check -> names.add(check.name().toString()));
        return names;
    }
}
