package dev.stemma.studio.phrases;

import dev.stemma.provenance.record.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that is said again and again, with other names and numbers.
 *
 * @param english with {@code {}} for what differs
 * @param said by the code of the language, with {@code {0}}, {@code {1}} for what differs
 * @param fixed what does not differ: before the first gap, between the gaps, behind the last
 * @param known how many characters do not differ, blanks aside
 */
record Phrase(String english, Map<String, String> said, List<String> fixed, int known) {
    private static final String GAP = "{}";

    /** What a phrase must know to be told from names of files, pieces and people that happen to look like it. */
    private static final int ENOUGH = 5;

    /** The same where it begins with something that differs, as names may. */
    private static final int ENOUGH_BEHIND_A_GAP = 8;

    Phrase {
        said = Map.copyOf(said);
        fixed = List.copyOf(fixed);
    }

    static Phrase of(String english, Map<String, String> said) {
        List<String> fixed = List.of(english.split(Pattern.quote(GAP), -1));
        int known = (int) String.join("", fixed).chars().filter(c -> c != ' ').count();
        return new Phrase(english, said, fixed, known);
    }

    /** How many things differ. */
    int gaps() {
        return fixed.size() - 1;
    }

    /** Whether a text of this form is one of this phrase, whatever stands in the gaps. */
    boolean isTelling() {
        return gaps() == 0 || known >= (fixed.get(0).isEmpty() ? ENOUGH_BEHIND_A_GAP : ENOUGH);
    }

    /** Whether what stands in a gap is quoted, so it is a name or somebody's own words. */
    boolean isQuoted(int gap) {
        return fixed.get(gap).endsWith("\"") && fixed.get(gap + 1).startsWith("\"");
    }

    /** What stands in the gaps, if a text is of this form; each gap is as short as it can be. */
    Optional<List<String>> match(String text) {
        String first = fixed.get(0);
        if (gaps() == 0) {
            return text.equals(first) ? Optional.of(List.of()) : Optional.empty();
        }
        String last = fixed.get(gaps());
        int end = text.length() - last.length();
        int from = first.length();
        if (end < from || !text.startsWith(first) || !text.endsWith(last)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(gaps());
        for (int i = 1; i < gaps(); i++) {
            String next = fixed.get(i);
            int at = text.indexOf(next, from);
            if (at < 0 || at + next.length() > end) {
                return Optional.empty();
            }
            parts.add(text.substring(from, at));
            from = at + next.length();
        }
        parts.add(text.substring(from, end));
        return Optional.of(parts);
    }

    /** The phrase in a language; in English as it stands, if the book has no other words. */
    String said(Language language, List<String> parts) {
        String template = said.get(code(language));
        return template == null ? filled(parts) : filled(template, parts);
    }

    private String filled(List<String> parts) {
        StringBuilder text = new StringBuilder(fixed.get(0));
        for (int i = 0; i < parts.size(); i++) {
            text.append(parts.get(i)).append(fixed.get(i + 1));
        }
        return text.toString();
    }

    private static String filled(String template, List<String> parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            int close = template.charAt(i) == '{' ? template.indexOf('}', i) : -1;
            Optional<Integer> gap =
                    close < 0 ? Optional.empty() : number(template.substring(i + 1, close), parts.size());
            if (gap.isPresent()) {
                text.append(parts.get(gap.get()));
                i = close;
            } else {
                text.append(template.charAt(i));
            }
        }
        return text.toString();
    }

    private static Optional<Integer> number(String between, int gaps) {
        return between.matches("\\d{1,2}") && Integer.parseInt(between) < gaps
                ? Optional.of(Integer.valueOf(between))
                : Optional.empty();
    }

    static String code(Language language) {
        return switch (language) {
            case ENGLISH -> "en";
            case CHINESE -> "zh";
        };
    }
}
