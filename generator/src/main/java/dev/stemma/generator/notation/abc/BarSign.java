package dev.stemma.generator.notation.abc;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bar line, a repeat sign or the beginning of a variant ending (ABC 2.1 sections 4.8 to 4.10).
 *
 * @param end where the text goes on after it
 */
record BarSign(int ends, int starts, boolean section, Set<Integer> endings, int end) {
    private static final String NUMBERS = "(\\d{1,2}(?:(?:[,.]+|-+)\\d{1,2}){0,20})[,.]?";
    private static final Pattern SIGN = Pattern.compile("\\.?(:*)(\\[?\\|[|\\]]*|\\[\\])(:*)(?:\\[?" + NUMBERS + ")?");
    private static final Pattern DOUBLE_REPEAT = Pattern.compile(":{2,}(?:\\[?" + NUMBERS + ")?");
    private static final Pattern ENDING = Pattern.compile("\\[(?:" + NUMBERS + "|\"[^\"]*\")");
    private static final int MAX_ENDING = 20;
    private static final int MAX_REPEATS = 8;

    /** The sign at this place of a line, if one is there. */
    static Optional<BarSign> at(String text, int at) {
        if (".:|[".indexOf(text.charAt(at)) < 0) {
            return Optional.empty();
        }
        Matcher sign = SIGN.matcher(text).region(at, text.length());
        if (sign.lookingAt()) {
            int ends = Math.min(MAX_REPEATS, sign.group(1).length());
            int starts = Math.min(MAX_REPEATS, sign.group(3).length());
            boolean section = ends + starts > 0 || sign.group(2).length() > 1;
            return Optional.of(new BarSign(ends, starts, section, endings(sign.group(4)), sign.end()));
        }
        Matcher twice = DOUBLE_REPEAT.matcher(text).region(at, text.length());
        if (twice.lookingAt()) {
            return Optional.of(new BarSign(1, 1, true, endings(twice.group(1)), twice.end()));
        }
        Matcher ending = ENDING.matcher(text).region(at, text.length());
        if (ending.lookingAt() && ending.group(1) != null) {
            return Optional.of(new BarSign(0, 0, false, endings(ending.group(1)), ending.end()));
        }
        return Optional.empty();
    }

    /** Reads {@code 1}, {@code 1,3} and {@code 1-3}. */
    private static Set<Integer> endings(String numbers) {
        Set<Integer> endings = new TreeSet<>();
        if (numbers != null) {
            for (String part : numbers.split("[,.]+")) {
                String[] range = part.split("-+");
                int last = Math.min(MAX_ENDING, Integer.parseInt(range[range.length - 1]));
                for (int i = Integer.parseInt(range[0]); i <= last; i++) {
                    endings.add(i);
                }
            }
        }
        return endings;
    }

    Event.BarLine event(int line) {
        return new Event.BarLine(line, ends, starts, section, endings);
    }
}
