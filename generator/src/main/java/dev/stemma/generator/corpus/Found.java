package dev.stemma.generator.corpus;

import dev.stemma.generator.music.Melody;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file says at one place: a tune, or something that cannot be used. */
sealed interface Found {
    /** The tune or line in the file, or the file itself, for people. */
    String place();

    /**
     * A tune before its terms are known.
     *
     * @param key its name within the corpus, the same at every reading
     * @param source as the tune itself states it
     * @param detail where within the descriptor's source, if the tune states no source of its own
     * @param attributes further members of its line
     * @param bytes from which it was read
     */
    record Tune(
            String place,
            String key,
            String title,
            List<String> creators,
            Optional<String> source,
            Optional<String> detail,
            Map<String, String> attributes,
            byte[] bytes,
            Melody melody)
            implements Found {}

    /** @param reason what was found and what is accepted */
    record Refused(String place, String reason) implements Found {}
}
