package dev.stemma.studio.phrases;

import dev.stemma.provenance.record.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
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
    private static final Pattern NUMBERED_GAP = Pattern.compile("\\{(\\d{1,2})}");
    private static final int MOST_SHARES = 16;

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
        return gaps() == 0 || known >= (beginsWithAGap() ? ENOUGH_BEHIND_A_GAP : ENOUGH);
    }

    boolean beginsWithAGap() {
        return fixed.get(0).isEmpty();
    }

    /** Whether what stands in a gap is quoted, so it is a name or somebody's own words. */
    boolean isQuoted(int gap) {
        return fixed.get(gap).endsWith("\"") && fixed.get(gap + 1).startsWith("\"");
    }

    /** The words that every text of this phrase has. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i <= gaps(); i++) {
            String text = fixed.get(i);
            List<String> here = List.of(text.split(" ", -1));
            int from = i > 0 && !text.startsWith(" ") ? 1 : 0;
            int to = i < gaps() && !text.endsWith(" ") ? here.size() - 1 : here.size();
            for (int word = from; word < to; word++) {
                if (!here.get(word).isEmpty()) {
                    words.add(here.get(word));
                }
            }
        }
        return words;
    }

    /** What stands in the gaps, if a text is of this form: each gap is as short as it can be, or two share a blank anyhow. */
    List<List<String>> match(String text) {
        String first = fixed.get(0);
        if (gaps() == 0) {
            return text.equals(first) ? List.of(List.of()) : List.of();
        }
        String last = fixed.get(gaps());
        int end = text.length() - last.length();
        if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return List.of();
        }
        List<String> parts = new ArrayList<>(gaps());
        int from = first.length();
        for (int i = 1; i < gaps(); i++) {
            String next = fixed.get(i);
            int at = text.indexOf(next, from);
            if (at < 0 || at + next.length() > end) {
                return List.of();
            }
            if (i == gaps() - 1 && next.isBlank()) {
                return shared(parts, text.substring(from, end));
            }
            parts.add(text.substring(from, at));
            from = at + next.length();
        }
        parts.add(text.substring(from, end));
        return List.of(parts);
    }

    private static List<List<String>> shared(List<String> before, String rest) {
        List<List<String>> all = new ArrayList<>();
        for (int at = rest.indexOf(' '); at >= 0 && all.size() < MOST_SHARES; at = rest.indexOf(' ', at + 1)) {
            List<String> parts = new ArrayList<>(before);
            parts.add(rest.substring(0, at));
            parts.add(rest.substring(at + 1));
            all.add(parts);
        }
        return all;
    }

    /** The phrase in a language; in English as it stands, if the book has no other words. */
    String said(Language language, List<String> parts) {
        String template = said.get(code(language));
        return template == null ? filled(parts) : filled(template, parts, language);
    }

    private String filled(List<String> parts) {
        StringBuilder text = new StringBuilder(fixed.get(0));
        for (int i = 0; i < parts.size(); i++) {
            text.append(parts.get(i)).append(fixed.get(i + 1));
        }
        return text.toString();
    }

    private static String filled(String template, List<String> parts, Language language) {
        Prose prose = new Prose(language);
        int from = 0;
        Matcher gap = NUMBERED_GAP.matcher(template);
        while (gap.find()) {
            prose.add(template.substring(from, gap.start()));
            prose.add(parts.get(Integer.parseInt(gap.group(1))));
            from = gap.end();
        }
        return prose.add(template.substring(from)).toString();
    }

    static String code(Language language) {
        return switch (language) {
            case ENGLISH -> "en";
            case CHINESE -> "zh";
        };
    }
}
