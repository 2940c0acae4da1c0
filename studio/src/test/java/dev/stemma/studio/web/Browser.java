package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Chromium on the pages of a studio, as a user has it. Nothing may go wrong in it unnoticed: no error on the console, no
 * request to anywhere else, nothing that the server's security policy had to stop.
 */
final class Browser implements AutoCloseable {
    private static final Path AXE = Studio.root().resolve("studio/src/main/web/node_modules/axe-core/axe.min.js");
    private static final double PATIENCE_MILLIS = 30_000;

    private final List<String> faults = new ArrayList<>();
    private final BrowserContext context;
    private final Page page;

    /** How somebody has set it up. */
    record Setting(String language, boolean dark, int width, int height) {
        static final Setting USUAL = new Setting("en", false, 1280, 900);

        Setting in(String otherLanguage) {
            return new Setting(otherLanguage, dark, width, height);
        }

        Setting inTheDark() {
            return new Setting(language, true, width, height);
        }

        Setting onAPhone() {
            return new Setting(language, dark, 360, 760);
        }
    }

    private Browser(URI invitation, Setting setting) {
        context = Chromium.window(new NewContextOptions()
                .setLocale(setting.language().equals("zh") ? "zh-CN" : "en-GB")
                .setColorScheme(setting.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(setting.width(), setting.height()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        watch(invitation.resolve("/").toString());
        page.navigate(invitation.toString());
    }

    /** Opens one by the address that a studio gives out; the test is left out where there is no Chromium. */
    static Browser open(Studio studio, Setting setting) {
        return new Browser(studio.server().invitation(), setting);
    }

    /** Opens one by an address that a studio gave out in a process of its own. */
    static Browser open(URI invitation, Setting setting) {
        return new Browser(invitation, setting);
    }

    private void watch(String studio) {
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                faults.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(studio)
                    && !request.url().startsWith("blob:" + studio)
                    && !request.url().startsWith("data:")) {
                faults.add("asked elsewhere: " + request.url());
            }
        });
    }

    /** Opens another address beside, as who copies it into a new tab, and closes that again. */
    void visit(URI invitation) {
        Page beside = context.newPage();
        beside.navigate(invitation.toString());
        beside.locator("main h1").first().waitFor();
        beside.close();
    }

    Page page() {
        return page;
    }

    /** Goes to a page by what stands behind # in its address. */
    void go(String place) {
        page.evaluate("place => { location.hash = place; }", place);
        page.locator("main h1").first().waitFor();
    }

    /** Presses a button of the page's frame that sets the language. */
    void speak(String button) {
        page.getByText(button, new Page.GetByTextOptions().setExact(true)).click();
    }

    /** What axe-core finds against the accessibility guidelines, each with the places. */
    List<String> barriers() throws IOException {
        page.evaluate(Files.readString(AXE));
        Object found = page.evaluate(
                "async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
                        + " 'best-practice'] })).violations.flatMap(v => v.nodes.map(n => v.id + ': ' + v.help + ': '"
                        + " + n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')))");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** Keeps a picture of the whole page among the results of the tests. */
    Path picture(String name) {
        Path file = Studio.root().resolve("studio/target/pictures").resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** What went wrong so far, once: it does not fail the test any more. */
    List<String> takeFaults() {
        List<String> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("what went wrong in the browser").isEmpty();
    }
}
