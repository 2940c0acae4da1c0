package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What surrounds every page, in a real browser. */
@InBrowser
@ExtendWith(StudioOfClass.class)
class ShellTest {
    private static final List<String> PAGES = List.of("compose", "inspect", "learn", "library", "classroom");

    private final Studio studio;

    ShellTest(Studio studio) {
        this.studio = studio;
    }

    @Test
    void theAddressThatIsShownLeadsIntoTheStudioAndTheTokenIsGone() {
        try (Browser browser = Browser.open(studio, Browser.Setting.USUAL)) {
            Page page = browser.page();
            page.locator("main h1").first().waitFor();
            assertThat(page.url()).startsWith(studio.address("/").toString()).doesNotContain("token");
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            assertThat(page.evaluate("fetch('/api/status').then(answer => answer.status)"))
                    .isEqualTo(200);
            page.reload();
            assertThat(page.evaluate("fetch('/api/status').then(answer => answer.status)"))
                    .isEqualTo(200);
        }
    }

    @Test
    void aPageThatTriesInlineScriptOrStyleIsStopped() {
        try (Browser browser = Browser.open(studio, Browser.Setting.USUAL)) {
            Page page = browser.page();
            page.locator("main h1").first().waitFor();
            page.evaluate(
                    "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.caught=1\"><p id=styled style=\"position:fixed\">x</p>')");
            page.waitForTimeout(200);
            assertThat(page.evaluate("window.caught")).isNull();
            assertThat(page.evaluate("getComputedStyle(document.querySelector('#styled')).position"))
                    .isEqualTo("static");
            assertThat(browser.takeFaults()).anyMatch(fault -> fault.contains("Content Security Policy"));
        }
    }

    @Journey
    void everyPageIsOpenToEverybodyInEitherLanguageInLightAndDark(String language) throws IOException {
        for (Browser.Setting setting : List.of(
                Browser.Setting.USUAL.in(language),
                Browser.Setting.USUAL.in(language).inTheDark().onAPhone())) {
            try (Browser browser = Browser.open(studio, setting)) {
                for (String page : PAGES) {
                    browser.go("#/" + page);
                    assertThat(browser.page()
                                    .locator("header nav a[aria-current=page]")
                                    .getAttribute("href"))
                            .isEqualTo("#/" + page);
                    assertThat(browser.barriers()).as("%s %s", page, setting).isEmpty();
                    assertThat(
                                    browser.page()
                                            .evaluate(
                                                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                            .as("%s %s fits", page, setting)
                            .isEqualTo(true);
                    browser.picture(page + "-" + language + (setting.dark() ? "-dark-phone" : ""));
                }
            }
        }
    }

    @Test
    void theLanguageIsChosenByAButtonAndKept() {
        try (Browser browser = Browser.open(studio, Browser.Setting.USUAL)) {
            Page page = browser.page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("中文"))
                    .click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("作曲"))
                    .waitFor();
            page.reload();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("作曲"))
                    .waitFor();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("zh-Hans");
        }
    }
}
