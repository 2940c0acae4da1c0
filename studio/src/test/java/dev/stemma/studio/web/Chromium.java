package dev.stemma.studio.web;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The one Chromium that all tests share until they end; each opens a window that remembers nothing of the others. */
final class Chromium {
    private static final String[] NAMES = {"chromium", "chromium-browser", "google-chrome"};
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required");

    private Chromium() {}

    /** Opens a window; the test is left out where there is no Chromium, or no page to see in it. */
    static BrowserContext window(NewContextOptions options) {
        Optional<Path> program = program();
        if (!Boolean.getBoolean("stemma.browser.required")) {
            Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on the path: apt-get install chromium");
            Assumptions.assumeTrue(StudioServer.hasPages(), "the pages are not built: npm is missing");
        }
        program.orElseThrow();
        return Running.BROWSER.newContext(options);
    }

    private static Optional<Path> program() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv("PATH"))
                .flatMap(folder -> Stream.of(NAMES).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Begins when the first window is opened; ends with this process, whose end its driver watches. */
    private static final class Running {
        static final com.microsoft.playwright.Browser BROWSER = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program().orElseThrow())
                        .setArgs(ARGUMENTS));
    }
}
