package dev.stemma.generator.notation.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.Foreign;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.SampleMelodies;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    @Test
    void aLineIsAMelody() throws Exception {
        JsonMelody tune = melody("""
                {"id":"t1","title":"Slane","group":"g7","meter":"3/4","fifths":1,"notes":[[0,480,67],[480,240,69]]}""");

        assertThat(tune.id()).isEqualTo("t1");
        assertThat(tune.title()).contains("Slane");
        assertThat(tune.attributes()).containsExactly(entry("group", "g7"));
        assertThat(tune.melody().metres().first()).isEqualTo(Metre.parse("3/4"));
        assertThat(tune.melody().keys().first()).isEqualTo(Key.parse("G"));
        assertThat(tune.melody().notes())
                .containsExactly(
                        new Note(Ticks.ZERO, Ticks.quarters(1), new Pitch(67)),
                        new Note(Ticks.quarters(1), Ticks.quarters(1, 2), new Pitch(69)));
        assertThat(tune.melody().length()).isEqualTo(Ticks.quarters(3));
    }

    @Test
    void aLineThatIsNoMelodyIsRefusedAndTheNextIsRead() throws Exception {
        List<JsonLine> lines = lines("{\"notes\":[[0,481,60],[480,480,62]]}\n\n{\"notes\":[[0,480,60]]}\n", 480);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .isEqualTo(new JsonLine.Refused(1, "note 2 begins at 480, before the one before it ends"));
        assertThat(lines.get(1)).isInstanceOfSatisfying(JsonMelody.class, tune -> {
            assertThat(tune.line()).isEqualTo(3);
            assertThat(tune.id()).isEqualTo("line-3");
            assertThat(tune.metreStated()).isFalse();
            assertThat(tune.keyStated()).isFalse();
        });
    }

    @Test
    void credentialsAmongTheLinesArePassedOver() throws Exception {
        String checkpoint = "{\"c2pa:checkpoint\":\"data:application/c2pa;base64," + "A".repeat(5 << 20) + "\"}\n";

        List<JsonLine> lines = lines("{\"notes\":[[0,480,60]]}\n" + checkpoint + "{\"notes\":[[0,480,62]]}\n", 480);

        assertThat(lines).hasSize(2).allMatch(JsonMelody.class::isInstance);
    }

    @Test
    void theCallerSaysTheUnitUnlessTheLineDoes() throws Exception {
        List<JsonLine> lines = lines("""
                {"name":"a","notes":[[24,12,60]]}
                {"name":"b","ticksPerQuarter":480,"notes":[[480,240,60]]}
                """, 24);

        assertThat(lines)
                .extracting(line -> ((JsonMelody) line).melody().notes())
                .containsOnly(List.of(new Note(Ticks.quarters(1), Ticks.quarters(1, 2), new Pitch(60))));
    }

    @Test
    void barsGiveThePickupAndMakeUpForIrregularBars() throws Exception {
        Melody melody = melody("""
                {"time":[[0,"4/4"],[4320,"3/4"]],"bars":[0,480,2400,3360,4320,5760,8160],"notes":[[0,480,60],[8160,480,60]]}""").melody();

        assertThat(melody.anacrusis()).isEqualTo(Ticks.quarters(1));
        assertThat(melody.bars())
                .extracting(bar -> bar.start().toUnits(480))
                .containsExactly(0L, 480L, 2400L, 3360L, 4320L, 5760L, 8160L);
        assertThat(melody.metres().at(Ticks.quarters(13))).isEqualTo(Metre.parse("5/4"));
        assertThat(melody.metres().at(Ticks.quarters(17))).isEqualTo(Metre.parse("3/4"));
        assertThat(melody.length()).isEqualTo(Ticks.quarters(20));
    }

    @Test
    void changesBehindTheLastBarOfTheLineAreLeftOut() throws Exception {
        Melody melody = melody("""
                {"key":[[0,1],[9600,2]],"time":[[0,"4/4"],[9600,"3/4"]],"notes":[[0,480,60]]}""").melody();

        assertThat(melody.length()).isEqualTo(Ticks.quarters(4));
        assertThat(melody.metres().changes()).hasSize(1);
        assertThat(melody.keys().changes()).hasSize(1);
    }

    @Test
    void signaturesMayComeLateOrNotAtAll() throws Exception {
        Melody late = melody("""
                {"key":[[1920,-3]],"time":[[1920,"6/8"]],"notes":[[0,480,60],[1920,480,62]]}""").melody();
        JsonMelody free = melody("""
                {"meter":"none","key":[],"notes":[[0,480,60]]}""");

        assertThat(late.keys().first()).isEqualTo(Key.C_MAJOR);
        assertThat(late.keys().at(Ticks.quarters(4))).isEqualTo(Key.parse("Eb"));
        assertThat(late.metres().at(Ticks.quarters(4))).isEqualTo(Metre.parse("6/8"));
        assertThat(free.metreStated()).isFalse();
        assertThat(free.melody().length()).isEqualTo(Ticks.quarters(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            []                                            ~ found a JSON ARRAY, accepted: an object
            {"id":"x"}                                    ~ "notes": accepted is a list, found nothing
            {"notes":[[0,0,60]]}                          ~ found 0, accepted: a whole number from 1 to 2147483647
            {"notes":[[0,1.5,60]]}                        ~ found 1.5, accepted: a whole number from 1 to 2147483647
            {"notes":[[0,480,128]]}                       ~ found 128, accepted: a whole number from 0 to 127
            {"notes":[[0,480]]}                           ~ note 1: found [0,480], accepted: [onset, duration, pitch]
            {"notes":[],"meter":"waltz"}                  ~ not a metre: "waltz"; accepted: 4/4, 6/8, 2+2+3/8, C, C|
            {"notes":[],"bars":[0,0]}                     ~ bars must begin at 0 and ascend, found 0 quarters as bar 2
            {"notes":[],"fifths":8}                       ~ found 8, accepted: a whole number from -7 to 7
            """)
    void aRefusalSaysWhatWasFoundAndWhatIsAccepted(String json, String reason) throws Exception {
        assertThat(lines(json, 480)).containsExactly(new JsonLine.Refused(1, reason));
    }

    @Test
    void aPieceBeyondTheLimitIsRefused() throws Exception {
        assertThat(lines("{\"notes\":[[2000000000,480,60]]}", 480).get(0))
                .isInstanceOfSatisfying(
                        JsonLine.Refused.class,
                        line -> assertThat(line.reason()).contains("accepted 0 to 65536"));
    }

    @Test
    void bytesThatAreNoTextRefuseTheFile() {
        byte[] bytes = {(byte) 0xFF, (byte) 0xFE, 0, 0};
        assertThatThrownBy(() -> new JsonLinesReader(
                                new InputStreamReader(
                                        new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()),
                                480)
                        .next())
                .isInstanceOf(NotationException.class)
                .hasMessageContaining("no UTF-8");
    }

    @Test
    void whatIsWrittenReadsBackEqual() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            JsonMelody written = new JsonMelody(
                    "id" + seed,
                    Optional.of("anon"),
                    SampleMelodies.of(seed),
                    true,
                    true,
                    true,
                    Map.of("tradition", "china"),
                    1);
            assertThat(melody(JsonLinesWriter.write(written)))
                    .as("seed %s", seed)
                    .isEqualTo(written);
        }
    }

    @Test
    void anAttributeCannotTakeTheNameOfAMember() {
        JsonMelody melody = new JsonMelody(
                "x", Optional.empty(), SampleMelodies.of(1), true, true, true, Map.of("notes", "none"), 1);
        assertThatThrownBy(() -> JsonLinesWriter.write(melody)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagedLinesAreMelodiesOrRefusals() throws Exception {
        Random random = new Random(7);
        String line = JsonLinesWriter.write(
                new JsonMelody("x", Optional.empty(), SampleMelodies.of(3), true, true, true, Map.of(), 1));
        for (int i = 0; i < 3000; i++) {
            StringBuilder damaged = new StringBuilder(line);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                damaged.setCharAt(random.nextInt(line.length()), "[]{}\":,019-eax".charAt(random.nextInt(14)));
            }
            assertThat(lines(damaged.toString(), 480)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train/openscore-lieder-vocal/vocal_lines.jsonl", "train/openhymnal-abc/melodies.jsonl",
                "benchmark-only/aird-1778/melodies.jsonl", "benchmark-only/essen-han-abc/melodies.jsonl",
                "benchmark-only/eight-melody-sets/8-shanxi.jsonl"
            })
    void everyLineOfTheSharedCorporaIsRead(String name) throws Exception {
        Path file = Foreign.corpus(name);
        List<JsonLine> lines = JsonLinesReader.readAll(file, name.contains("eight") ? 24 : 480);
        assertThat(lines).isNotEmpty();
        assertThat(lines.stream().filter(JsonLine.Refused.class::isInstance)).isEmpty();
        for (JsonLine line : lines) {
            Melody melody = ((JsonMelody) line).melody();
            assertThat(melody.bars().stream()
                            .mapToLong(bar -> bar.length().value())
                            .sum())
                    .isEqualTo(melody.length().value());
        }
    }

    private static JsonMelody melody(String json) throws Exception {
        assertThat(lines(json, 480)).singleElement().isInstanceOf(JsonMelody.class);
        return (JsonMelody) lines(json, 480).get(0);
    }

    private static List<JsonLine> lines(String text, int ticksPerQuarter) throws Exception {
        List<JsonLine> lines = new ArrayList<>();
        try (JsonLinesReader reader = new JsonLinesReader(new StringReader(text), ticksPerQuarter)) {
            for (Optional<JsonLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                lines.add(next.get());
            }
        }
        return lines;
    }
}
