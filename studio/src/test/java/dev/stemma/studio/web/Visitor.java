package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Somebody who uses the studio in their language, and finds things by what is written or said there. */
final class Visitor implements AutoCloseable {
    private static final String COUNT_SOUNDS = "() => { window.sounds = 0; for (const source of [AudioBufferSourceNode,"
            + " OscillatorNode]) { const start = source.prototype.start; source.prototype.start = function (...at) {"
            + " window.sounds += 1; return start.apply(this, at); }; } }";
    private static final String DROP = "([place, name, content]) => { const bytes = Uint8Array.from(atob(content), c =>"
            + " c.charCodeAt(0)); const data = new DataTransfer(); data.items.add(new File([bytes], name));"
            + " const at = document.querySelector(place); for (const type of ['dragover', 'drop'])"
            + " at.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data })); }";

    private static final int PHONE = 360;
    private static final double PATIENCE_MILLIS = 30_000;

    private final String language;
    private final Browser browser;

    private Visitor(String language, Browser browser) {
        this.language = language;
        this.browser = browser;
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page().locator("main h1").first().waitFor();
        countSounds();
    }

    /** Counts tones from now on; to be said again where the page was loaded anew. */
    void countSounds() {
        page().evaluate(COUNT_SOUNDS);
    }

    static Visitor of(Studio studio, String language) {
        return new Visitor(language, Browser.open(studio, Browser.Setting.USUAL.in(language)));
    }

    static Visitor of(URI invitation, String language) {
        return new Visitor(language, Browser.open(invitation, Browser.Setting.USUAL.in(language)));
    }

    Page page() {
        return browser.page();
    }

    Browser browser() {
        return browser;
    }

    /** The word of their language. */
    String say(String english, String chinese) {
        return language.equals("zh") ? chinese : english;
    }

    /** The button that is called so, at its beginning. */
    Locator button(String english, String chinese) {
        String name = say(english, chinese);
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    void press(String english, String chinese) {
        button(english, chinese).click();
    }

    void unfold(String english, String chinese) {
        page().locator("summary")
                .getByText(say(english, chinese), new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    void go(String english, String chinese) {
        page().getByRole(AriaRole.NAVIGATION)
                .getByText(say(english, chinese))
                .first()
                .click();
    }

    /** Waits until it can be read. */
    void read(String english, String chinese) {
        page().getByText(say(english, chinese)).first().waitFor();
    }

    /** Asks for melodies, with a seed as one of the further wishes, and waits until they can be chosen from. */
    void compose(int seed) {
        unfoldWishes();
        page().getByLabel(say("Seed", "种子")).first().fill(String.valueOf(seed));
        press("Compose", "开始作曲");
        heading("Which one do you like?", "喜欢哪一段？").waitFor();
        assertThat(page().locator(".candidate")).hasCount(4);
    }

    /** Shows all that can be wished for, of which there is a little more and the rest. */
    void unfoldWishes() {
        Locator further = page().locator("summary").getByText(say("More wishes", "更多要求"));
        further.first().click();
        further.last().click();
    }

    void keep(int number) {
        press("Keep melody " + number, "留下旋律 " + number);
        assertThat(page().locator(".candidate")).hasCount(0);
    }

    Locator heading(String english, String chinese) {
        return page().getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions()
                                .setName(say(english, chinese))
                                .setExact(true));
    }

    /** The place in the piano roll at which the keyboard is. */
    Locator cursor() {
        return page().locator(".roll-notes [role=option][tabindex='0']");
    }

    Locator notes() {
        return page().locator(".roll-notes .roll-note");
    }

    /** What is said of each note. */
    List<String> melody() {
        return notes().all().stream()
                .map(note -> note.getAttribute("aria-label"))
                .toList();
    }

    /** How many notes the roll shows as changed by a person. */
    Locator edited() {
        return page().locator(".roll-notes .note-body.origin-edited");
    }

    void type(String... keys) {
        for (String key : keys) {
            page().keyboard().press(key);
        }
    }

    /** How many tones were handed to the sound of the browser. */
    int sounds() {
        return ((Number) page().evaluate("window.sounds")).intValue();
    }

    /** The same, as soon as it is more than before. */
    int soundsAfter(int before) {
        page().waitForFunction("before => window.sounds > before", before);
        return sounds();
    }

    /** The file that a step makes the browser keep. */
    Path download(Path folder, Runnable step) {
        Download download = page().waitForDownload(step);
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    void drop(String place, Path file) throws IOException {
        drop(place, file.getFileName().toString(), Files.readAllBytes(file));
    }

    void drop(String place, String name, byte[] content) {
        page().evaluate(DROP, List.of(place, name, Base64.getEncoder().encodeToString(content)));
    }

    /** Keeps pictures on a large screen by day and on a phone by night, and finds nothing that would shut anybody out. */
    void look(String state) throws IOException {
        ViewportSize size = page().viewportSize();
        look(state, "");
        page().emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(ColorScheme.DARK)
                .setReducedMotion(ReducedMotion.REDUCE));
        page().setViewportSize(PHONE, size.height);
        look(state, "-dark-phone");
        page().emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.NO_PREFERENCE));
        page().setViewportSize(size.width, size.height);
    }

    private void look(String state, String how) throws IOException {
        browser.picture("journey-" + state + "-" + language + how);
        assertThat(browser.barriers()).as("%s %s%s", state, language, how).isEmpty();
        assertThat(page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("%s %s%s is wider than the screen by", state, language, how)
                .isEqualTo(0);
    }

    @Override
    public void close() {
        browser.close();
    }
}
