package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API is what its documents say; every answer that a test of the studio gets is held against their schemas too. */
class RouteTest {
    @TempDir
    private Path temporary;

    @Test
    void everyOperationInTheDocumentsIsAnsweredAndEveryOneAnsweredIsInTheDocuments() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            assertThat(studio.server().operations()).containsExactlyInAnyOrderElementsOf(Contract.THIS.operations());
        }
    }

    @Test
    void theDocumentsThemselvesCanBeRead() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            for (String name : new String[] {"openapi", "pieces", "studio"}) {
                Studio.Answer answer = studio.get("/api/" + name + ".yaml");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).contains("paths:");
            }
        }
    }

    @Test
    void anAddressThatMeansNothingIsAnsweredByAProblem() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            studio.get("/api/nothing").refused(404);
            studio.get("/api/status/nothing").refused(404);
            studio.post("/api/status", "{}").refused(404);
            studio.get("/nothing").refused(404);
        }
    }

    @Test
    void anAnswerThatTheDocumentsDoNotAllowIsFound() {
        assertThat(faults("/status", 200, "{'version':'1','models':[],'identities':[],'instruments':['piano']}"))
                .isEmpty();
        assertThat(faults("/status", 200, "{'version':1,'models':[],'identities':[],'instruments':[]}"))
                .hasSize(1);
        assertThat(faults("/status", 200, "{'version':'1','models':[],'identities':[],'instruments':[],'more':1}"))
                .hasSize(1);
        assertThat(faults("/status", 200, "{'version':'1','models':[{'id':'a'}],'identities':[],'instruments':[]}"))
                .hasSize(4);
        assertThat(faults("/status", 203, "{}")).hasSize(1);
        assertThat(faults("/status", 500, "{'error':'this'}")).hasSize(1);
    }

    private static List<String> faults(String path, int status, String document) {
        HttpHeaders json = HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
        byte[] body = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Contract.THIS.faults("GET", path, new Studio.Answer(status, json, body));
    }
}
