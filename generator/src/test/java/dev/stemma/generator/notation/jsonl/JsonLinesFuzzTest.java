package dev.stemma.generator.notation.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesFuzzTest {
    @MethodSource("corpora")
    @FuzzTest
    void aCorpusIsReadOrRefused(byte[] bytes) {
        try {
            assertThat(MelodyFile.read(bytes, ReadOptions.DEFAULT).melody().notes())
                    .isNotEmpty();
        } catch (NotationException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> corpora() {
        return Stream.of("""
                        {"id":"t1","title":"Slane","group":"g7","meter":"3/4","fifths":1,"notes":[[0,480,67],[480,240,69]]}
                        {"name":"b","ticksPerQuarter":24,"notes":[[48,24,60]],"anacrusis":24,"length":96}
                        """, """
                        {"time":[[0,"4/4"],[4320,"3/4"]],"bars":[0,480,2400,3360,4320,5760,8160],"notes":[[0,480,60]],
                        """.strip() + """
                        "key":[[0,"D dorian"]],"tempo":[[0,500000]],"chordSymbols":[[0,"Gm7"]],"lyrics":[[0,1,"la",true]]}
                        """).map(line -> line.getBytes(UTF_8));
    }
}
