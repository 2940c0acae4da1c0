package dev.stemma.generator.music;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A time signature: simple (4/4), compound (6/8) or additive (2+2+3/8).
 *
 * @param groups numerator, as written: one number, or the groups of an additive metre; each 1 to 64
 * @param denominator 1, 2, 4 ... 64
 */
public record Metre(List<Integer> groups, int denominator) {
    private static final int MOST_GROUPS = 19;
    private static final int LONGEST_NAME = 3 * MOST_GROUPS + 3;

    public static final Metre COMMON = new Metre(List.of(4), 4);

    public Metre {
        groups = List.copyOf(groups);
        if (groups.isEmpty() || groups.stream().anyMatch(group -> group < 1 || group > 64)) {
            throw new IllegalArgumentException("a metre counts 1 to 64 units, found " + groups);
        }
        if (denominator < 1 || denominator > 64 || Integer.bitCount(denominator) != 1) {
            throw new IllegalArgumentException("a metre's unit is 1, 2, 4, 8, 16, 32 or 64, found " + denominator);
        }
        if (groups.size() > MOST_GROUPS) {
            throw new IllegalArgumentException(
                    "a metre has at most " + MOST_GROUPS + " groups, found " + groups.size());
        }
    }

    /**
     * Reads {@code 3/4}, {@code 6/8}, {@code 2+2+3/8}, {@code C} (4/4) and {@code C|} (2/2).
     *
     * @throws IllegalArgumentException naming what is accepted
     */
    public static Metre parse(String text) {
        String name = text.strip().replace("(", "").replace(")", "").replace(" ", "");
        if (name.equals("C")) {
            return COMMON;
        }
        if (name.equals("C|")) {
            return new Metre(List.of(2), 2);
        }
        if (name.length() > LONGEST_NAME || !name.matches("\\d{1,2}(\\+\\d{1,2})*/\\d{1,2}")) {
            throw new IllegalArgumentException("not a metre: \"" + text + "\"; accepted: 4/4, 6/8, 2+2+3/8, C, C|");
        }
        String[] parts = name.split("/");
        List<Integer> groups = new ArrayList<>();
        for (String group : parts[0].split("\\+")) {
            groups.add(Integer.parseInt(group));
        }
        return new Metre(groups, Integer.parseInt(parts[1]));
    }

    /** Sum of the groups: 6 for 6/8. */
    public int numerator() {
        return groups.stream().mapToInt(Integer::intValue).sum();
    }

    /** Duration of the written unit: an eighth for 6/8. */
    public Ticks unit() {
        return Ticks.quarters(4, denominator);
    }

    public Ticks barLength() {
        return unit().times(numerator());
    }

    /** Whether the beat divides in three: 6/8, 9/8, 12/8, and the like. */
    public boolean isCompound() {
        return groups.size() == 1 && denominator >= 8 && groups.get(0) > 3 && groups.get(0) % 3 == 0;
    }

    /** Where the beats of a bar begin, counted from its start: 0 and 3/2 for 6/8; 0, 1 and 2 for 2+2+3/8. */
    public List<Ticks> beats() {
        List<Ticks> beats = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        for (int group : beatGroups()) {
            beats.add(at);
            at = at.plus(unit().times(group));
        }
        return List.copyOf(beats);
    }

    private List<Integer> beatGroups() {
        if (groups.size() > 1) {
            return groups;
        }
        int units = isCompound() ? 3 : 1;
        return Collections.nCopies(groups.get(0) / units, units);
    }

    @Override
    public String toString() {
        return groups.stream().map(String::valueOf).collect(Collectors.joining("+")) + "/" + denominator;
    }
}
