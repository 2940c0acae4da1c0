package dev.stemma.generator.notation.musicxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.SampleMelodies;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class MusicXmlFuzzTest {
    @MethodSource("scores")
    @DictionaryEntries({
        "<note>",
        "</note>",
        "<rest/>",
        "<chord/>",
        "<grace/>",
        "<duration>",
        "</duration>",
        "<divisions>",
        "</divisions>",
        "<backup>",
        "</backup>",
        "<forward>",
        "<repeat direction=\"backward\" times=\"9\"/>",
        "<ending number=\"1\" type=\"start\"/>",
        "<sound dacapo=\"yes\"/>",
        "<sound tempo=\"1\"/>",
        "<tie type=\"start\"/>",
        "<transpose><chromatic>",
        "<measure>",
        "</measure>",
        "implicit=\"yes\"",
        "<!DOCTYPE x [<!ENTITY e \"e\">]>",
        "&e;",
        "-1",
        "0",
        "1e9",
        "2147483648"
    })
    @FuzzTest
    void aScoreIsReadOrRefused(byte[] bytes) {
        try {
            assertThat(MusicXmlReader.read(bytes, ReadOptions.DEFAULT).melody().notes())
                    .isNotEmpty();
        } catch (NotationException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> scores() {
        return LongStream.range(0, 4)
                .mapToObj(seed -> MusicXmlWriter.write(SampleMelodies.of(seed), Optional.of("anon")));
    }
}
