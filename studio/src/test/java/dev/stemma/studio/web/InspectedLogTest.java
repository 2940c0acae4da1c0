package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.studio.workbench.LogAppend;
import dev.stemma.studio.workbench.Logs;
import dev.stemma.studio.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectedLogTest {
    private static final Path SAMPLE = Studio.root().resolve("samples/co-created/co-created.mid");

    @Test
    void theProofBesideAFileTellsWhereItIsInALog(@TempDir Path temporary) throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            byte[] proof = proof(studio.home(), temporary);
            JsonNode alone = studio.upload("/api/inspections?name=tune.mid", Files.readAllBytes(SAMPLE))
                    .done();
            assertThat(alone.has("log")).isFalse();

            JsonNode together = accompanied(studio, alone, proof);

            assertThat(together.at("/log/log").asText()).isEqualTo("stemma.example/log");
            assertThat(together.at("/log/index").asInt()).isEqualTo(1);
            assertThat(together.at("/log/known").asBoolean()).isTrue();
            assertThat(together.at("/log/bySigner").asBoolean()).isFalse();
            assertThat(outcome(together)).isEqualTo("pass");
            Studio.Answer statement =
                    studio.post("/api/inspections/" + together.path("id").asText() + "/statement", "{'language':'zh'}");
            assertThat(statement.text()).contains("透明日志 stemma.example/log 共 2 条中的第 1 条");
            proof[proof.length / 2] ^= 1;
            assertThat(outcome(accompanied(studio, alone, proof))).isNotEqualTo("pass");
        }
    }

    @Test
    void theLibrarySaysInWhichLogAFileIs(@TempDir Path temporary) throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            byte[] file = Files.readAllBytes(SAMPLE);
            byte[] proof = proof(studio.home(), temporary);
            byte[] both = Arrays.copyOf(file, file.length + proof.length);
            System.arraycopy(proof, 0, both, file.length, proof.length);

            JsonNode row = studio.upload("/api/records?name=tune.mid&proof=" + proof.length, both)
                    .done();

            assertThat(row.path("log").asText()).isEqualTo("stemma.example/log");
            assertThat(studio.upload("/api/records?name=tune.mid", file).done().has("log"))
                    .isFalse();
        }
    }

    private static JsonNode accompanied(Studio studio, JsonNode inspection, byte[] proof) {
        return studio.upload("/api/inspections/" + inspection.path("id").asText() + "/companions?kind=proof", proof)
                .done();
    }

    private static String outcome(JsonNode inspection) {
        for (JsonNode check : inspection.path("checks")) {
            if (check.path("name").asText().equals("log")) {
                return check.path("outcome").asText();
            }
        }
        return "";
    }

    private static byte[] proof(Path home, Path temporary) throws Exception {
        Logs logs = new Workbench(home, Studio.root().resolve("models"), Clock.systemUTC()).logs();
        Path folder = logs.usualFolder();
        logs.init(folder, Optional.of("stemma.example/log"), Optional.empty());
        logs.append(new LogAppend(
                folder, temporary, List.of(SAMPLE), false, Optional.empty(), Optional.empty(), Optional.empty()));
        Path out = temporary.resolve("proof");
        logs.proving(folder).prove(temporary, SAMPLE, false, Optional.of(out), Optional.empty(), false);
        return Files.readAllBytes(out);
    }
}
