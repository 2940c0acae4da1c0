package dev.stemma.generator.notation;

import dev.stemma.generator.notation.jsonl.JsonLine;
import dev.stemma.generator.notation.jsonl.JsonLinesReader;
import dev.stemma.generator.notation.jsonl.JsonMelody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One melody out of a corpus in JSON Lines: the first, or the one that was asked for. */
final class JsonTunes {
    private static final int MOST_WARNINGS = 20;

    private JsonTunes() {}

    static Reading read(byte[] bytes, ReadOptions options) throws NotationException {
        List<JsonMelody> melodies = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        InputStreamReader text =
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
        try (JsonLinesReader reader = new JsonLinesReader(text, JsonLinesReader.DEFAULT_TICKS)) {
            for (Optional<JsonLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                JsonLine line = next.get();
                if (line instanceof JsonMelody melody
                        && !melody.melody().notes().isEmpty()) {
                    melodies.add(melody);
                } else {
                    String reason = line instanceof JsonLine.Refused no ? no.reason() : "found no notes";
                    refused.add("line " + line.line() + ": " + reason);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (melodies.isEmpty()) {
            throw new NotationException(refused.isEmpty() ? "found no melody" : refused.get(0));
        }
        JsonMelody taken = Tunes.choose(
                melodies, options, JsonMelody::id, melody -> melody.title().orElse(""));
        List<Voice> voices = melodies.stream().map(JsonTunes::voice).toList();
        return new Reading(
                MelodyFormat.JSON_LINES,
                taken.melody(),
                taken.composer(),
                voices,
                voice(taken),
                Tunes.reason(melodies.size(), options),
                taken.metreStated(),
                taken.keyStated(),
                refused.stream().limit(MOST_WARNINGS).toList());
    }

    private static Voice voice(JsonMelody melody) {
        return SingleLine.voice(
                melody.id(), melody.title().orElse(""), melody.melody().notes());
    }
}
