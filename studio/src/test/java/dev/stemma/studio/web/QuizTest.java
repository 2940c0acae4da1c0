package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StudioOfClass.class)
class QuizTest {
    private final Studio studio;

    QuizTest(Studio studio) {
        this.studio = studio;
    }

    @Test
    void whatWasSealedBeforeTheFirstAnswerIsWhatIsOpenedAfterTheLast() throws Exception {
        JsonNode quiz = studio.post("/api/quizzes", "{'rounds':4}").done();

        JsonNode opened = answer(quiz, "first").done();

        String key = opened.path("key").asText();
        assertThat(Digest.of(key.getBytes(StandardCharsets.UTF_8)))
                .hasToString(quiz.path("commitment").asText());
        int right = 0;
        for (JsonNode round : opened.path("rounds")) {
            right += round.path("human").asText().equals("first") ? 1 : 0;
        }
        assertThat(opened.path("right").asInt()).isEqualTo(right);
        assertThat(opened.path("of").asInt()).isEqualTo(4);
    }

    @Test
    void theTwoTunesOfARoundDifferInNothingButTheirNotes() {
        JsonNode quiz = studio.post("/api/quizzes", "{'rounds':6,'seed':5}").done();

        for (JsonNode round : quiz.path("rounds")) {
            for (String same : List.of("length", "anacrusis", "metres", "keys", "tempos")) {
                assertThat(round.at("/first/" + same)).isEqualTo(round.at("/second/" + same));
            }
            assertThat(round.at("/first/notes")).isNotEqualTo(round.at("/second/notes"));
            assertThat(round.toString()).doesNotContain("T:", "human");
        }
    }

    @Test
    void theHumansTuneIsNotAlwaysAtTheSamePlace() {
        List<String> places = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            JsonNode quiz = studio.post("/api/quizzes", "{'rounds':4,'seed':" + seed + "}")
                    .done();
            answer(quiz, "first")
                    .done()
                    .path("rounds")
                    .forEach(round -> places.add(round.path("human").asText()));
        }
        assertThat(places).contains("first", "second");
    }

    @Test
    void aKeyIsOpenedOnce() {
        JsonNode quiz = studio.post("/api/quizzes", "{'rounds':2}").done();
        answer(quiz, "first").done();

        answer(quiz, "second").refused(409);
    }

    @Test
    void aTableOfAnswersIsThereOnceTheKeyIsOpen() {
        JsonNode quiz = studio.post("/api/quizzes", "{'rounds':3}").done();
        String table = "/api/quizzes/" + quiz.path("id").asText() + "/table";
        studio.get(table).refused(409);
        answer(quiz, "second").done();

        List<String> lines = studio.get(table).text().lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .isEqualTo("\"listener\",\"item\",\"order\",\"choice\",\"rt\",\"plays\",\"confidence\",\"familiarity\","
                        + "\"human\",\"correct\",\"tradition\",\"quiz\"");
        assertThat(lines.get(1)).startsWith("\"'=Ada\",").contains(",\"1\",\"second\",\"1200\",\"3\",\"4\",\"0\",");
    }

    @Test
    void whatCannotBeAQuizIsRefused() {
        studio.post("/api/quizzes", "{'rounds':1}").refused(400);
        studio.post("/api/quizzes", "{'rounds':4,'tradition':'nowhere'}").refused(422);
        JsonNode quiz = studio.post("/api/quizzes", "{'rounds':2}").done();
        String opening = "/api/quizzes/" + quiz.path("id").asText() + "/opening";
        studio.post(opening, "{'answers':[{'choice':'first'}]}").refused(422);
        studio.post(opening, "{'answers':[{'choice':'first'},{'choice':'human'}]}")
                .refused(400);
        studio.post("/api/quizzes/00000000-0000-0000-0000-000000000000/opening", "{'answers':[]}")
                .refused(404);
    }

    @Test
    void onesOwnTunesCanBeTakenInstead() throws IOException {
        byte[] book = Files.readAllBytes(Studio.root().resolve("samples/corpora/china.abc"));
        JsonNode given = studio.upload("/api/lessons/tunes?kind=abc", book).done();
        assertThat(given.path("works").asInt()).isEqualTo(2);

        JsonNode quiz = studio.post(
                        "/api/quizzes",
                        "{'rounds':2,'files':['" + given.path("file").asText() + "']}")
                .done();

        assertThat(answer(quiz, "first").done().at("/rounds/0/tradition").asText())
                .isEqualTo("own");
        studio.post("/api/quizzes", "{'rounds':2,'files':['../../etc']}").refused(400);
        studio.upload("/api/lessons/tunes?kind=exe", book).refused(400);
        studio.upload("/api/lessons/tunes?kind=abc", new byte[] {1, 2}).refused(422);
    }

    private Studio.Answer answer(JsonNode quiz, String choice) {
        ObjectNode handedIn = JsonNodeFactory.instance.objectNode().put("listener", "=Ada");
        ArrayNode answers = handedIn.putArray("answers");
        quiz.path("rounds")
                .forEach(round -> answers.addObject()
                        .put("choice", choice)
                        .put("milliseconds", 1200)
                        .put("plays", 3)
                        .put("confidence", 4)
                        .put("familiar", false));
        return studio.post("/api/quizzes/" + quiz.path("id").asText() + "/opening", handedIn);
    }
}
