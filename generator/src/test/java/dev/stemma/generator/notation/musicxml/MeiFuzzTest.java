package dev.stemma.generator.notation.musicxml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.SampleMelodies;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class MeiFuzzTest {
    private static final String SCORE = """
            <mei><meiHead><fileDesc><titleStmt><title>A</title><respStmt><name xml:id="m" label="l"/></respStmt></titleStmt>
            </fileDesc></meiHead><music><score><scoreDef><keySig sig="1f" mode="minor"/><meterSig count="3" unit="4"/></scoreDef>
            <section><measure right="rptend"><staff n="1"><layer n="1"><tuplet num="3" numbase="2"><note dur="8" pname="a" oct="4"
            tie="i" resp="#m"/><rest dur="4"/></tuplet><chord dur="4" dots="1"><note pname="b" oct="4" accid="f"/></chord>
            </layer></staff><tempo tstamp="2.5" midi.mspb="400000"/></measure></section></score></music></mei>
            """;

    @MethodSource("scores")
    @DictionaryEntries({
        "<mRest/>",
        "<space dur=\"1\"/>",
        "<measure>",
        "</measure>",
        "<section>",
        "tie=\"t\"",
        "midi.bpm=\"1\""
    })
    @FuzzTest
    void anythingIsReadOrRefused(byte[] file) {
        try {
            assertThat(MeiReader.read(file, ReadOptions.DEFAULT).melody().notes())
                    .isNotEmpty();
        } catch (NotationException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> scores() {
        return Stream.of(SCORE.getBytes(UTF_8), MeiWriter.write(SampleMelodies.of(3), Optional.empty()));
    }
}
