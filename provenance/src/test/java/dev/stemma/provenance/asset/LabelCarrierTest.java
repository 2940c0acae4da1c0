package dev.stemma.provenance.asset;

import static dev.stemma.provenance.asset.SmfBytes.END;
import static dev.stemma.provenance.asset.SmfBytes.hex;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where files carry the label of generated content. */
class LabelCarrierTest {
    private static final String LABEL = LabelLaws.LABEL;
    private static final String NOTES = "00 90 3C 40 83 60 80 3C 40 " + END;
    private static final byte[] WAV =
            ("RIFF\50\0\0\0WAVEfmt \20\0\0\0\1\0\1\0\104\254\0\0\210\130\1\0\2\0\20\0data\4\0\0\0abcd")
                    .getBytes(ISO_8859_1);
    private static final String SCORE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE score-partwise PUBLIC "-//Recordare//DTD MusicXML 4.0 Partwise//EN" "x.dtd">
            <score-partwise version="4.0">
              <!-- <identification> -->
              <identification>
                <encoding>
                  <software>a > b</software>
                </encoding>
              </identification>
              <part-list/>
              <part id="P1"/>
            </score-partwise>
            """;
    private static final String MEI = """
            <mei xmlns="http://www.music-encoding.org/ns/mei">
              <meiHead>
                <fileDesc>
                  <titleStmt><title>A</title></titleStmt>
                  <pubStmt/>
                </fileDesc>
              </meiHead>
              <music/>
            </mei>
            """;

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("one track", SmfBytes.file(0, NOTES));
        files.put("two tracks", SmfBytes.file(1, "00 FF 51 03 07 A1 20 " + END, NOTES));
        files.put("a sound", WAV);
        files.put("a tune", "X:1\nT:A tune\nM:4/4\nK:D\nDEFG|A4|\n".getBytes(UTF_8));
        files.put("a tune with CR LF", "%abc-2.1\r\nX:1\r\nT:A tune\r\nK:D\r\nDEFG|A4|".getBytes(UTF_8));
        files.put("a score", SCORE.getBytes(UTF_8));
        files.put("a score with CR LF", SCORE.replace("\n", "\r\n").getBytes(UTF_8));
        files.put("a score on one line", "<score-partwise><part-list/><part/></score-partwise>".getBytes(UTF_8));
        files.put(
                "a score with further fields",
                SCORE.replace(
                                "  </identification>",
                                "    <miscellaneous>\n      <miscellaneous-field name=\"a\">b</miscellaneous-field>\n"
                                        + "    </miscellaneous>\n  </identification>")
                        .getBytes(UTF_8));
        files.put("an encoding", MEI.getBytes(UTF_8));
        files.put(
                "an encoding with notes about it",
                MEI.replace("<pubStmt/>", "<pubStmt/><notesStmt><annot>b</annot></notesStmt><sourceDesc/>")
                        .getBytes(UTF_8));
        return files;
    }

    private static LabelCarrier carrier(byte[] file) {
        return LabelCarrier.detect(ByteSource.of(file)).orElseThrow();
    }

    private static List<String> labels(byte[] file) {
        return carrier(file).find(ByteSource.of(file)).stream()
                .map(field -> new String(field.content(), UTF_8))
                .toList();
    }

    @Test
    void inMidiItIsTheFirstEventOfTheFirstTrack() {
        byte[] labelled = carrier(SmfBytes.file(0, NOTES)).put(SmfBytes.file(0, NOTES), LABEL);

        StringBuilder event = new StringBuilder("00 FF 01 " + String.format("%02X", LABEL.length()));
        for (byte each : LABEL.getBytes(UTF_8)) {
            event.append(String.format(" %02X", each));
        }
        assertThat(labelled).isEqualTo(SmfBytes.file(0, event + " " + NOTES));
    }

    /** The example of our notes on the standard: a value of 210 bytes has the length 81 52. */
    @Test
    void theLengthOfALongLabelTakesTwoBytes() {
        String label = LABEL.replace("A&<B>", "x".repeat(210 - LABEL.length() + 5));
        byte[] labelled = carrier(SmfBytes.file(0, NOTES)).put(SmfBytes.file(0, NOTES), label);

        assertThat(label).hasSize(210);
        assertThat(labelled).contains(hex("00 FF 01 81 52 7B"));
    }

    @Test
    void inWavItIsAChunkAfterTheFormat() {
        String odd = LABEL + " ";
        byte[] labelled = carrier(WAV).put(WAV, odd);

        assertThat(odd.length() % 2).isOne();
        assertThat(new String(labelled, 36, 8 + odd.length() + 1, ISO_8859_1))
                .isEqualTo("AIGC" + (char) odd.length() + "\0\0\0" + odd + "\0");
        assertThat(labelled[4] & 0xFF).isEqualTo(labelled.length - 8);
        assertThat(new String(labelled, labelled.length - 12, 4, ISO_8859_1)).isEqualTo("data");
    }

    @Test
    void inTextsItStandsInTheHead() {
        assertThat(new String(carrier(files().get("a tune")).put(files().get("a tune"), LABEL), UTF_8))
                .isEqualTo("X:1\nT:A tune\nM:4/4\n%%AIGC " + LABEL + "\nK:D\nDEFG|A4|\n");
        assertThat(new String(carrier(files().get("a score")).put(files().get("a score"), LABEL), UTF_8))
                .contains("    </encoding>\n  <miscellaneous><miscellaneous-field name=\"AIGC\">"
                        + LABEL.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                        + "</miscellaneous-field></miscellaneous>\n  </identification>\n");
        assertThat(new String(carrier(MEI.getBytes(UTF_8)).put(MEI.getBytes(UTF_8), LABEL), UTF_8))
                .contains("<notesStmt><annot type=\"AIGC\">", "</annot></notesStmt>\n    </fileDesc>");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aLabelIsFoundReplacedAndTakenOutWithoutATrace(String name) {
        byte[] plain = files().get(name);
        LabelCarrier carrier = carrier(plain);
        byte[] labelled = carrier.put(plain, LABEL);

        assertThat(labels(plain)).isEmpty();
        assertThat(labels(labelled)).containsExactly(LABEL);
        assertThat(carrier.put(labelled, LABEL)).isEqualTo(labelled);
        assertThat(labels(carrier.put(labelled, LABEL.replace("\"1\"", "\"2\""))))
                .hasSize(1);
        assertThat(carrier.strip(labelled)).isEqualTo(plain);
        assertThat(LabelCarrier.without(labelled)).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatCarriesALabelCarriesCredentialsToo(String name) {
        byte[] labelled = carrier(files().get(name)).put(files().get(name), LABEL);
        Carrier carrier = Carrier.detect(ByteSource.of(labelled)).orElseThrow();
        byte[] store = "forty bytes that stand for a store.....!".getBytes(UTF_8);

        byte[] signed = carrier.fill(carrier.reserve(labelled, store.length), store);

        assertThat(labels(signed)).containsExactly(LABEL);
        assertThat(carrier.strip(signed)).isEqualTo(labelled);
    }

    static List<String> names() {
        return List.copyOf(files().keySet());
    }

    @Test
    void everyLabelInAFileIsFound() {
        byte[] wav = carrier(WAV).put(WAV, LABEL);
        String list =
                "LIST" + (char) (12 + LABEL.length()) + "\0\0\0INFOICMT" + (char) LABEL.length() + "\0\0\0" + LABEL;
        assertThat(labels((new String(wav, ISO_8859_1) + list).getBytes(ISO_8859_1)))
                .hasSize(1);
        byte[] both = (new String(wav, ISO_8859_1) + list).getBytes(ISO_8859_1);
        both[4] = (byte) (both.length - 8);
        both[5] = (byte) ((both.length - 8) >> 8);
        assertThat(labels(both)).containsExactly(LABEL, LABEL);

        byte[] tune = ("X:1\n%%AIGC " + LABEL + "\nN:" + LABEL + "\nK:D\nDEFG|\n").getBytes(UTF_8);
        assertThat(labels(tune)).containsExactly(LABEL, LABEL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0x06, 0x07, 0x0F})
    void everyKindOfTextOfMidiIsLookedThrough(int type) {
        String event = String.format("00 FF %02X %02X", type, LABEL.length())
                + LABEL.chars().mapToObj(each -> String.format(" %02X", each)).collect(Collectors.joining());
        byte[] doubled = carrier(SmfBytes.file(0, NOTES)).put(SmfBytes.file(0, NOTES), LABEL);
        byte[] foreign = SmfBytes.file(1, END, event + " " + NOTES);

        assertThat(labels(foreign)).containsExactly(LABEL);
        assertThat(carrier(foreign).strip(foreign)).isEqualTo(SmfBytes.file(1, END, NOTES));
        assertThat(labels(carrier(foreign).put(foreign, LABEL))).containsExactly(LABEL);
        assertThat(labels(doubled)).containsExactly(LABEL);
    }

    @Test
    void aCopyInTheListOfASoundIsReplacedToo() {
        String entry = "ICMT" + (char) LABEL.length() + "\0\0\0" + LABEL + "\0".repeat(LABEL.length() & 1);
        for (String kept : List.of("", "INAM\4\0\0\0abcd")) {
            byte[] plain = sound(kept.isEmpty() ? "" : list(kept));
            byte[] foreign = sound(list(entry + kept));

            assertThat(labels(foreign)).containsExactly(LABEL);
            assertThat(carrier(foreign).strip(foreign)).isEqualTo(plain);
            assertThat(labels(carrier(foreign).put(foreign, LABEL))).containsExactly(LABEL);
        }
    }

    private static String list(String entries) {
        return "LIST" + (char) (4 + entries.length()) + "\0\0\0INFO" + entries;
    }

    private static byte[] sound(String further) {
        byte[] sound = (new String(WAV, ISO_8859_1) + further).getBytes(ISO_8859_1);
        sound[4] = (byte) (sound.length - 8);
        sound[5] = (byte) ((sound.length - 8) >> 8);
        return sound;
    }

    @Test
    void everyPlaceOfAScoreIsLookedThrough() {
        String field = "<miscellaneous><miscellaneous-field name=\"AIGC\">"
                + LABEL.replace("&", "&amp;").replace("<", "&lt;") + "</miscellaneous-field></miscellaneous>";
        String one = "<score-partwise><identification>" + field + "</identification><part-list/></score-partwise>";

        assertThat(labels(one.getBytes(UTF_8))).containsExactly(LABEL);
        assertThat(labels(one.replace(field, field + field).getBytes(UTF_8))).hasSize(2);
        assertThat(labels(one.replace("<part-list/>", "<identification>" + field + "</identification><part-list/>")
                        .getBytes(UTF_8)))
                .hasSize(2);
        byte[] twice = one.replace(field, field + field).getBytes(UTF_8);
        assertThat(labels(carrier(twice).put(twice, LABEL))).containsExactly(LABEL);
    }

    /** As writers of XML may put what we write plainly. */
    @Test
    void aLabelInXmlIsReadHoweverItIsEscaped() {
        String score = "<score-partwise><identification><miscellaneous><miscellaneous-field name=\"AIGC\">%s"
                + "</miscellaneous-field></miscellaneous></identification><part-list/></score-partwise>";
        String escaped = LABEL.replace("&", "&#38;").replace("<", "&#x3C;").replace("\"", "&#x22;");

        assertThat(labels(String.format(score, escaped).getBytes(UTF_8))).containsExactly(LABEL);
        assertThat(labels(String.format(score, "<![CDATA[" + LABEL + "]]>").getBytes(UTF_8)))
                .containsExactly(LABEL);
        assertThat(labels(String.format(score, "&amp;lt; &#20048; &#x110000;").getBytes(UTF_8)))
                .containsExactly("&lt; &#20048; &#x110000;");
    }

    @Test
    void aCommentThatOnlySpeaksOfLabelsIsNone() {
        byte[] tune = ("X:1\n% AIGC was not used\n%AIGC " + LABEL + "\nK:D\nDEFG|\n").getBytes(UTF_8);

        assertThat(labels(tune)).containsExactly(LABEL);
        assertThat(new String(carrier(tune).strip(tune), UTF_8)).contains("% AIGC was not used\nK:D");
    }

    /** In UTF-8 the second half of Å is what some take for the end of a line. */
    @Test
    void aLineOfATuneEndsWhereItEnds() {
        byte[] tune = "X:1\nT:ÅK:\nK:D\nDEFG|\n".getBytes(UTF_8);
        byte[] old = ("X:1\r%%AIGC " + LABEL + "\rK:D\rDEFG|\r").getBytes(UTF_8);

        assertThat(new String(carrier(tune).put(tune, LABEL), UTF_8)).startsWith("X:1\nT:ÅK:\n%%AIGC ");
        assertThat(labels(old)).containsExactly(LABEL);
        assertThat(carrier(old).strip(old)).isEqualTo("X:1\rK:D\rDEFG|\r".getBytes(UTF_8));
    }

    @Test
    void otherTextIsNoLabel() {
        assertThat(labels(SmfBytes.file(0, "00 FF 01 05 7B 22 61 22 7D " + NOTES)))
                .isEmpty();
        assertThat(labels("X:1\nN:about AIGC\n% AIGCs\nK:D\nDEFG|\n".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void whereThereIsNoPlaceForItTheFileStaysAsItIs() {
        byte[] headless = "<mei xmlns=\"http://www.music-encoding.org/ns/mei\"/>".getBytes(UTF_8);
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> carrier(headless).put(headless, LABEL))
                .withMessageContaining("the score has no meiHead/fileDesc");
        byte[] wide = ("<?xml version=\"1.0\"?>" + "<score-partwise/>").getBytes(UTF_16);
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> carrier(wide).put(wide, LABEL))
                .withMessageContaining("UTF-16");
    }
}
