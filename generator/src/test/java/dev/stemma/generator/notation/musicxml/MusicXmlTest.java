package dev.stemma.generator.notation.musicxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.ReadOptions;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.SampleMelodies;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicXmlTest {
    @Test
    void whatIsWrittenReadsBack() throws Exception {
        Melody melody = Melody.of(Metre.parse("3/4"), Key.parse("Bb"), List.of(note("0", "1", 58), note("1", "3", 63)))
                .withTitle("Air & <Dance>");
        String written = new String(MusicXmlWriter.write(melody, Optional.empty()), StandardCharsets.UTF_8);
        String score = written.replace("<encoding>", "<creator type=\"composer\">anon</creator><encoding>");
        Reading reading = MusicXmlReader.read(score.getBytes(StandardCharsets.UTF_8), ReadOptions.DEFAULT);

        assertThat(reading.melody()).isEqualTo(melody);
        assertThat(reading.composer()).contains("anon");
        assertThat(reading.taken().toString()).isEqualTo("P1/1 \"Melody\" (2 notes, A#3 to D#4)");
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void everyMelodyReadsBackEqual() throws Exception {
        for (int seed = 0; seed < 150; seed++) {
            Melody melody = SampleMelodies.of(seed);
            assertThat(MusicXmlWriter.isExact(melody)).as("seed %s", seed).isTrue();
            byte[] score = MusicXmlWriter.write(melody, Optional.empty());
            assertThat(MusicXmlReader.read(score, ReadOptions.DEFAULT).melody())
                    .as("seed %s", seed)
                    .isEqualTo(melody);
        }
    }

    /** Durations in quarter notes by turns; the written ones as type, dots and tie, tuplets in brackets. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            4/4; 1 1 1 1;               quarter quarter quarter quarter
            4/4; 1/2 1 1/2 2;           eighth quarter eighth half
            4/4; 1/2 3/2 2;             eighth eighth~ _quarter half
            4/4; 3/2 5/2;               quarter. eighth~ _half
            4/4; 3 1;                   half. quarter
            4/4; 1/2 7/2;               eighth eighth~ _half.
            4/4; 1/3 1/3 1/3 3;         [eighth eighth eighth] half.
            4/4; 2/3 2/3 2/3 2;         [quarter quarter quarter] half
            4/4; 2/3 1/3 3;             [quarter eighth] half.
            4/4; 4/3 1/3 1/3 2;         quarter~ _[eighth eighth eighth] half
            3/4; 1/5 1/5 1/5 1/5 1/5 2; [16th 16th 16th 16th 16th] half
            6/8; 3/2 3/2;               quarter. quarter.
            6/8; 3;                     half.
            6/8; 2 1;                   quarter.~ _eighth quarter
            6/8; 1 1/2 1 1/2;           quarter eighth quarter eighth
            9/8; 9/2;                   quarter.~ _half.
            2+3/8; 5/2;                 quarter~ _quarter.
            4/4; 5/4 11/4;              quarter~ _16th eighth.~ _half
            """)
    void durationsAreWrittenSoThatTheBeatsShow(String metre, String durations, String written) throws Exception {
        List<Note> notes = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        for (String duration : durations.split(" ")) {
            Note note = new Note(at, Ticks.parseFraction(duration), new Pitch(60 + notes.size()));
            notes.add(note);
            at = note.end();
        }
        Melody melody = Melody.of(Metre.parse(metre), Key.C_MAJOR, notes);

        assertThat(signs(melody)).isEqualTo(written);
    }

    private static String signs(Melody melody) {
        List<String> signs = new ArrayList<>();
        for (Score.Measure measure : Score.of(melody).orElseThrow().measures()) {
            for (Sign sign : measure.signs()) {
                String name = sign.value()
                        .map(value -> value.type() + ".".repeat(value.dots()))
                        .orElse("bar");
                signs.add((sign.tiedFrom() ? "_" : "")
                        + (sign.startsTuplet() ? "[" : "")
                        + name
                        + (sign.tiedTo() ? "~" : "")
                        + (sign.stopsTuplet() ? "]" : ""));
            }
        }
        return String.join(" ", signs);
    }

    @Test
    void timesThatNotationHasNoSignForAreRounded() throws Exception {
        Melody played = Melody.of(
                Metre.COMMON,
                Key.C_MAJOR,
                List.of(
                        new Note(new Ticks(5), new Ticks(Ticks.PER_QUARTER - 500), new Pitch(60)),
                        new Note(new Ticks(Ticks.PER_QUARTER + 77), new Ticks(100_000), new Pitch(62))));

        assertThat(MusicXmlWriter.isExact(played)).isFalse();
        assertThat(MusicXmlReader.read(MusicXmlWriter.write(played, Optional.empty()), ReadOptions.DEFAULT)
                        .melody()
                        .notes())
                .containsExactly(note("0", "1", 60), note("1", "7/24", 62));
    }

    @Test
    void eachNoteNamesWhoAnswersForIt() throws Exception {
        byte[] score = MusicXmlWriter.write(MeiTest.tied(), Optional.of(MeiTest.both()));

        assertThat(new String(score, StandardCharsets.UTF_8).replaceAll("\\s*\n\\s*", ""))
                .contains(
                        "<miscellaneous-field name=\"responsibility.model-1\">sha256:aa</miscellaneous-field>",
                        "<miscellaneous-field name=\"responsibility.person-1\">sha256:bb</miscellaneous-field>",
                        "<tie type=\"stop\"/><level>model-1 person-1</level><voice>");
        assertThat(MusicXmlReader.claims(score))
                .isEqualTo(MeiReader.claims(MeiWriter.write(MeiTest.tied(), Optional.of(MeiTest.both()))));
        assertThat(MusicXmlReader.read(score, ReadOptions.DEFAULT).melody()).isEqualTo(MeiTest.tied());
    }

    @Test
    void editorialLevelsOfOthersAreNoNames() throws Exception {
        String score = new String(MusicXmlWriter.write(MeiTest.tied(), Optional.empty()), StandardCharsets.UTF_8);

        NoteClaims claims = MusicXmlReader.claims(
                score.replace("<voice>", "<level>editor</level><voice>").getBytes(StandardCharsets.UTF_8));

        assertThat(claims.notes()).hasSize(2);
        assertThat(claims.isSilent()).isTrue();
    }

    /** C2PA 2.5, A.9, in the form of a comment: two hyphens in it, so that it is none to an XML parser. */
    @Test
    void credentialsWrittenAsACommentDoNotHinderReading() throws Exception {
        Melody melody = SampleMelodies.of(1);
        String score = new String(MusicXmlWriter.write(melody, Optional.empty()), StandardCharsets.UTF_8);
        String signed = score.replaceFirst(
                "\n",
                "\n<!-- -----BEGIN C2PA MANIFEST----- data:application/c2pa;base64,AAAA"
                        + " -----END C2PA MANIFEST----- -->\n");

        assertThat(MusicXmlReader.read(signed.getBytes(StandardCharsets.UTF_8), ReadOptions.DEFAULT)
                        .melody())
                .isEqualTo(melody);
    }

    @Test
    void repeatsAndEndingsArePlayed() throws Exception {
        String score = score(
                measure(note("C", 4), ""),
                measure(
                        note("D", 4),
                        "<barline><ending number=\"1\" type=\"start\"/><ending number=\"1\" type=\"stop\"/>"
                                + "<repeat direction=\"backward\"/></barline>"),
                measure(
                        note("E", 4),
                        "<barline><ending number=\"2\" type=\"start\"/><ending number=\"2\" type=\"stop\"/></barline>"),
                measure("<barline><repeat direction=\"forward\"/></barline>" + note("F", 4), ""),
                measure(note("G", 4), "<barline><repeat direction=\"backward\" times=\"3\"/></barline>"));

        assertThat(pitches(score)).isEqualTo("C4 D4 C4 E4 F4 G4 F4 G4 F4 G4");
    }

    @Test
    void transposingInstrumentsSound() throws Exception {
        String score = score("<measure><attributes><divisions>1</divisions><key><fifths>2</fifths></key>"
                + "<transpose><diatonic>-1</diatonic><chromatic>-2</chromatic></transpose></attributes>"
                + "<harmony><root><root-step>D</root-step></root><kind>minor</kind></harmony>" + note("D", 4)
                + "</measure>");
        Melody melody = read(score).melody();

        assertThat(melody.keys().first()).isEqualTo(Key.C_MAJOR);
        assertThat(melody.notes()).extracting(note -> note.pitch().midi()).containsExactly(60);
        assertThat(melody.chords()).containsExactly(new ChordSymbol(Ticks.ZERO, "Cm"));
    }

    @Test
    void ofTwoVoicesTheHigherIsTakenAndTheOtherCanBe() throws Exception {
        String low =
                note("C", 4).replace("<octave>4", "<octave>3").replace("</duration>", "</duration><voice>2</voice>");
        String score = score(measure(note("G", 4) + "<backup><duration>4</duration></backup>" + low, ""));

        assertThat(read(score).taken().id()).isEqualTo("P1/1");
        assertThat(MusicXmlReader.read(score.getBytes(StandardCharsets.UTF_8), ReadOptions.DEFAULT.withVoice("P1/2"))
                        .melody()
                        .notes())
                .containsExactly(note("0", "4", 48));
    }

    @Test
    void ofAChordTheTopNoteIsTakenAndGraceNotesAreLeftOut() throws Exception {
        String grace = "<note><grace/><pitch><step>A</step><octave>5</octave></pitch></note>";
        String above = note("G", 4).replace("<note>", "<note><chord/>");
        Reading reading = read(score(measure(grace + note("C", 4) + above, "")));

        assertThat(reading.melody().notes()).containsExactly(note("0", "4", 67));
        assertThat(reading.warnings()).containsExactly("left out: grace note", "left out: lower note of a chord");
    }

    @Test
    void tupletsThatAreRoundedToTheUnitOfTheFileAreExact() throws Exception {
        String third = note("C", 4)
                .replace(
                        "<duration>4</duration>",
                        "<duration>3</duration><type>eighth</type>"
                                + "<time-modification><actual-notes>3</actual-notes><normal-notes>2</normal-notes></time-modification>");
        String score = score(measure(
                "<attributes><divisions>8</divisions></attributes>" + third + third + third + note("D", 8), ""));

        assertThat(read(score).melody().notes())
                .containsExactly(
                        note("0", "1/3", 60), note("1/3", "1/3", 60), note("2/3", "1/3", 60), note("1", "1", 62));
    }

    @Test
    void aCompressedScoreIsRead() throws Exception {
        Melody melody = SampleMelodies.of(9);
        byte[] archive = zip(Map.of(
                "META-INF/container.xml",
                "<container><rootfiles><rootfile full-path=\"a/score.xml\"/></rootfiles></container>"
                        .getBytes(StandardCharsets.UTF_8),
                "a/score.xml",
                MusicXmlWriter.write(melody, Optional.empty())));

        assertThat(MusicXmlReader.read(archive, ReadOptions.DEFAULT).melody()).isEqualTo(melody);
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() throws Exception {
        byte[] bomb = zip(Map.of("META-INF/container.xml", new byte[64 << 20]));

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> MusicXmlReader.read(bomb, ReadOptions.DEFAULT))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("unpacks to more than 16777216 bytes");
    }

    /** XML external entities: OWASP, "XML External Entity Prevention". */
    @Test
    void entitiesAreNotResolved(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String score = "<!DOCTYPE score-partwise [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + score(measure(note("C", 4), "")).replace("<part-list/>", "<movement-title>&x;</movement-title>");
        try {
            assertThat(read(score).melody().title().orElse("")).doesNotContain("secret");
        } catch (NotationException e) {
            assertThat(e).hasMessageStartingWith("line 1: not well-formed XML");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <score-timewise/> | found an XML document "score-timewise", accepted: score-partwise; export the score again as partwise MusicXML
            <html/> | found an XML document "html", accepted: score-partwise
            <score-partwise/> | found no notes, expected a melody
            <score-partwise><part><measure><note><pitch><step>H</step></pitch><duration>1</duration></note></measure></part></score-partwise> | line 1: found step "H", expected A to G
            <score-partwise><part><measure><backup><duration>1</duration></backup></measure></part></score-partwise> | line 1: found time -1 in quarter notes, accepted 0 to 65536
            """)
    void aRefusalSaysWhatWasFoundAndWhatIsAccepted(String score, String message) {
        assertThatThrownBy(() -> read(score))
                .isInstanceOf(NotationException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<score-partwise>", "no xml at all", "<score-partwise><part>&lt", "<!DOCTYPE a [\u0004]><a/>"
            })
    void whatIsNoXmlIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("not well-formed XML");
    }

    @Test
    void damagedScoresAreReadOrRefused() {
        Random random = new Random(5);
        byte[] score = MusicXmlWriter.write(SampleMelodies.of(4), Optional.empty());
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] damaged = Arrays.copyOf(score, random.nextInt(8) == 0 ? random.nextInt(score.length) : score.length);
            for (int edits = 1 + random.nextInt(3); edits > 0 && damaged.length > 0; edits--) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) (random.nextInt(3) > 0 ? '0' + random.nextInt(10) : random.nextInt(256));
            }
            try {
                MusicXmlReader.read(damaged, ReadOptions.DEFAULT);
            } catch (NotationException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 599);
    }

    private static Note note(String onset, String duration, int pitch) {
        return new Note(Ticks.parseFraction(onset), Ticks.parseFraction(duration), new Pitch(pitch));
    }

    private static String score(String... measures) {
        return "<score-partwise><part-list/><part id=\"P1\">" + String.join("", measures) + "</part></score-partwise>";
    }

    private static String measure(String content, String end) {
        return "<measure>" + content + end + "</measure>";
    }

    private static String note(String step, int duration) {
        return "<note><pitch><step>" + step + "</step><octave>4</octave></pitch><duration>" + duration
                + "</duration></note>";
    }

    private static String pitches(String score) throws Exception {
        return String.join(
                " ",
                read(score).melody().notes().stream()
                        .map(note -> note.pitch().toString())
                        .toList());
    }

    private static Reading read(String score) throws Exception {
        return MusicXmlReader.read(score.getBytes(StandardCharsets.UTF_8), ReadOptions.DEFAULT);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }
}
