package dev.stemma.studio.registry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts so that they can be kept, found and sorted in any database. */
final class SearchText {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{Z}\\s]+");
    /** Texts that are searched together, one a line: no word of a search reaches from one into the next. */
    private static final String BETWEEN = "\n";

    /** Databases take no statement of any length; nobody looks for more. */
    private static final int MOST_WORDS = 32;

    private SearchText() {}

    /** The text without what a database cannot hold: NUL and halves of surrogate pairs. */
    static String storable(String text) {
        return text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Without case, accents, or the width that East Asian characters have. */
    static String folded(String text) {
        String plain = Normalizer.normalize(storable(text), Normalizer.Form.NFKD);
        String unmarked = MARKS.matcher(plain).replaceAll("");
        return WHITE_SPACE
                .matcher(unmarked.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    static String folded(Stream<String> texts) {
        return texts.map(SearchText::folded).collect(Collectors.joining(BETWEEN));
    }

    /** For {@code LIKE ... ESCAPE '!'}: each word of a search, wherever it stands. */
    static List<String> patterns(String search) {
        List<String> words = new ArrayList<>(Arrays.asList(folded(search).split(" ")));
        words.removeIf(String::isEmpty);
        return words.stream()
                .distinct()
                .limit(MOST_WORDS)
                .map(word -> "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%")
                .toList();
    }
}
