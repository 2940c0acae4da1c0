package dev.stemma.studio.phrases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.stemma.provenance.record.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aRefusalNamesWhatThePagesHaveAndNotOptionsOfTheCommandLine() {
        String refusal = "relax --range or --cadence; without --range and --lock the rest can be kept";

        assertThat(book.say(refusal, Language.ENGLISH))
                .isEqualTo("relax the range or the cadence; without the range and the locks the rest can be kept");
        assertThat(book.say(refusal, Language.CHINESE)).isEqualTo("请放宽音域或终止；去掉音域和锁定的部分，其余都能满足");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the range C4-G5, the density of 3-4 notes in each bar and the end on the tonic of D dorian cannot be kept \
            together in 8 bars of 4/4 \
            | 在 8 个 4/4 小节之内无法同时满足：音域 C4-G5，密度 3-4（每个小节的音符数）和 D dorian 的收束在主音
            the content was changed after it was signed: bytes 4 to 9 were inserted; 1 byte missing before byte 30 \
            | 内容在签名后被改动：插入了字节 4 至 9；字节 30 之前缺少 1 字节
            something in byte 40 was changed (there: track 1: note 60 at tick 0, end of note 60 at tick 480) \
            | 字节 40 有改动（其中：第 1 轨：音符 60（第 0 刻），音符 60 结束（第 480 刻））
            the certificate of CN=Ada B, O=C was valid until 2025, no longer at 2026 \
            | CN=Ada B, O=C 的证书有效期至 2025，在 2026 已失效
            cawg.identity: nobody answers for it: the chain of 2 ends at the certificate of CN=A, OU=B, O=C, L=D, ST=E, \
            C=US, issued by CN=F, OU=G, O=H, L=I, ST=J, C=US, which is not among the 1 trusted authorities; the content \
            must not be attributed to whoever it names \
            | cawg.identity：无人为其担保：共 2 张的证书链止于 CN=A, OU=B, O=C, L=D, ST=E, C=US 的证书，其签发者 \
            CN=F, OU=G, O=H, L=I, ST=J, C=US 不在 1 个可信机构之列；不得据此将内容归于其中所称之人
            the claim is not well-formed: a string of 5 bytes with 3 left, at byte 7 \
            | 声明格式有误：字节 7 处：字符串自称 5 字节，但只剩 3 字节
            """)
    void sentencesInSentencesAndListsAreToldApart(String english, String chinese) {
        assertThat(book.say(english, Language.CHINESE)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Salt and Pepper",
                "My tune of 4 bars",
                "5 notes of summer",
                "Songs for 2",
                "Dance in 4/4, found again",
                "A reel, line by line",
                "a journal: of Ann and 3 more friends",
                "CN=Ada Lovelace, O=Analytical Engines"
            })
    void namesThatLookLikePhrasesStayAsTheyAre(String name) {
        assertThat(book.say(name, Language.CHINESE)).isEqualTo(name);
        assertThat(book.say("/pieces/" + name + ".mid exists already", Language.CHINESE))
                .isEqualTo("/pieces/" + name + ".mid 已经存在");
    }

    @Test
    void whatIsQuotedStaysAsItIs() {
        assertThat(book.say("shares 7 notes with \"found no notes\"", Language.CHINESE))
                .isEqualTo("与“found no notes”有 7 个音相同");
        assertThat(book.say(
                        "not a key: \"the file\"; accepted: a tonic such as D, F# or Bb and one of major",
                        Language.CHINESE))
                .contains("“the file”");
    }

    @Test
    void everyPhraseIsFoundAgainWithNumbersInIt() {
        for (Phrase phrase : book.phrases()) {
            String english = phrase.english();
            for (int i = 0; i < phrase.gaps(); i++) {
                english = english.replaceFirst("\\{}", "70" + i);
            }
            String chinese = book.say(english, Language.CHINESE);
            assertThat(chinese).as(english).isNotEqualTo(english).containsPattern("\\p{IsHan}");
            for (int i = 0; i < phrase.gaps(); i++) {
                assertThat(chinese).as(english).contains("70" + i);
            }
        }
    }

    @Test
    void aTextMadeToBeReadInManyWaysIsAnswered() {
        String text = "the certificate of , x at byte a; ".repeat(30);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> book.say(text, Language.CHINESE));
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
