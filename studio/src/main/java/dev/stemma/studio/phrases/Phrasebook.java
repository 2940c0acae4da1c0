package dev.stemma.studio.phrases;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.provenance.record.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says in another language, or in the studio's own words, what was said in English.
 *
 * <p>A book is JSON, {@code {"there is no entry {} in the journal": {"zh": "日志中没有第 {0} 条记录"}}}: by phrase, with {}
 * for what differs, how it is said in Chinese, and in English where that is to be another than on the command line; {@code
 * {0}} is the first {@code {}}, which is itself said by phrase if it is one.
 */
public final class Phrasebook {
    private static final List<String> BOOKS = List.of("provenance.json", "generator.json", "studio.json");

    /** Parts of parts of a sentence. */
    private static final int DEEPEST = 4;

    private final List<Phrase> phrases;

    private Phrasebook(List<Phrase> phrases) {
        this.phrases = phrases;
    }

    /** The book of the product. */
    public static Phrasebook read() {
        List<Phrase> phrases = new ArrayList<>();
        for (String book : BOOKS) {
            try (InputStream in = Phrasebook.class.getResourceAsStream(book)) {
                new ObjectMapper()
                        .readValue(in, new TypeReference<Map<String, Map<String, String>>>() {})
                        .forEach((english, said) -> phrases.add(Phrase.of(english, said)));
            } catch (IOException e) {
                throw new UncheckedIOException("the phrase book " + book + " cannot be read", e);
            }
        }
        phrases.sort(Comparator.comparingInt(Phrase::known).reversed());
        return new Phrasebook(List.copyOf(phrases));
    }

    /** A text in the language; as it is where no phrase is known for it. */
    public String say(String text, Language language) {
        return say(text, language, 0);
    }

    private String say(String text, Language language, int depth) {
        if (depth > DEEPEST) {
            return text;
        }
        for (Phrase phrase : phrases) {
            Optional<List<String>> parts = phrase.match(text);
            if (parts.isPresent()) {
                return phrase.said(
                        language,
                        parts.get().stream()
                                .map(part -> say(part, language, depth + 1))
                                .toList());
            }
        }
        return text;
    }

    /** The phrases that are known, for the test that compares them with what is said. */
    List<Phrase> phrases() {
        return phrases;
    }
}
