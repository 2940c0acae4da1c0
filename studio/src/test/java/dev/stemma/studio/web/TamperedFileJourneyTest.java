package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** A signed file and one that somebody changed are dropped on the inspector, which tells them apart and shows why. */
@InBrowser
@ExtendWith(StudioOfClass.class)
class TamperedFileJourneyTest {
    private static final int NOTE_ON = 0x90;
    private static final int FIRST_EVENT = 22;

    private final Studio studio;

    TamperedFileJourneyTest(Studio studio) {
        this.studio = studio;
    }

    @Journey
    void aChangedNoteIsFoundOutInWhatIsDroppedAndInTheLab(String language) throws IOException {
        byte[] signed = signed();
        try (Visitor visitor = Visitor.of(studio, language)) {
            visitor.go("Inspect", "查验");
            visitor.heading("Look inside a file", "查看文件内里").waitFor();
            visitor.drop(".dropping", "signed.mid", signed);
            Locator verdict = visitor.page().locator("#verdict");
            assertThat(verdict).containsText(visitor.say("Trusted", "可信"));

            visitor.drop(".dropping", "changed.mid", withOneNoteChanged(signed));
            assertThat(verdict).containsText("changed.mid");
            assertThat(verdict).containsText(visitor.say("Does not hold", "不成立"));
            assertThat(visitor.page().locator(".verdict .headline"))
                    .hasText(visitor.say("The content was changed after it was signed.", "内容在签名之后被改动过。"));
            visitor.look("inspected-changed");
        }
    }

    @Journey
    void theFamilyIsSeenAndTheLabChangesACopy(String language) throws IOException {
        try (Visitor visitor = Visitor.of(studio, language)) {
            visitor.go("Inspect", "查验");
            visitor.drop(".dropping", Studio.root().resolve("samples/co-created/co-created.mid"));
            Locator family = visitor.page().locator("svg.family .member");
            family.first().waitFor();
            assertThat(family.first()).hasAttribute("aria-label", Pattern.compile(".+"));
            visitor.look("inspected-family");

            Locator lab = visitor.page().locator(".part-lab");
            lab.getByLabel(visitor.say("Change a note", "改一个音符")).check();
            visitor.press("Tamper with a copy", "篡改一份副本");
            Locator result = lab.locator(".tamper-result");
            assertThat(result.locator("p.lesson")).containsText(visitor.say("Does not hold", "不成立"));
            assertThat(visitor.page().locator("#verdict")).not().containsText(visitor.say("Does not hold", "不成立"));
            visitor.look("tamper-lab");

            visitor.press("Start afresh", "重新开始");
            assertThat(result).hasCount(0);
            assertThat(lab.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setChecked(true)))
                    .hasCount(0);
        }
    }

    private byte[] signed() {
        String piece = studio.post("/api/pieces", "{'title':'Signed'}")
                .done()
                .path("id")
                .asText();
        studio.post("/api/pieces/" + piece + "/requests", "{'task':'compose','seed':42,'count':1}")
                .done();
        return studio.post("/api/pieces/" + piece + "/files", "{'kinds':['midi']}")
                .body();
    }

    /** The first note a semitone higher. */
    private static byte[] withOneNoteChanged(byte[] midi) {
        byte[] changed = midi.clone();
        int note = Stream.iterate(FIRST_EVENT, at -> at + 1)
                .filter(at -> (changed[at] & 0xf0) == NOTE_ON && changed[at + 1] > 0 && changed[at + 2] > 0)
                .findFirst()
                .orElseThrow();
        changed[note + 1] += 1;
        return changed;
    }
}
