package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** From why a note is there to another one in its place, and back. */
@InBrowser
@ExtendWith(StudioOfClass.class)
class XRayJourneyTest {
    private final Studio studio;

    XRayJourneyTest(Studio studio) {
        this.studio = studio;
    }

    @Journey
    void whatTheModelCouldHaveWrittenIsSwappedInAndTheTreeLeadsBack(String language) throws Exception {
        try (Visitor visitor = Visitor.of(studio, language)) {
            visitor.compose(5);
            visitor.keep(1);
            List<String> written = visitor.melody();
            visitor.unfold("Why these notes?", "为什么是这些音？");
            visitor.notes().nth(6).locator(".note-body").click();
            Locator alternatives = visitor.page().locator(".alternatives li");
            alternatives.first().waitFor();
            visitor.look("xray");
            int sounds = visitor.soundsAfter(0);
            alternatives.first().locator(".hear").click();
            visitor.soundsAfter(sounds);

            visitor.press("Swap in", "换上");
            assertThat(visitor.edited()).hasCount(1);
            assertThat(visitor.melody().get(6)).isNotEqualTo(written.get(6)).contains(visitor.say("edited", "修改"));
            visitor.look("xray-swapped");

            goBackInTheTree(visitor);
            assertThat(visitor.edited()).hasCount(0);
            assertThat(visitor.melody()).isEqualTo(written);
            visitor.look("tree");
        }
    }

    /** To the version before the one on the desk. */
    private static void goBackInTheTree(Visitor visitor) {
        visitor.unfold("Versions", "版本");
        Locator tree = visitor.page().getByRole(AriaRole.TREE);
        Locator onDesk = tree.getByRole(AriaRole.TREEITEM, new Locator.GetByRoleOptions().setSelected(true));
        onDesk.focus();
        String left = onDesk.getAttribute("data-entry");
        visitor.type("ArrowUp");
        visitor.page()
                .getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(visitor.say("Put on the desk", "设为当前版本")))
                .click();
        assertThat(onDesk).not().hasAttribute("data-entry", left);
    }
}
