package dev.stemma.studio.phrases;

import dev.stemma.provenance.record.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where a text is put together of two.
 *
 * @param at where the left of them ends
 * @param text what stands between them
 */
record Joint(int at, String text) {
    /** What joins texts, and how Chinese writes it. */
    private static final List<List<String>> KINDS = List.of(
            List.of("; ", "；"), List.of(": ", "："), List.of(", ", "，"), List.of(" and ", "和"), List.of(" or ", "或"));

    /** More of sentences, and of lists, are not looked for: a text of so many parts is data. */
    private static final int MOST = 8;

    /** The first joints of a text, those in quotes and brackets aside. */
    static List<Joint> of(String text) {
        List<Joint> joints = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"' -> quoted = !quoted;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case ';', ':', ',', ' ' -> {
                    if (depth == 0 && !quoted) {
                        add(text, i, joints);
                    }
                }
                default -> {}
            }
        }
        return joints;
    }

    private static void add(String text, int at, List<Joint> joints) {
        KINDS.stream()
                .map(kind -> kind.get(0))
                .filter(kind -> text.startsWith(kind, at))
                .map(kind -> new Joint(at, kind))
                .filter(joint -> joints.stream().filter(joint::isLike).count() < MOST)
                .forEach(joints::add);
    }

    /** Whether it joins texts that have nothing to do with each other; "and" and "or" stand in names, too. */
    boolean isLoose() {
        return !Character.isLetter(text.charAt(1));
    }

    /** Whether it joins sentences, so that what follows a list does not belong to the last of its items alone. */
    boolean isOutermost() {
        return text.charAt(0) == ';' || text.charAt(0) == ':';
    }

    private boolean isLike(Joint other) {
        return isOutermost() == other.isOutermost();
    }

    String left(String whole) {
        return whole.substring(0, at);
    }

    String right(String whole) {
        return whole.substring(at + text.length());
    }

    String said(Language language) {
        return switch (language) {
            case ENGLISH -> text;
            case CHINESE ->
                KINDS.stream()
                        .filter(kind -> kind.get(0).equals(text))
                        .map(kind -> kind.get(1))
                        .findFirst()
                        .orElseThrow();
        };
    }
}
