package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two pairs of tunes are heard, one of each chosen, and the sealed key is opened. */
@InBrowser
@ExtendWith(StudioOfClass.class)
class QuizJourneyTest {
    @TempDir
    private Path temporary;

    private final Studio studio;

    QuizJourneyTest(Studio studio) {
        this.studio = studio;
    }

    @Journey
    void bothTunesAreHeardBeforeOneIsChosenAndTheKeyFitsInTheEnd(String language) throws IOException {
        try (Visitor visitor = Visitor.of(studio, language)) {
            Page page = visitor.page();
            visitor.go("Learn", "学习");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(visitor.say("Which is the human’s?", "哪段是人写的？")))
                    .click();
            page.getByLabel(visitor.say("Rounds", "轮数")).selectOption("2");
            visitor.press("Begin", "开始");
            String sealed = page.locator(".seal code").textContent();

            hearAndChoose(visitor, 1, "A");
            visitor.look("quiz-round");
            visitor.press("Next round", "下一轮");
            hearAndChoose(visitor, 2, "B");
            visitor.press("Open the answers", "揭晓答案");

            visitor.read("The key fits the fingerprint", "答案与你开始时看到的指纹相符");
            assertThat(page.locator(".seal code")).hasText(sealed);
            assertThat(page.locator(".quiz tbody tr")).hasCount(2);
            visitor.look("quiz-result");
            Path table = visitor.download(
                    temporary, page.getByText(visitor.say("Save the answers as a table", "把作答保存为表格"))::click);
            assertThat(Files.readAllLines(table)).hasSize(3);
        }
    }

    private static void hearAndChoose(Visitor visitor, int round, String tune) {
        visitor.heading("Round " + round + " of 2", "第 " + round + " 轮，共 2 轮").waitFor();
        Locator choice = visitor.page()
                .getByRole(
                        AriaRole.RADIO, new Page.GetByRoleOptions().setName(visitor.say("Tune " + tune, "旋律 " + tune)));
        for (String each : List.of("A", "B")) {
            assertThat(choice).isDisabled();
            int sounds = visitor.sounds();
            visitor.press("Play Tune " + each, "播放旋律 " + each);
            visitor.soundsAfter(sounds);
        }
        choice.check();
    }
}
