package dev.stemma.studio.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.record.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What refusals and checks say exists in both languages. */
class PhrasebookTest {
    private static final Pattern GAP = Pattern.compile("\\{(\\d+)}");

    private final Phrasebook book = Phrasebook.read();

    @Test
    void aPhraseIsSaidInChineseWithWhatDiffers() {
        assertThat(book.say("there is no entry 12 in the journal", Language.CHINESE))
                .contains("12")
                .containsPattern("\\p{IsHan}");
        assertThat(book.say("there is no entry 12 in the journal", Language.ENGLISH))
                .isEqualTo("there is no entry 12 in the journal");
    }

    @Test
    void whatStandsInAPhraseIsSaidByPhraseToo() {
        String said = book.say(
                "the journal does not hold: entry 3 (added): the clock of the entry is wrong", Language.CHINESE);
        assertThat(said).doesNotContain("the journal does not hold");
        assertThat(book.say("the journal does not hold: a piece is begun once", Language.CHINESE))
                .doesNotContainPattern("[a-z]{3,}");
    }

    @Test
    void whatIsNoPhraseStaysAsItIs() {
        assertThat(book.say("Twinkle, twinkle", Language.CHINESE)).isEqualTo("Twinkle, twinkle");
        assertThat(book.say("", Language.CHINESE)).isEmpty();
    }

    @Test
    void everyPhraseThatIsSaidHasItsTranslation() throws Exception {
        SortedSet<String> said = new TreeSet<>();
        for (String module : List.of("provenance", "generator", "studio")) {
            said.addAll(SpokenPhrases.in(List.of(Path.of("..", module, "src", "main", "java"))));
        }
        SortedSet<String> known =
                book.phrases().stream().map(Phrase::english).collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsExactlyElementsOf(said);
    }

    @Test
    void noTranslationLosesAnything() {
        for (Phrase phrase : book.phrases()) {
            assertThat(phrase.said().keySet())
                    .as(phrase.english())
                    .contains("zh")
                    .isSubsetOf("en", "zh");
            assertThat(phrase.said().get("zh")).as(phrase.english()).containsPattern("\\p{IsHan}");
            for (String text : phrase.said().values()) {
                SortedSet<Integer> gaps = GAP.matcher(text)
                        .results()
                        .map(gap -> Integer.valueOf(gap.group(1)))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(gaps)
                        .as(phrase.english() + " -> " + text)
                        .allSatisfy(gap -> assertThat(gap).isLessThan(phrase.gaps()));
                if (phrase.said().get("zh").equals(text)) {
                    assertThat(gaps).as(phrase.english() + " -> " + text).hasSize(phrase.gaps());
                }
            }
        }
    }
}
