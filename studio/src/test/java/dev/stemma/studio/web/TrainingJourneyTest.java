package dev.stemma.studio.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A class trains a model of its own, watches it learn and hears what it has learnt. */
@InBrowser
class TrainingJourneyTest {
    /** For networks that learn, on a machine that has other work too. */
    private static final Locator.WaitForOptions PATIENTLY = new Locator.WaitForOptions().setTimeout(180_000);

    @TempDir
    private Path temporary;

    @Journey
    void aModelIsTrainedWhileTheClassWatchesAndIsHeardBeforeAndAfter(String language) throws IOException {
        try (Studio studio = Studio.in(temporary);
                Visitor visitor = Visitor.of(studio, language)) {
            Page page = visitor.page();
            visitor.go("Learn", "学习");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(visitor.say("Train a model", "训练一个模型")))
                    .click();
            visitor.read("39 tunes chosen", "已选 39 首");
            String name = visitor.say("Class 5b", "五年级二班");
            page.getByLabel(visitor.say("What shall the model be called?", "给模型起个名字"))
                    .fill(name);
            visitor.look("training-begin");
            visitor.press("Start training", "开始训练");

            Locator rounds = page.locator("figure.loss circle");
            rounds.nth(1).waitFor(PATIENTLY);
            visitor.look("training-learning");
            page.reload();
            visitor.heading(name, name).waitFor();

            visitor.heading("Before and after", "训练前后").waitFor(PATIENTLY);
            assertThat(bits(rounds.last())).as("bits a note").isLessThan(bits(rounds.first()) - 1);
            visitor.look("training-done");
            page.locator(".training .tune").last().waitFor(PATIENTLY);
            hearBoth(visitor);
            Locator seed = page.locator(".training .pair + .row .soft");
            String before = seed.textContent();
            visitor.press("Another seed", "换一个种子");
            assertThat(seed).not().hasText(before);

            forgetTunes(visitor);

            visitor.go("Compose", "作曲");
            visitor.unfoldWishes();
            page.getByLabel(visitor.say("Model", "模型")).first().selectOption(name);
            visitor.press("Compose", "开始作曲");
            assertThat(page.locator(".candidate")).hasCount(4);
        }
    }

    /** The tune that did most is chosen first; another one says something else, and draws the notes otherwise. */
    private static void forgetTunes(Visitor visitor) throws IOException {
        Page page = visitor.page();
        visitor.press("Write a melody and forget each tune", "写一段旋律，再逐首忘掉");
        Locator tunes = page.locator(".without .tunes input");
        tunes.first().waitFor(PATIENTLY);
        assertThat(tunes.first()).isChecked();
        Locator said = page.locator(".without p[role=status]");
        String most = said.textContent();
        assertThat(most).contains(page.locator(".without .tunes .name").first().textContent());
        Object drawn = strengths(page);
        visitor.look("training-without");
        tunes.first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(tunes.nth(1)).isChecked();
        assertThat(said).not().hasText(most);
        assertThat(strengths(page)).isNotEqualTo(drawn);
    }

    private static Object strengths(Page page) {
        return page.locator(".without .mini .note")
                .evaluateAll("notes => notes.map((note) => note.getAttribute('opacity'))");
    }

    private static double bits(Locator point) {
        return Double.parseDouble(point.locator("title").textContent().replaceAll(".*[:：]\\s*([0-9.]+).*", "$1"));
    }

    private static void hearBoth(Visitor visitor) {
        visitor.countSounds();
        int sounds = 0;
        for (Locator tune : visitor.page().locator(".training .tune button").all()) {
            tune.click();
            sounds = visitor.soundsAfter(sounds);
        }
    }
}
