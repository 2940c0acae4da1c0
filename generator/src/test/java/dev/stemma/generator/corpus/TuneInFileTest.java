package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneInFileTest {
    @ParameterizedTest
    @CsvSource({
        "a.abc, 'X:1|K:C|C4|~~X:2|K:C|C4|', 2",
        "a.ABC, 'X:1~K:C~~~X:2~K:C~C4|', 2",
        "a.abc, 'T:no number~C4|', 1",
        "a.jsonl, '{}~~{}~{}', 3",
        "a.mid, 'X:1~X:2~', 1",
        "a.png, 'X:1~X:2~', 1"
    })
    void tunesAreCountedBeforeTheyAreRead(String name, String text, int tunes) {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            byte[] file = text.replace("|", "\n").replace("~", end).getBytes(StandardCharsets.UTF_8);
            assertThat(TuneInFile.atMost(name, file)).isEqualTo(tunes);
            assertThat(TuneInFile.in(name, file)).hasSizeLessThanOrEqualTo(tunes);
        }
    }
}
