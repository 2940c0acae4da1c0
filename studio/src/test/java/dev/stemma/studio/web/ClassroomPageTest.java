package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stemma.studio.web.Studio.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pupil hands a piece in, a teacher checks what a class handed in, in a real browser. */
@InBrowser
class ClassroomPageTest {
    private static final String COMPOSE =
            "{'task':'compose','wish':{'bars':'4','tradition':'british-isles'},'seed':42,'count':1}";

    @TempDir
    private Path temporary;

    private Studio studio;

    @BeforeEach
    void start() throws IOException {
        studio = Studio.in(temporary);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private String compose(String title, String operations) {
        String piece = studio.post("/api/pieces", "{'title':'" + title + "'}")
                .done()
                .path("id")
                .asText();
        JsonNode asked =
                studio.post("/api/pieces/" + piece + "/requests", COMPOSE).done();
        String note = asked.at("/piece/shown/notes/0/id").asText();
        studio.post("/api/pieces/" + piece + "/operations", "{'operations':[" + operations.replace("NOTE", note) + "]}")
                .done();
        return piece;
    }

    private Path signed(String piece, String name) throws IOException {
        Answer file = studio.post("/api/pieces/" + piece + "/files", "{'kinds':['midi']}");
        return Files.write(temporary.resolve(name), file.body());
    }

    @Test
    void aPupilGetsOneFileThatTellsTheTeacherWhoHandedItIn() throws IOException {
        compose("Morning", "{'op':'annotate','text':'a start'}");
        try (Browser browser = Browser.open(studio, Browser.Setting.USUAL)) {
            browser.go("#/classroom");
            Page page = browser.page();
            Locator make = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the file"));
            make.click();
            assertThat(page.getByText("Write your name first.").isVisible()).isTrue();
            page.getByLabel("Your name").fill("Li Hua 李华");
            Download download = page.waitForDownload(make::click);
            assertThat(download.suggestedFilename()).isEqualTo("Li Hua 李华 - Morning.mid");
            Path file = temporary.resolve("handed.mid");
            download.saveAs(file);
            page.getByText("Give this file to your teacher.").first().waitFor();

            page.locator(".examine input[multiple]").first().setInputFiles(file);
            Locator row = page.locator(".classroom tbody tr");
            row.waitFor();
            assertThat(row.textContent())
                    .contains("Li Hua 李华", "Morning", "Trusted", "no note entered or changed by a person");
            assertThat(studio.get("/api/library?kind=record")
                            .done()
                            .path("total")
                            .asInt())
                    .as("nothing is stored")
                    .isZero();
            row.getByRole(AriaRole.BUTTON).click();
            page.locator(".report").waitFor();
            assertThat(page.url()).contains("#/inspect/");
        }
    }

    @Journey
    void aTeacherSeesWhatTheClassHandedIn(String language) throws IOException {
        Path[] files = handIns();
        for (Browser.Setting setting : List.of(
                Browser.Setting.USUAL.in(language),
                Browser.Setting.USUAL.in(language).inTheDark().onAPhone())) {
            try (Browser browser = Browser.open(studio, setting)) {
                browser.go("#/classroom");
                Page page = browser.page();
                page.locator(".examine input[multiple]").first().setInputFiles(files);
                page.locator(".classroom tbody tr").nth(files.length - 1).waitFor();
                page.locator(".of-warnings button").click();
                assertThat(page.locator(".classroom th.of-warnings").getAttribute("aria-sort"))
                        .isEqualTo("descending");
                browser.picture("hand-ins-" + language + (setting.dark() ? "-dark-phone" : ""));
                assertThat(browser.barriers()).isEmpty();
                assertThat(page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .isEqualTo(true);
                Download table = page.waitForDownload(
                        page.locator(".classroom > .row button").first()::click);
                Path csv = temporary.resolve("table.csv");
                table.saveAs(csv);
                assertThat(Files.readString(csv).lines()).hasSize(files.length + 1);
            }
        }
    }

    private Path[] handIns() throws IOException {
        String own = "{'op':'set-pitch','note':'NOTE','pitch':74},{'op':'annotate','text':'Handed in by Ann'}";
        String ann = compose("Morning", own);
        Path tampered = signed(ann, "cem.mid");
        byte[] bytes = Files.readAllBytes(tampered);
        bytes[bytes.length - 8] ^= 1;
        Files.write(tampered, bytes);
        String bo = compose("<b>Evening</b>", "{'op':'annotate','text':'交作业：<img src=x>'}");
        Path plain = Files.write(
                temporary.resolve("dee.abc"),
                "X:1\nT:Jig\nM:6/8\nL:1/8\nK:D\nDFA dAF|".getBytes(StandardCharsets.UTF_8));
        return new Path[] {signed(ann, "ann.mid"), signed(ann, "ann again.mid"), tampered, signed(bo, "bo.mid"), plain};
    }
}
