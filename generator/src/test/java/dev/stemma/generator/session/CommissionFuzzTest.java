package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What was asked of a model, as texts on record: a line for each, with a tab between name and value. */
class CommissionFuzzTest {
    @MethodSource("records")
    @DictionaryEntries({"fill\\x09", "vary\\x09", "continue\\x09true", "lock\\x091-2", "keep\\x09", "bars\\x09", "1/2"})
    @FuzzTest
    void whatIsReadIsWrittenTheSameOrRefused(byte[] bytes) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            String[] parts = line.split("\t", 2);
            texts.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        try {
            Commission commission = Commission.read(texts, 7);
            assertThat(commission.asTexts()).isEqualTo(texts);
        } catch (RecordException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> records() {
        RandomRequests random = new RandomRequests(1);
        return Stream.generate(() -> new Commission(random.task(), random.request(8)))
                .limit(12)
                .map(commission -> commission.asTexts().entrySet().stream()
                        .map(text -> text.getKey() + "\t" + text.getValue())
                        .collect(Collectors.joining("\n")))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
