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
import java.util.regex.Pattern;

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
    private static final int DEEPEST = 12;

    /** Longer texts are data. */
    private static final int LONGEST = 4000;

    /** A number, a fraction, a stretch of bars, a pitch, an id of a note. */
    private static final Pattern NUMBER =
            Pattern.compile("[\\p{L}#]{0,2}[\\p{N}\\p{P}\\p{S}]*\\p{N}[\\p{N}\\p{P}\\p{S}]*");

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
        return find(text, language, 0).orElse(text);
    }

    /** How a text is said; nothing if nothing in it is known. */
    private Optional<String> find(String text, Language language, int depth) {
        if (text.isEmpty() || text.length() > LONGEST || depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<String> whole = phrase(text, language, depth);
        return whole.isPresent() ? whole : inBrackets(text, language, depth).or(() -> joined(text, language, depth));
    }

    private Optional<String> phrase(String text, Language language, int depth) {
        for (Phrase phrase : phrases) {
            Optional<List<String>> parts = phrase.match(text);
            if (parts.isPresent()) {
                Optional<String> said = said(phrase, parts.get(), language, depth);
                if (said.isPresent()) {
                    return said;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> said(Phrase phrase, List<String> parts, Language language, int depth) {
        boolean telling = phrase.isTelling()
                || parts.stream().allMatch(part -> NUMBER.matcher(part).matches());
        List<String> said = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Optional<String> part = phrase.isQuoted(i) ? Optional.empty() : find(parts.get(i), language, depth + 1);
            telling |= part.isPresent();
            said.add(part.orElse(parts.get(i)));
        }
        return telling ? Optional.of(phrase.said(language, said)) : Optional.empty();
    }

    /** A list, or a text with something in brackets behind it. */
    private Optional<String> inBrackets(String text, Language language, int depth) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return find(text.substring(1, text.length() - 1), language, depth + 1)
                    .map(said -> "[" + said + "]");
        }
        int open = text.indexOf(" (");
        if (open <= 0 || !text.endsWith(")")) {
            return Optional.empty();
        }
        String before = text.substring(0, open);
        Optional<String> left = phrase(before, language, depth + 1).or(() -> joined(before, language, depth + 1));
        Optional<String> right = phrase(text.substring(open), language, depth + 1);
        String inside = text.substring(open + 2, text.length() - 1);
        return left.map(said -> said + right.orElseGet(() -> bracketed(inside, language, depth)));
    }

    private String bracketed(String inside, Language language, int depth) {
        String said = find(inside, language, depth + 1).orElse(inside);
        return switch (language) {
            case ENGLISH -> " (" + said + ")";
            case CHINESE -> "（" + said + "）";
        };
    }

    /** Texts one after the other: the longest that is a phrase comes first, or what comes first is no phrase. */
    private Optional<String> joined(String text, Language language, int depth) {
        List<Joint> joints = Joint.of(text);
        for (int i = joints.size() - 1; i >= 0; i--) {
            Joint joint = joints.get(i);
            Optional<String> left = phrase(joint.left(text), language, depth + 1);
            if (left.isPresent()) {
                return left.map(said -> said + behind(joint, text, language, depth));
            }
        }
        for (Joint joint : joints) {
            Optional<String> right = find(joint.right(text), language, depth + 1);
            if (right.isPresent()) {
                return right.map(said -> joint.left(text) + joint.said(language) + said);
            }
        }
        return Optional.empty();
    }

    /** What follows a phrase; with its joint, if it is a phrase so. */
    private String behind(Joint joint, String text, Language language, int depth) {
        String right = joint.right(text);
        return phrase(text.substring(joint.at()), language, depth + 1)
                .orElseGet(() ->
                        joint.said(language) + find(right, language, depth + 1).orElse(right));
    }

    /** The phrases that are known, for the test that compares them with what is said. */
    List<Phrase> phrases() {
        return phrases;
    }
}
