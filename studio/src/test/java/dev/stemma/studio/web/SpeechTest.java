package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals and checks are told in the language that the page speaks. */
class SpeechTest {
    private static final String CHINESE = "\\p{IsHan}";

    @TempDir
    private Path temporary;

    @Test
    void aRefusalIsToldInTheLanguageOfThePage() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            JsonNode english = asked(studio, "en", "/api/nothing").refused(404);
            JsonNode chinese = asked(studio, "zh", "/api/nothing").refused(404);

            assertThat(english.get("error").asText()).isEqualTo("there is nothing at this address");
            assertThat(chinese.get("error").asText()).containsPattern(CHINESE);
            assertThat(chinese.get("hint").asText()).containsPattern(CHINESE);
        }
    }

    @Test
    void whatWasFoundInAFileIsToldInTheLanguageOfThePage() throws Exception {
        try (Studio studio = Studio.in(temporary)) {
            JsonNode found =
                    looked(studio, studio.upload("/api/inspections?name=a.mid", new byte[] {'M', 'T', 'h', 'd'}));

            List<String> details = found.findValuesAsText("detail");
            assertThat(details)
                    .isNotEmpty()
                    .allSatisfy(detail -> assertThat(detail).containsPattern(CHINESE));
        }
    }

    private static JsonNode looked(Studio studio, Studio.Answer inspection) {
        return asked(
                        studio,
                        "zh",
                        "/api/inspections/" + inspection.json().get("id").asText())
                .json();
    }

    private static Studio.Answer asked(Studio studio, String language, String path) {
        return studio.send(studio.request(path).header("Accept-Language", language));
    }
}
