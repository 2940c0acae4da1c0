package dev.stemma.generator.corpus;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.PickupEstimator;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.jsonl.JsonLine;
import dev.stemma.generator.notation.jsonl.JsonLinesReader;
import dev.stemma.generator.notation.jsonl.JsonMelody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tunes of Melody JSON Lines. A tune's bytes are its line without the line ending. */
final class JsonLinesReadings {
    private static final String MUSIC = "Music:";

    private JsonLinesReadings() {}

    static List<Found> read(byte[] file) throws IOException, NotationException {
        List<byte[]> lines = lines(file);
        List<Found> readings = new ArrayList<>();
        try (JsonLinesReader reader = new JsonLinesReader(
                new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8.newDecoder()),
                JsonLinesReader.DEFAULT_TICKS)) {
            for (Optional<JsonLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                JsonLine line = next.get();
                readings.add(
                        line instanceof JsonMelody melody
                                ? tune(melody, lines.get(melody.line() - 1))
                                : refused((JsonLine.Refused) line));
            }
        }
        return readings;
    }

    private static Found refused(JsonLine.Refused line) {
        return new Found.Refused("line " + line.line(), line.reason());
    }

    private static Found tune(JsonMelody line, byte[] bytes) {
        Optional<String> path = Optional.ofNullable(line.attributes().get("path"));
        Optional<String> credit = Optional.ofNullable(line.attributes().get("credit"));
        return new Found.Tune(
                "line " + line.line() + ", " + line.id(),
                line.id(),
                line.title().or(() -> path.map(JsonLinesReadings::titleOf)).orElse(line.id()),
                line.composer().or(() -> credit.map(JsonLinesReadings::musicOf)).stream()
                        .toList(),
                Optional.ofNullable(line.attributes().get("source")),
                path,
                line.attributes(),
                bytes,
                barred(line));
    }

    /** {@code scores/Schubert,_Franz/Winterreise/01_Gute_Nacht/lc5.mscx} is called by its folder: 01 Gute Nacht. */
    private static String titleOf(String path) {
        String[] names = path.split("/");
        return names[Math.max(0, names.length - 2)].replace('_', ' ');
    }

    /** Of a hymn's credit, {@code Words: ... Music: ... Setting: ...}, what it says on the music. */
    private static String musicOf(String credit) {
        int begin = credit.indexOf(MUSIC);
        if (begin < 0) {
            return credit;
        }
        String music = credit.substring(begin + MUSIC.length());
        int end = music.indexOf("Setting:");
        return end < 0 ? music : music.substring(0, end);
    }

    private static List<byte[]> lines(byte[] file) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                int end = i > start && file[i - 1] == '\r' ? i - 1 : i;
                lines.add(Arrays.copyOfRange(file, start, end));
                start = i + 1;
            }
        }
        return lines;
    }

    /** With the pickup that fits best, where the line does not say where its bars begin. */
    private static Melody barred(JsonMelody line) {
        return line.barsStated() || !line.metreStated()
                ? line.melody()
                : line.melody().withAnacrusis(PickupEstimator.estimate(line.melody()));
    }
}
