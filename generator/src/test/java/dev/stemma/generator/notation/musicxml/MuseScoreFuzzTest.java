package dev.stemma.generator.notation.musicxml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class MuseScoreFuzzTest {
    @MethodSource("scores")
    @DictionaryEntries({
        "<Chord>",
        "</Chord>",
        "<Rest>",
        "<Note>",
        "</Note>",
        "<dots>",
        "<durationType>measure</durationType>",
        "<durationType>1024th</durationType>",
        "<duration>1/3</duration>",
        "<Tuplet>",
        "<endTuplet/>",
        "<actualNotes>",
        "<startRepeat/>",
        "<endRepeat>99</endRepeat>",
        "<Measure len=\"1/9\">",
        "</Measure>",
        "<voice>",
        "</voice>",
        "<location><fractions>-1/4</fractions></location>",
        "<measures>",
        "<Jump>",
        "<Marker>",
        "<sigN>0</sigN>",
        "-1",
        "2147483648"
    })
    @FuzzTest
    void aScoreIsReadOrRefused(byte[] bytes) {
        try {
            assertThat(MuseScoreReader.read(bytes, ReadOptions.DEFAULT).melody().notes())
                    .isNotEmpty();
        } catch (NotationException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> scores() {
        return Stream.of(MuseScoreReaderTest.score(MuseScoreReaderTest.SCORE));
    }
}
