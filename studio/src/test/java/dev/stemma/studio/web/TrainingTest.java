package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @TempDir
    private Path temporary;

    @Test
    void aModelTrainedInClassCanBeHeardBesideWhatItWasAndNamedAfterwards() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            JsonNode begun = studio.post("/api/trainings", "{'title':'Our tunes','traditions':['british-isles']}")
                    .done();
            assertThat(begun.path("works").asInt()).isEqualTo(39);
            studio.post("/api/trainings", "{'title':'Second','traditions':['china']}")
                    .refused(409);

            JsonNode training = ended(studio, begun.path("id").asText());

            assertThat(training.path("stage").asText()).as(training.toString()).isEqualTo("done");
            JsonNode curve = training.path("curve");
            assertThat(curve.get(curve.size() - 1).asDouble())
                    .isLessThan(curve.get(0).asDouble() - 1);
            JsonNode compared = studio.post("/api/trainings/" + begun.path("id").asText() + "/comparison", "{'seed':7}")
                    .done();
            assertThat(compared.at("/before/notes")).isNotEqualTo(compared.at("/after/notes"));
            assertThat(compared.at("/known/after").asDouble())
                    .isLessThan(compared.at("/known/before").asDouble());
            assertThatEachTuneIsForgotten(studio, begun.path("id").asText());
            String model = training.path("model").asText();
            assertThat(studio.get("/api/status").done().at("/models/0/id").asText())
                    .isEqualTo("melody-2");
            studio.post("/api/xray/samples", "{'settings':{'model':'" + model + "'}}")
                    .done();
            assertThat(studio.home().resolve("models").resolve(model)).isDirectory();
            assertThat(Studio.root().resolve("models").resolve(model)).doesNotExist();
        }
    }

    /** The tunes are ranked by what they did for the melody, and what they did is the sum over its notes. */
    private static void assertThatEachTuneIsForgotten(Studio studio, String training) {
        JsonNode without = studio.post("/api/trainings/" + training + "/without-each", "{'seed':7}")
                .done();
        int notes = without.at("/melody/notes").size();
        assertThat(notes).isPositive();
        List<Double> changes = new ArrayList<>();
        for (JsonNode work : without.path("works")) {
            double sum = 0;
            for (JsonNode note : work.path("notes")) {
                sum += note.asDouble();
            }
            assertThat(work.path("notes")).hasSize(notes);
            assertThat(sum)
                    .as(work.path("title").asText())
                    .isCloseTo(work.path("change").asDouble(), within(1e-3));
            changes.add(work.path("change").asDouble());
        }
        assertThat(changes).hasSizeBetween(30, 38).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(changes.get(0)).isGreaterThan(0.1);
    }

    @Test
    void aTrainingThatIsStoppedLeavesNoModel() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            String id = studio.post("/api/trainings", "{'title':'Ours','traditions':['china','british-isles']}")
                    .done()
                    .path("id")
                    .asText();

            JsonNode stopped =
                    studio.post("/api/trainings/" + id + "/stop", "{}").done();

            assertThat(stopped.path("stage").asText()).isEqualTo("stopped");
            studio.post("/api/trainings/" + id + "/comparison", "{}").refused(409);
            studio.post("/api/trainings/" + id + "/without-each", "{}").refused(409);
            assertThat(Files.exists(studio.home().resolve("models"))).isFalse();
            assertThat(ended(studio, id).path("stage").asText()).isEqualTo("stopped");
        }
    }

    @Test
    void tunesOfSeveralFilesAreLearntTogether() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            String files = Stream.of("DEFG|AGFE|D4|", "GABc|dcBA|G4|")
                    .map(bars -> "X:1\nT:Ours\nM:4/4\nL:1/4\nK:D\n" + bars.repeat(4) + "\n")
                    .map(tune -> studio.upload("/api/lessons/tunes?kind=abc", tune.getBytes(StandardCharsets.UTF_8))
                            .done())
                    .map(given -> "'" + given.path("file").asText() + "'")
                    .collect(Collectors.joining(","));
            JsonNode begun = studio.post(
                            "/api/trainings", "{'title':'Ours','traditions':['british-isles'],'files':[" + files + "]}")
                    .done();
            assertThat(begun.path("works").asInt()).isEqualTo(41);

            JsonNode training = ended(studio, begun.path("id").asText());

            assertThat(training.path("stage").asText()).as(training.toString()).isEqualTo("done");
        }
    }

    @Test
    void whatCannotBeLearntIsRefused() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            studio.upload(
                            "/api/lessons/tunes?kind=abc",
                            "X:1\nK:C\nC4|\n\n".repeat(101).getBytes(StandardCharsets.UTF_8))
                    .refused(422);
            studio.post("/api/trainings", "{'title':'Nothing'}").refused(422);
            studio.post("/api/trainings", "{'title':' ','traditions':['china']}")
                    .refused(400);
            studio.get("/api/trainings/00000000-0000-0000-0000-000000000000").refused(404);
        }
    }

    static JsonNode ended(Studio studio, String id) throws InterruptedException {
        for (int i = 0; i < 360; i++) {
            JsonNode training = studio.get("/api/trainings/" + id).done();
            if (!training.path("stage").asText().matches("preparing|learning")) {
                return training;
            }
            Thread.sleep(500);
        }
        throw new AssertionError("the training does not end");
    }
}
