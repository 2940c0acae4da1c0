package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody does who wants to know what the record of a piece answers to a court, a register or a market. */
class RightsJourneyTest {
    @TempDir
    private static Path temporary;

    private static Studio studio;

    @BeforeAll
    static void start() throws IOException {
        studio = Studio.in(temporary);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aRegimeIsChosenByTheKeyboardAndPrinted(String language) throws Exception {
        try (Visitor visitor = Visitor.of(studio, language)) {
            visitor.go("Inspect", "查验");
            visitor.drop(
                    ".inspect h1",
                    "co-created.mid",
                    Files.readAllBytes(Studio.root().resolve("samples/co-created/co-created.mid")));
            Locator rights = visitor.page().locator(".part-rights");
            assertThat(rights).containsText(visitor.say("not legal advice", "并非法律意见"));
            assertThat(rights.locator("tbody tr")).hasCount(14);

            rights.locator("select").focus();
            visitor.type("ArrowDown", "ArrowDown");
            assertThat(rights.locator("h3")).hasText(visitor.say("China, what courts went by", "中国法院的裁判依据"));
            assertThat(rights.locator("tbody tr").first()).containsText(visitor.say("must", "必须"));
            assertThat(rights).containsText("ann");
            rights.scrollIntoViewIfNeeded();
            visitor.look("inspector-rights");

            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(rights.locator("h3")).isVisible();
            assertThat(rights.locator("select")).isHidden();
            assertThat(rights.locator("tbody tr").last()).isVisible();
        }
    }
}
