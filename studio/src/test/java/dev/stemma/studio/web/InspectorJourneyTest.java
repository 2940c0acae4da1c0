package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.stemma.generator.corpus.DatasetProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody does who asks whether a work was used. */
class InspectorJourneyTest {
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
    void aFileIsDroppedBesideItsPlaceAndAWorkProvedToBeOnTheList(String language) throws Exception {
        try (Visitor visitor = Visitor.of(studio, language)) {
            visitor.go("Inspect", "查验");
            visitor.drop(
                    ".inspect h1",
                    "co-created.mid",
                    Files.readAllBytes(Studio.root().resolve("samples/co-created/co-created.mid")));
            Locator models = visitor.page().locator(".part-models");
            models.getByRole(AriaRole.SEARCHBOX).fill("penultimate");
            models.getByText(visitor.say("Search", "查找"), new Locator.GetByTextOptions().setExact(true))
                    .click();
            Locator prove = models.getByText(visitor.say("Proof", "证明"), new Locator.GetByTextOptions().setExact(true));
            Download download =
                    visitor.page().waitForDownload(() -> prove.last().click());
            Path proof = temporary.resolve("proof-" + language + ".json");
            download.saveAs(proof);
            assertThat(DatasetProof.read(Files.readAllBytes(proof)).entries()).singleElement();
            assertThat(Files.readString(proof)).contains("Penultimate");

            Path own = Files.writeString(temporary.resolve("own.abc"), "X:1\nL:1/4\nK:C\nCDEC|GFED|\n");
            models.locator("input[type=file]").setInputFiles(own);
            assertThat(models).containsText(visitor.say("nor this melody of 8 notes", "这条 8 个音的旋律"));
            Path known = Files.writeString(temporary.resolve("known.abc"), InspectionTest.GREENSLEEVES);
            models.locator("input[type=file]").setInputFiles(known);
            assertThat(models)
                    .containsText(visitor.say(
                            "yes, the melody is on the list, as “Greensleeves”", "清单上有这条旋律，即《Greensleeves》"));
            Locator croissant = models.getByText(visitor.say("Works it learnt from (Croissant)", "所学作品（Croissant）"));
            Download described = visitor.page().waitForDownload(croissant::click);
            assertThat(described.suggestedFilename()).isEqualTo("model.croissant.json");
            visitor.look("inspector-proof");
            Locator credential = visitor.page().getByText(visitor.say("Verifiable credential (W3C)", "可验证凭证（W3C）"));
            Download issued = visitor.page().waitForDownload(credential::click);
            Path kept = temporary.resolve("record-" + language + ".json");
            issued.saveAs(kept);
            assertThat(Files.readString(kept)).contains("eddsa-jcs-2022");
        }
    }
}
