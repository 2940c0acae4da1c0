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

class MusicXmlFuzzTest {
    private static final String HEADER = """
            <score-partwise><work><work-title>A</work-title></work><part-list><score-part id="P"/></part-list><part id="P">
            """;
    /** Short, so that changes meet what is read. */
    private static final String SONG = """
            <measure implicit="yes"><attributes><divisions>2</divisions><key><fifths>-1</fifths><mode>minor</mode></key>
            <time><beats>3</beats><beat-type>4</beat-type></time><transpose><chromatic>-2</chromatic></transpose></attributes>
            <sound tempo="90"/><note><pitch><step>B</step><alter>-1</alter><octave>4</octave></pitch><duration>2</duration>
            <tie type="start"/><voice>1</voice><lyric number="1"><syllabic>begin</syllabic><text>la</text></lyric></note></measure>
            <measure><barline><repeat direction="forward"/><ending number="1" type="start"/></barline>
            <harmony><root><root-step>G</root-step></root><kind text="m7">minor-seventh</kind></harmony>
            <note><pitch><step>B</step><octave>4</octave></pitch><duration>6</duration><tie type="stop"/></note>
            <backup><duration>6</duration></backup><note><rest/><duration>4</duration><voice>2</voice></note>
            <barline><repeat direction="backward" times="2"/></barline></measure></part></score-partwise>
            """;

    private static final String RHYTHMS = """
            <measure><attributes><divisions>6</divisions></attributes><note><grace/><pitch><step>C</step><octave>5</octave></pitch></note>
            <note><pitch><step>D</step><octave>5</octave></pitch><duration>2</duration><type>eighth</type><time-modification>
            <actual-notes>3</actual-notes><normal-notes>2</normal-notes></time-modification></note>
            <note><chord/><pitch><step>F</step><octave>5</octave></pitch><duration>2</duration></note>
            <forward><duration>3</duration></forward><note><pitch><step>E</step><octave>5</octave></pitch><type>quarter</type><dot/></note>
            <direction><sound dalsegno="s" fine="yes"/></direction></measure></part></score-partwise>
            """;

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
        return Stream.concat(
                Stream.of(SONG, RHYTHMS).map(measures -> (HEADER + measures).getBytes(UTF_8)),
                Stream.of(MusicXmlWriter.write(SampleMelodies.of(0), Optional.empty())));
    }
}
