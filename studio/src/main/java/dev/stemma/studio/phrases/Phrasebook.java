package dev.stemma.studio.phrases;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.provenance.record.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in another language, or in the studio's own words, what was said in English.
 *
 * <p>A book is JSON, {@code {"there is no entry {} in the journal": {"zh": "日志中没有第 {0} 条记录"}}}: by phrase, with {}
 * for what differs, how it is said in Chinese, and in English where that is to be another than on the command line; {@code
 * {0}} is the first {@code {}}, which is itself said by phrase if it is one.
 */
public final class Phrasebook {
    private static final List<String> BOOKS =
            List.of("provenance.json", "log.json", "label.json", "generator.json", "studio.json", "exports.json");

    /** Instead of the rarest word of a phrase that has no word of its own. */
    private static final String NO_WORD = "";

    private final List<Phrase> phrases;
    private final Map<String, List<Phrase>> byRarestWord;

    private Phrasebook(List<Phrase> phrases) {
        this.phrases = phrases;
        this.byRarestWord = index(phrases);
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
        return new Phrasebook(List.copyOf(phrases));
    }

    /** A text in the language; as it is where no phrase is known for it. */
    public String say(String text, Language language) {
        return new Translation(this, language).say(text);
    }

    /** The phrases that a text may be of: each is found by the rarest of its words. */
    Stream<Phrase> candidates(String text) {
        return Stream.concat(Stream.of(NO_WORD), Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()))
                .distinct()
                .flatMap(word -> byRarestWord.getOrDefault(word, List.of()).stream());
    }

    private static Map<String, List<Phrase>> index(List<Phrase> phrases) {
        Map<String, Long> often = phrases.stream()
                .flatMap(phrase -> phrase.words().stream())
                .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        return phrases.stream()
                .collect(Collectors.groupingBy(phrase -> phrase.words().stream()
                        .min(Comparator.comparing(often::get))
                        .orElse(NO_WORD)));
    }

    /** The phrases that are known, for the test that compares them with what is said. */
    List<Phrase> phrases() {
        return phrases;
    }
}
