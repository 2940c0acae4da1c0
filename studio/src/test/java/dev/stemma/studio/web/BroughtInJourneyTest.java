package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a file of one's own to a piece in the library. */
@InBrowser
@ExtendWith(StudioOfClass.class)
class BroughtInJourneyTest {
    private final Studio studio;

    BroughtInJourneyTest(Studio studio) {
        this.studio = studio;
    }

    @Journey
    void aFileIsChosenAnotherDroppedAndBothAreFoundAgain(String language) throws Exception {
        try (Visitor visitor = Visitor.of(studio, language)) {
            FileChooser chooser = visitor.page().waitForFileChooser(() -> visitor.press("Open a file", "打开文件"));
            chooser.setFiles(new FilePayload("chosen.abc", "text/plain", tune("Chosen " + language, "DEFG|AGFE|")));
            isOpen(visitor, "Chosen " + language, 8);
            visitor.look("brought-in");

            visitor.page().getByText(visitor.say("New piece", "新作品")).click();
            visitor.heading("Compose a melody", "写一段旋律").waitFor();
            visitor.drop(".drop-place", "dropped.abc", tune("Dropped " + language, "GABc|d4|"));
            isOpen(visitor, "Dropped " + language, 5);

            visitor.go("Library", "曲库");
            Locator rows = visitor.page().locator("tbody tr.piece");
            visitor.page().getByRole(AriaRole.SEARCHBOX).fill("chosen " + language);
            assertThat(rows).hasCount(1);
            visitor.look("library");
            rows.getByRole(AriaRole.LINK).click();
            isOpen(visitor, "Chosen " + language, 8);
        }
    }

    private static void isOpen(Visitor visitor, String title, int notes) {
        assertThat(visitor.page().locator("h1.title input")).hasValue(title);
        assertThat(visitor.notes()).hasCount(notes);
        assertThat(visitor.page().locator(".roll-notes .note-body.origin-imported"))
                .hasCount(notes);
    }

    private static byte[] tune(String title, String bars) {
        return ("X:1\nT:" + title + "\nM:4/4\nL:1/4\nK:D\n" + bars + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
