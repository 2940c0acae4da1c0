package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.stemma.studio.workbench.Workbench;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A pupil joins by a code, composes and hands in; the owner sees who is there. In a real browser. */
@InBrowser
@EnabledOnOs(value = OS.LINUX, disabledReason = "others have no second address without a network")
class ClassroomJourneyTest {
    private final List<Exception> accidents = new ArrayList<>();

    @TempDir
    private Path temporary;

    private StudioServer server;

    @BeforeEach
    void start() throws IOException {
        Path home = temporary.resolve("home");
        server = StudioServer.start(
                new Workbench(home, Studio.root().resolve("models"), Clock.systemUTC()),
                home,
                OptionalInt.of(0),
                Optional.of(InetAddress.getByName("127.0.0.2")),
                Optional.empty(),
                accidents::add);
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(accidents).isEmpty();
    }

    @Journey
    void aPupilJoinsComposesAndHandsIn(String language) throws IOException {
        StudioServer.ClassInvitation invitation = server.classInvitation().orElseThrow();
        Browser.Setting phone = Browser.Setting.USUAL.in(language).inTheDark().onAPhone();
        try (Browser browser = Browser.open(invitation.address(), phone)) {
            Page page = browser.page();
            Locator fields = page.locator(".join input");
            fields.first().fill("李华");
            fields.last().fill("AAA-AAA");
            page.locator(".join button").click();
            page.locator(".join .fault:not(:empty)").waitFor();
            assertThat(browser.takeFaults())
                    .as("the browser's word on the refusal")
                    .hasSize(1);
            assertThat(browser.barriers()).isEmpty();
            browser.picture("join-" + language);
            fields.last().fill(invitation.code().toLowerCase());
            page.locator(".join button").click();
            page.locator(".start button.big").click();
            page.locator(".desk").waitFor();
            browser.go("#/classroom");
            page.locator(".classroom form .fields").waitFor();
            assertThat(page.locator(".classroom form input").inputValue()).isEqualTo("李华");
            Download file = page.waitForDownload(page.locator(".classroom form button.primary")::click);
            assertThat(file.suggestedFilename()).startsWith("李华 - ").endsWith(".mid");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("pupil-" + language);
        }
        try (Browser browser = Browser.open(server.invitation(), Browser.Setting.USUAL.in(language))) {
            browser.go("#/classroom");
            Page page = browser.page();
            page.locator("summary").click();
            assertThat(page.locator(".classroom details li").textContent()).contains("李华");
            assertThat(page.locator(".classroom .invitation").textContent()).contains(invitation.code());
            assertThat(browser.barriers()).isEmpty();
            browser.picture("class-open-" + language);
        }
    }
}
