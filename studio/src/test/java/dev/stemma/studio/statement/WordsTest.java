package dev.stemma.studio.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.record.Bits;
import dev.stemma.provenance.record.Language;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static ResourceBundle texts(Language language) {
        return ResourceBundle.getBundle(
                "dev.stemma.studio.statement.words",
                Locale.forLanguageTag(language.toString()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void whatIsSaidInOneLanguageIsSaidInTheOther() {
        Set<String> english = texts(Language.ENGLISH).keySet();

        assertThat(texts(Language.CHINESE).keySet()).isEqualTo(english);
        for (String name : english) {
            int values = values(Language.ENGLISH, name);
            assertThat(values(Language.CHINESE, name)).as(name).isEqualTo(values);
        }
    }

    private static int values(Language language, String name) {
        return name.equals("date")
                ? 0
                : new MessageFormat(texts(language).getString(name), language.locale())
                        .getFormatsByArgumentIndex()
                        .length;
    }

    @Test
    void aFigureSaysWhatIsNotKnown() {
        Words words = new Words(Language.ENGLISH);

        assertThat(words.bits(new Bits(12.34, 3, 0))).isEqualTo("12.3 bits");
        assertThat(words.bits(new Bits(12.34, 3, 1))).isEqualTo("12.3 bits, 1 unknown");
        assertThat(words.bits(new Bits(0, 0, 2))).isEqualTo("2 unknown");
        assertThat(words.bits(Bits.NONE)).isEqualTo("\u2013");
        assertThat(new Words(Language.CHINESE).bits(new Bits(12.34, 3, 1))).isEqualTo("12.3 比特，另有 1 项未知");
    }
}
