package dev.stemma.generator.notation.musicxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.MelodyFormat;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.SampleMelodies;
import dev.stemma.provenance.label.Responsibility;
import dev.stemma.provenance.label.Responsibility.Kind;
import dev.stemma.provenance.label.Responsibility.Party;
import dev.stemma.provenance.label.Responsibility.Share;
import dev.stemma.provenance.record.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeiTest {
    private static final Party MODEL = new Party("model-1", Kind.MODEL, "model 1", "sha256:aa");
    private static final Party ANN = new Party("person-1", Kind.PERSON, "person 1", "sha256:bb");

    /** Two notes, the second tied over the bar line. */
    static Melody tied() {
        return Melody.of(
                Metre.parse("2/4"),
                Key.parse("Bb"),
                List.of(
                        new Note(Ticks.ZERO, Ticks.quarters(1), new Pitch(58)),
                        new Note(Ticks.quarters(1), Ticks.quarters(2), new Pitch(64))));
    }

    static Responsibility both() {
        return new Responsibility(
                List.of(MODEL, ANN),
                List.of(new Share(3, Origin.MODEL, List.of(MODEL)), new Share(7, Origin.EDITED, List.of(MODEL, ANN))));
    }

    private static Reading read(byte[] score) throws NotationException {
        return MelodyFile.read(score, ReadOptions.DEFAULT);
    }

    @Test
    void eachNoteNamesWhoAnswersForIt() throws Exception {
        byte[] score = MeiWriter.write(tied(), Optional.of(both()));

        assertThat(new String(score, StandardCharsets.UTF_8))
                .contains(
                        "<name xml:id=\"model-1\" type=\"process\" label=\"sha256:aa\">model 1</name>",
                        "<persName xml:id=\"person-1\" label=\"sha256:bb\">person 1</persName>",
                        "<note xml:id=\"note-3\" dur=\"4\" pname=\"b\" oct=\"3\" accid.ges=\"f\" resp=\"#model-1\"/>",
                        "<note xml:id=\"note-7\" dur=\"4\" pname=\"e\" oct=\"4\" accid=\"n\" tie=\"i\""
                                + " resp=\"#model-1 #person-1\"/>",
                        "<note xml:id=\"note-7-2\"");
        assertThat(MeiReader.claims(score))
                .isEqualTo(new NoteClaims(
                        Map.of("model-1", "sha256:aa", "person-1", "sha256:bb"),
                        List.of(List.of("#model-1"), List.of("#model-1", "#person-1"))));
        assertThat(read(score).melody()).isEqualTo(tied());
    }

    @Test
    void everyMelodyReadsBackEqualButForChordSymbols() throws Exception {
        for (int seed = 0; seed < 150; seed++) {
            Melody melody = SampleMelodies.of(seed);
            Melody withoutChords = new Melody(
                    melody.title(),
                    melody.notes(),
                    melody.length(),
                    melody.anacrusis(),
                    melody.metres(),
                    melody.keys(),
                    melody.tempos(),
                    List.of(),
                    melody.lyrics());
            Reading reading = read(MeiWriter.write(melody, Optional.empty()));

            assertThat(reading.format()).isEqualTo(MelodyFormat.MEI);
            assertThat(reading.melody()).as("seed %s", seed).isEqualTo(withoutChords);
        }
    }

    @Test
    void scoresOfOthersAreReadToo() throws Exception {
        String score = """
                <mei xmlns="http://www.music-encoding.org/ns/mei" meiversion="4.0.1"><music><body><mdiv><score>
                <scoreDef meter.count="3" meter.unit="4" key.sig="1s"><staffGrp><staffDef n="1"/><staffDef n="2"/></staffGrp></scoreDef>
                <section><measure n="1" left="rptstart"><staff n="1"><layer><beam><note xml:id="a" pname="f" oct="4" dur="8" accid.ges="s"/>
                <note pname="g" oct="4" dur="8"/></beam><chord dur="4"><note pname="c" oct="4"/><note xml:id="b" pname="a" oct="4"/></chord>
                <rest dur="4"/></layer></staff><staff n="2"><layer><mRest/></layer></staff></measure>
                <measure n="2" right="rptend"><staff n="1"><layer><note xml:id="c" pname="d" oct="5" dur="2" dots="1"/></layer></staff>
                <tie startid="#c" endid="#d"/></measure></section></score></mdiv></body></music></mei>
                """;
        Reading reading = read(score.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.melody().notes())
                .extracting(note -> note.onset() + " " + note.duration() + " "
                        + note.pitch().midi())
                .containsExactly(
                        "0 1/2 66", "1/2 1/2 67", "1 1 69", "3 3 74", "6 1/2 66", "13/2 1/2 67", "7 1 69", "9 3 74");
        assertThat(reading.melody().keys().first()).isEqualTo(Key.parse("G"));
        assertThat(reading.isPolyphonic()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <note pname="h" oct="4" dur="4"/>         | line 2: found the pitch "h"
            <note pname="a" oct="4" dur="3"/>         | line 2: found the duration "3"
            <note pname="a" dur="4"/>                 | line 2: found "", expected a number
            <note pname="a" oct="4" dur="4" accid="q"/> | line 2: found the accidental "q"
            <note pname="a" oct="4" dur="4" dots="9"/> | line 2: found 9 dots
            <tuplet num="0" numbase="2"/>             | line 2: found a tuplet with num 0
            <keySig sig="9s"/>                        | line 2: found the key signature "9s"
            """)
    void whatCannotBeReadIsRefusedWithItsLine(String sign, String reason) {
        String score = "<mei><music><body><mdiv><score><section><measure><staff n=\"1\"><layer>\n" + sign
                + "</layer></staff></measure></section></score></mdiv></body></music></mei>";

        assertThatExceptionOfType(NotationException.class)
                .isThrownBy(() -> read(score.getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith(reason);
    }
}
