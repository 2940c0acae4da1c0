package dev.stemma.studio.phrases;

import dev.stemma.provenance.record.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that is said again and again, with other names and numbers.
 *
 * @param english with {@code {}} for what differs
 * @param said by the code of the language, with {@code {0}}, {@code {1}} for what differs
 * @param form what texts of this phrase match, with a group for each thing that differs
 * @param known how many characters do not differ
 */
record Phrase(String english, Map<String, String> said, Pattern form, int known) {
    private static final String GAP = "{}";

    static Phrase of(String english, Map<String, String> said) {
        List<String> fixed = Arrays.asList(english.split(Pattern.quote(GAP), -1));
        String form = fixed.stream().map(Pattern::quote).collect(Collectors.joining("(.*?)"));
        return new Phrase(
                english,
                Map.copyOf(said),
                Pattern.compile(form, Pattern.DOTALL),
                fixed.stream().mapToInt(String::length).sum());
    }

    /** How many things differ. */
    int gaps() {
        return form.matcher("").groupCount();
    }

    /** What stands in the gaps, if a text is of this phrase. */
    Optional<List<String>> match(String text) {
        Matcher matcher = form.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            parts.add(matcher.group(i));
        }
        return Optional.of(parts);
    }

    /** The phrase in a language; in English as it stands, if the book has no other words. */
    String said(Language language, List<String> parts) {
        String template = said.get(code(language));
        if (template == null) {
            template = numbered();
        }
        String text = template;
        for (int i = parts.size() - 1; i >= 0; i--) {
            text = text.replace("{" + i + "}", "\u0000" + i + "\u0000");
        }
        for (int i = 0; i < parts.size(); i++) {
            text = text.replace("\u0000" + i + "\u0000", parts.get(i));
        }
        return text;
    }

    static String code(Language language) {
        return switch (language) {
            case ENGLISH -> "en";
            case CHINESE -> "zh";
        };
    }

    private String numbered() {
        StringBuilder text = new StringBuilder();
        int number = 0;
        int from = 0;
        for (int gap = english.indexOf(GAP); gap >= 0; gap = english.indexOf(GAP, from)) {
            text.append(english, from, gap).append('{').append(number++).append('}');
            from = gap + GAP.length();
        }
        return text.append(english.substring(from)).toString();
    }
}
