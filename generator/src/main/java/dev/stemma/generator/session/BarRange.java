package dev.stemma.generator.session;

import dev.stemma.generator.music.Bar;
import java.util.List;

/**
 * Neighbouring bars by their numbers.
 *
 * @param first number of the first, 0 = pickup
 * @param last number of the last
 */
public record BarRange(int first, int last) {
    private static final int HIGHEST = 999_999;

    public BarRange {
        if (first < 0 || last < first || last > HIGHEST) {
            throw new IllegalArgumentException("bars go forwards from 0 (the pickup) or 1 to " + HIGHEST
                    + " at most, found " + first + "-" + last);
        }
    }

    /**
     * Reads {@code 3-4}, or {@code 3} for a single bar.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static BarRange parse(String text) {
        if (!text.matches("\\d{1,6}(-\\d{1,6})?")) {
            throw new IllegalArgumentException("not bars: \"" + text + "\"; accepted: 3-4, or 3 for one bar");
        }
        int hyphen = text.indexOf('-');
        int first = Integer.parseInt(hyphen < 0 ? text : text.substring(0, hyphen));
        return new BarRange(first, hyphen < 0 ? first : Integer.parseInt(text.substring(hyphen + 1)));
    }

    boolean holds(Bar bar) {
        return bar.number() >= first && bar.number() <= last;
    }

    /** These of some bars. */
    List<Bar> of(List<Bar> bars) throws RequestException {
        List<Bar> meant = bars.stream().filter(this::holds).toList();
        if (meant.size() != last - first + 1) {
            throw new RequestException(
                    first == last
                            ? "the melody has no bar " + first
                            : "the melody has no bars " + first + " to " + last,
                    "its bars are " + bars.get(0).number() + " to "
                            + bars.get(bars.size() - 1).number());
        }
        return meant;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
