package dev.stemma.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium on the pages of a studio, as a user has it. Nothing may go wrong in it unnoticed: no error on the console, no
 * request to anywhere else, nothing that the server's security policy had to stop.
 */
final class Browser implements AutoCloseable {
    private static final Path AXE = Studio.root().resolve("studio/src/main/web/node_modules/axe-core/axe.min.js");
    private static final String[] NAMES = {"chromium", "chromium-browser", "google-chrome"};
    private static final double PATIENCE_MILLIS = 30_000;

    private final List<String> faults = new ArrayList<>();
    private final Playwright playwright;
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

    private Browser(Path program, URI start, Setting setting) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        com.microsoft.playwright.Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--autoplay-policy=no-user-gesture-required")));
        context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(setting.language().equals("zh") ? "zh-CN" : "en-GB")
                .setColorScheme(setting.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(setting.width(), setting.height()));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        watch(start.resolve("/").toString());
        page.navigate(start.toString());
    }

    /** Opens one by the address that a studio gives out; the test is left out where there is no Chromium. */
    static Browser open(Studio studio, Setting setting) {
        return at(studio.server().invitation(), setting);
    }

    /** Opens one by any address. */
    static Browser at(URI start, Setting setting) {
        Optional<Path> program = program();
        if (!Boolean.getBoolean("stemma.browser.required")) {
            Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on the path: apt-get install chromium");
            Assumptions.assumeTrue(StudioServer.hasPages(), "the pages are not built: npm is missing");
        }
        return new Browser(program.orElseThrow(), start, setting);
    }

    private static Optional<Path> program() {
        return Pattern.compile(Pattern.quote(java.io.File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .flatMap(folder -> Stream.of(NAMES).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void watch(String root) {
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                faults.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> faults.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(root)
                    && !request.url().startsWith("blob:" + root)
                    && !request.url().startsWith("data:")) {
                faults.add("asked elsewhere: " + request.url());
            }
        });
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
        playwright.close();
        assertThat(faults).as("what went wrong in the browser").isEmpty();
    }
}
