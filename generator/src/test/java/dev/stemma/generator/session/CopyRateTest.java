package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.BaseRate;
import dev.stemma.generator.model.BaseRate.Among;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.Sharing;
import dev.stemma.generator.music.Tradition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyRateTest {
    private static Path model() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder.resolve("models").resolve("melody-2");
    }

    @Test
    void melodiesAreCountedBesideTheWorksOfTheirTradition() throws Exception {
        ModelFolder model = ModelFolder.read(model());
        List<CopyRate> rates = CopyRate.of(model, Wish.of(Tradition.HYMN), 3);

        assertThat(rates).extracting(CopyRate::among).containsExactly(Among.ALL, Among.TRADITION);
        CopyRate all = rates.get(0);
        CopyRate own = rates.get(1);
        assertThat(all.melodies() + all.refused()).isEqualTo(3);
        assertThat(all.intervals().grams()).isEqualTo(own.intervals().grams()).isPositive();
        assertThat(all.intervals().seen())
                .isGreaterThanOrEqualTo(own.intervals().seen());
        assertThat(all.intervals().longest())
                .as("eleven notes are never copied")
                .isLessThan(11);
        assertThat(own.works())
                .isEqualTo(
                        model.config().baseRate(Tradition.HYMN, Among.TRADITION).orElseThrow());
    }

    @Test
    void theCardSaysBothRates() {
        Sharing melodies = new Sharing(1000, 12, 6, 9, 11);
        Sharing works = new Sharing(2000, 20, 8, 12, 30);
        BaseRate base = new BaseRate(Tradition.HYMN, Among.TRADITION, 40, works, works);
        CopyRate rate = new CopyRate(Tradition.HYMN, Among.TRADITION, 500, 0, melodies, melodies, base);

        assertThat(CopyRate.section(List.of(rate)))
                .startsWith(CopyRate.HEADING + "\n\n")
                .contains("| hymn | its 40 works | 500 | 1.20% / 1.00% | 1.20% / 1.00% | 6, 9, 11 / 8, 12, 30 |");
        assertThat(rate.isAtMostThatOfWorks()).isFalse();
    }
}
