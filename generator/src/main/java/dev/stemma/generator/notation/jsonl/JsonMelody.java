package dev.stemma.generator.notation.jsonl;

import dev.stemma.generator.music.Melody;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A melody of a corpus.
 *
 * @param melody its mode is major where only a signature was given; 4/4 and C major stand for what was not stated
 * @param metreStated false if the line gives no metre, or says that there is none
 * @param keyStated false if the line gives no signature
 * @param barsStated false if the line says neither where bars begin nor how long the pickup is; the first then begins with
 *     the piece
 * @param attributes members that are not part of the melody, in order of name; values that are not text are in JSON
 * @param line in the file, from 1
 */
public record JsonMelody(
        String id,
        Optional<String> composer,
        Melody melody,
        boolean metreStated,
        boolean keyStated,
        boolean barsStated,
        Map<String, String> attributes,
        int line)
        implements JsonLine {
    public JsonMelody {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    public Optional<String> title() {
        return melody.title();
    }
}
