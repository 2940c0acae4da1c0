package dev.stemma.studio.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.label.Regime;
import dev.stemma.provenance.label.RightsField;
import dev.stemma.provenance.record.Language;
import dev.stemma.studio.statement.Readiness.Answer;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadinessWordsTest {
    private static ResourceBundle texts(Language language) {
        return ResourceBundle.getBundle(
                "dev.stemma.studio.statement.readiness",
                Locale.forLanguageTag(language.toString()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void whatIsSaidInOneLanguageIsSaidInTheOther() {
        Set<String> english = texts(Language.ENGLISH).keySet();

        assertThat(texts(Language.CHINESE).keySet()).isEqualTo(english);
        for (String name : english) {
            assertThat(values(Language.CHINESE, name)).as(name).isEqualTo(values(Language.ENGLISH, name));
        }
    }

    private static int values(Language language, String name) {
        return new MessageFormat(texts(language).getString(name), language.locale()).getFormatsByArgumentIndex().length;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRegimeFieldAndStandingHasAName(Language language) {
        ReadinessWords words = new ReadinessWords(language);

        for (Regime regime : Regime.values()) {
            assertThat(words.name(regime)).isNotBlank();
            assertThat(words.sources(regime)).isNotBlank();
        }
        for (RightsField field : RightsField.values()) {
            assertThat(words.name(field)).isNotBlank();
        }
        for (Readiness.Standing standing : Readiness.Standing.values()) {
            assertThat(words.name(standing)).isNotBlank();
        }
        for (RightsField.Need need : RightsField.Need.values()) {
            assertThat(words.name(need)).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void onlyWhatIsAskedForIsSaidMorePrecisely(Language language) {
        ReadinessWords words = new ReadinessWords(language);

        for (Regime regime : Regime.values()) {
            for (RightsField field : RightsField.values()) {
                if (field.need(regime) == RightsField.Need.NONE) {
                    assertThat(words.asks(regime, field))
                            .as(regime + "." + field)
                            .isEmpty();
                }
            }
        }
        assertThat(texts(language).keySet())
                .filteredOn(name -> name.startsWith("asks."))
                .allSatisfy(name -> assertThat(regimesAndFields()).contains(name));
    }

    private static Set<String> regimesAndFields() {
        return Arrays.stream(Regime.values())
                .flatMap(regime -> Arrays.stream(RightsField.values()).map(field -> "asks." + regime + "." + field))
                .collect(Collectors.toSet());
    }

    @Test
    void whatDiffersIsSaidInTheSameLanguage() {
        Phrase person = Phrase.of("person", "ann", List.of(Phrase.of("did.chosen"), Phrase.of("did.note-added")));
        Answer answer = Answer.present("x", "people.named", List.of(person, person));

        assertThat(new ReadinessWords(Language.ENGLISH).fact(answer))
                .isEqualTo("ann (chose, entered notes), ann (chose, entered notes)");
        assertThat(new ReadinessWords(Language.CHINESE).fact(answer)).isEqualTo("ann（选定、输入音符）、ann（选定、输入音符）");
    }
}
