package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir
    private Path temporary;

    @Test
    void theStudioNamesItsModelsWhoCanSignAndHowItCanSound() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            JsonNode status = studio.get("/api/status").done();
            JsonNode model = status.at("/models/0");
            assertThat(model.path("id").asText()).isEqualTo("melody-2");
            assertThat(model.path("members").toString()).contains("network");
            int works = 0;
            for (JsonNode tradition : model.path("traditions")) {
                assertThat(tradition.path("works").asInt()).isPositive();
                works += tradition.path("works").asInt();
            }
            assertThat(works).isEqualTo(1577);
            assertThat(status.path("identities").toString()).isEqualTo("[{\"name\":\"local\",\"hasPassword\":false}]");
            assertThat(status.path("instruments").toString()).startsWith("[\"piano\"");
        }
    }
}
