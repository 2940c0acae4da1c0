package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who uses no pointer comes as far as anybody. */
@InBrowser
@ExtendWith(StudioOfClass.class)
class KeyboardJourneyTest {
    private static final int PATIENCE = 60;
    private static final String NAME = "() => { const at = document.activeElement;"
            + " return at.getAttribute('aria-label') ?? at.textContent.trim(); }";
    private static final String FOCUS_IS_SEEN =
            "() => { const at = document.activeElement, style = getComputedStyle(at),"
                    + " ring = at.querySelector('.ring'); return at.matches(':focus-visible') && (style.outlineStyle !== 'none'"
                    + " || ring !== null && getComputedStyle(ring).stroke !== 'none'); }";

    @TempDir
    private Path temporary;

    private final Studio studio;

    KeyboardJourneyTest(Studio studio) {
        this.studio = studio;
    }

    @Journey
    void fromTheAddressToASignedFileWithoutAPointer(String language) throws Exception {
        try (Visitor visitor = Visitor.of(studio, language)) {
            tabTo(visitor, "Tab", visitor.say("Compose", "开始作曲"), "BUTTON");
            visitor.type("Enter");
            visitor.heading("Which one do you like?", "喜欢哪一段？").waitFor();
            int sounds = visitor.soundsAfter(0);
            visitor.type("3");
            visitor.soundsAfter(sounds);
            visitor.type("Enter");
            assertThat(visitor.heading("Melody", "旋律")).isFocused();

            tabTo(visitor, "Tab", visitor.say("Rewrite", "重写"), "BUTTON");
            visitor.type("Enter");
            visitor.page().locator("form.rework input:focus").waitFor();
            visitor.type("Escape");
            assertThat(focused(visitor)).isEqualTo(visitor.say("Rewrite", "重写"));

            tabTo(visitor, "Tab", visitor.say("bar 1,", "第1小节"), "g");
            visitor.type("ArrowRight", "ArrowUp");
            assertThat(visitor.edited()).hasCount(1);
            assertThat(visitor.cursor()).isFocused();
            assertThat(visitor.page().locator("[role=status].spoken")).containsText(visitor.say("edited", "修改"));
            visitor.type("l");
            assertThat(visitor.cursor()).hasAttribute("aria-label", Pattern.compile("locked|已锁定"));

            tabTo(visitor, "Shift+Tab", visitor.say("Sign and download", "签名并下载"), "BUTTON");
            visitor.type("Enter");
            visitor.page().locator("dialog[open]").waitFor();
            tabTo(visitor, "Tab", visitor.say("Sign and download", "签名并下载"), "BUTTON");
            Path file = visitor.download(temporary, () -> visitor.type("Enter"));
            assertThat(file).isNotEmptyFile();
            assertThat(visitor.page().locator("dialog")).hasCount(0);
            assertThat(focused(visitor)).isEqualTo(visitor.say("Sign and download", "签名并下载"));
        }
    }

    /** Goes on until what is called so has the focus, which is seen wherever it is. */
    private static void tabTo(Visitor visitor, String key, String name, String element) {
        for (int i = 0; i < PATIENCE; i++) {
            visitor.type(key);
            Object seen = visitor.page().evaluate(FOCUS_IS_SEEN);
            assertThat(seen).as("the focus is seen on “%s”", focused(visitor)).isEqualTo(true);
            if (focused(visitor).replace("♪", "").trim().startsWith(name)
                    && visitor.page().evaluate("document.activeElement.tagName").equals(element)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not come to “" + name + "”");
    }

    private static String focused(Visitor visitor) {
        return String.valueOf(visitor.page().evaluate(NAME));
    }
}
