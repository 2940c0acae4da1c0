package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the first press to a signed file that holds. */
@InBrowser
@ExtendWith(StudioOfClass.class)
class ComposingJourneyTest {
    private static final List<Check.Name> RECORDS = List.of(Check.Name.JOURNAL, Check.Name.LINEAGE, Check.Name.REPLAY);

    @TempDir
    private Path temporary;

    private final Studio studio;

    ComposingJourneyTest(Studio studio) {
        this.studio = studio;
    }

    @Journey
    void aMelodyIsComposedWorkedOnSignedTakenAlongAndInspected(String language) throws Exception {
        try (Visitor visitor = Visitor.of(studio, language)) {
            hearAndKeepOne(visitor);
            edit(visitor);
            lockTwoBarsAndAskForOthers(visitor);
            Path midi = sign(visitor, temporary, "MIDI");
            Path wav = sign(visitor, temporary, "WAV");
            holds(midi);
            holds(wav);
            inspect(visitor, midi);
            othersTrust(midi, wav);
        }
    }

    private static void hearAndKeepOne(Visitor visitor) throws IOException {
        visitor.look("start");
        visitor.compose(11);
        int sounds = visitor.soundsAfter(0);
        visitor.press("Hear melody 2", "试听旋律 2");
        assertThat(visitor.button("Hear melody 2", "试听旋律 2")).hasAttribute("aria-pressed", "true");
        visitor.soundsAfter(sounds);
        visitor.look("candidates");
        visitor.keep(2);
    }

    private static void edit(Visitor visitor) throws IOException {
        assertThat(visitor.edited()).hasCount(0);
        visitor.cursor().focus();
        visitor.type("End", "ArrowUp");
        assertThat(visitor.edited()).hasCount(1);
        assertThat(visitor.cursor().getAttribute("aria-label")).contains(visitor.say("edited", "修改"));
        visitor.look("piece");
    }

    private static void lockTwoBarsAndAskForOthers(Visitor visitor) throws IOException {
        visitor.type("Home", "Shift+PageDown", "Shift+PageDown");
        visitor.press("Lock bars 1-2", "锁定第 1-2 小节");
        visitor.button("Unlock bars 1-2", "解锁第 1-2 小节").waitFor();
        String locked = visitor.say("locked", "已锁定");
        List<String> kept =
                visitor.melody().stream().filter(note -> note.contains(locked)).toList();
        assertThat(kept).isNotEmpty();
        List<String> before = visitor.melody();
        visitor.cursor().focus();
        visitor.type("PageDown", "PageDown", "Shift+PageDown", "Shift+PageDown");
        visitor.press("Rewrite", "重写");
        visitor.press("Ask the model", "交给模型");
        visitor.heading("Which one do you like?", "喜欢哪一段？").waitFor();
        visitor.look("rewritten");
        visitor.keep(1);
        assertThat(visitor.melody()).isNotEqualTo(before).startsWith(kept.toArray(String[]::new));
    }

    private static Path sign(Visitor visitor, Path folder, String kind) throws IOException {
        visitor.press("Sign and download", "签名并下载");
        Page page = visitor.page();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("MIDI"))
                .setChecked(kind.equals("MIDI"));
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("WAV"))
                .setChecked(kind.equals("WAV"));
        visitor.look("signing");
        Path file = visitor.download(
                folder, () -> page.locator("dialog button[type=submit]").click());
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(file.getFileName().toString()).contains(visitor.say("Melody", "旋律"));
        return file;
    }

    /** Our verifier, with all that the file carries. */
    private void holds(Path file) throws Exception {
        Workbench workbench = new Workbench(studio.home(), Studio.root().resolve("models"), Clock.systemUTC());
        Verdict verdict = workbench.inspecting().verify(file, VerificationOptions.DEFAULT);
        assertThat(verdict.state()).as("%s %s", file, verdict).isEqualTo(Verdict.State.TRUSTED);
        for (Check.Name record : RECORDS) {
            assertThat(verdict.checks().stream().filter(check -> check.name() == record))
                    .as("%s %s", file, record)
                    .isNotEmpty()
                    .allMatch(check -> check.outcome() == Check.Outcome.PASS);
        }
    }

    private static void inspect(Visitor visitor, Path midi) throws IOException {
        visitor.go("Inspect", "查验");
        visitor.heading("Look inside a file", "查看文件内里").waitFor();
        visitor.drop(".dropping", midi);
        assertThat(visitor.page().locator("#verdict")).containsText(visitor.say("Trusted", "可信"));
        visitor.look("inspected");
    }

    private void othersTrust(Path... files) throws Exception {
        Path authority = new Workbench(studio.home(), Studio.root().resolve("models"), Clock.systemUTC())
                .signing()
                .authorityFile();
        OtherValidator.trusts(authority, files);
    }
}
