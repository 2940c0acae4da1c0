package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The piece in {@code samples/co-created}: two people and a model, every step of theirs on record. */
class CoCreatedSampleTest {
    private static final Path SAMPLE = Machine.root().resolve("samples/co-created");
    private static final String EVERYTHING = "trusted,time,journal,lineage,replay,dataset";

    private Machine machine;

    @BeforeEach
    void open(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
    }

    @Test
    void theSampleHoldsForEver() {
        Machine.Result verified = machine.run(
                        "verify",
                        SAMPLE.resolve("co-created.mid"),
                        "--trust",
                        SAMPLE.resolve("ca.pem"),
                        "--trust-identities",
                        SAMPLE.resolve("ca.pem"),
                        "--trust-tsa",
                        SAMPLE.resolve("tsa.pem"),
                        "--require",
                        EVERYTHING,
                        "--json")
                .done();

        assertThat(details(verified.json(), "cawg.identity.trusted")).hasSize(2);
    }

    @Test
    void theScriptMakesThePieceAgain() throws Exception {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "needs a POSIX shell");
        try (TestTsa tsa = new TestTsa(Clock.systemUTC())) {
            Path anchor = tsa.writeRoot(machine.file("tsa.pem"));
            make(tsa.url());

            for (String name : List.of("co-created.mid", "co-created.wav")) {
                machine.run("verify", "made/" + name, "--require", EVERYTHING, "--trust-tsa", anchor)
                        .done();
            }
        }
        assertThat(steps("made/co-created.mid")).isEqualTo(steps(SAMPLE.resolve("co-created.mid")));
        assertThat(notes("made/co-created.mid")).isEqualTo(notes(SAMPLE.resolve("co-created.mid")));
    }

    private void make(String tsa) throws Exception {
        Path program = machine.file("stemma");
        Files.writeString(
                program,
                "#!/bin/sh\nexec \"" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "\" -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' -Dstemma.models='" + machine.models() + "' " + Stemma.class.getName() + " \"$@\"\n",
                StandardCharsets.UTF_8);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder(SAMPLE.resolve("make").toString(), "made")
                .directory(machine.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().put("STEMMA", program.toAbsolutePath().toString());
        builder.environment().put("STEMMA_HOME", machine.home().toString());
        builder.environment().put("TSA", tsa);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private List<String> steps(Object file) {
        JsonNode history = machine.run("history", file, "--json").calm().json();
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < history.get("carried").asInt(); i++) {
            steps.add(history.get("entries").get(i).get("operation").asText());
        }
        assertThat(steps)
                .contains(
                        "requested",
                        "offered",
                        "note-added",
                        "note-pitched",
                        "annotated",
                        "locked",
                        "chosen",
                        "time-stamped",
                        "signed");
        return steps;
    }

    private List<String> notes(Object file) {
        List<String> notes = new ArrayList<>();
        machine.run("inspect", file, "--json").calm().json().get("notes").forEach(note -> notes.add(note.toString()));
        assertThat(notes).isNotEmpty();
        return notes;
    }

    private static List<String> details(JsonNode verified, String code) {
        List<String> details = new ArrayList<>();
        verified.get("files").get(0).get("checks").forEach(check -> {
            if (check.get("code").asText().equals(code)) {
                details.add(check.get("detail").asText());
            }
        });
        return details;
    }
}
