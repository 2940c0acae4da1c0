package dev.stemma.generator.music;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One tradition, or several with their shares, written {@code british-isles:0.5,china:0.5}. Two ways of writing the same
 * shares ({@code a:1,b:1}) give the same blend. Shares are whole ten-thousandths, so that a blend is read back from its
 * text exactly.
 *
 * @param shares of each tradition, above 0, summing to one; rounded to ten-thousandths, the largest remainders up
 */
public record TraditionBlend(SortedMap<Tradition, Double> shares) {
    /** Traditions in a blend, at most. */
    public static final int MOST = 4;

    private static final int UNITS = 10_000;

    public TraditionBlend {
        double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (shares.isEmpty()
                || shares.size() > MOST
                || shares.values().stream().anyMatch(share -> !(share > 0 && share <= 1e6))) {
            throw new IllegalArgumentException("a blend has 1 to " + MOST
                    + " traditions with shares above 0 and at most 1000000, found " + shares);
        }
        shares = Collections.unmodifiableSortedMap(rounded(shares, total));
    }

    private static SortedMap<Tradition, Double> rounded(SortedMap<Tradition, Double> shares, double total) {
        SortedMap<Tradition, Integer> units = new TreeMap<>();
        shares.forEach((tradition, share) -> units.put(tradition, (int) (share / total * UNITS)));
        int missing =
                UNITS - units.values().stream().mapToInt(Integer::intValue).sum();
        shares.keySet().stream()
                .sorted(Comparator.comparingDouble(
                        tradition -> units.get(tradition) - shares.get(tradition) / total * UNITS))
                .limit(missing)
                .forEach(tradition -> units.merge(tradition, 1, Integer::sum));
        SortedMap<Tradition, Double> rounded = new TreeMap<>();
        units.forEach((tradition, count) -> rounded.put(tradition, (double) count / UNITS));
        if (rounded.containsValue(0.0)) {
            throw new IllegalArgumentException("a share is at least 1 in " + UNITS + " of the whole, found " + shares);
        }
        return rounded;
    }

    /** A single tradition. */
    public static TraditionBlend of(Tradition tradition) {
        return new TraditionBlend(new TreeMap<>(Map.of(tradition, 1.0)));
    }

    /**
     * Reads {@code hymn}, or {@code british-isles:0.5,china:0.5}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static TraditionBlend parse(String text) {
        SortedMap<Tradition, Double> shares = new TreeMap<>();
        List<String> parts = Arrays.asList(text.split(",", -1));
        for (String part : parts) {
            String[] pair = part.strip().split(":", -1);
            if (pair.length > 2 || (pair.length == 1 && parts.size() > 1)) {
                throw new IllegalArgumentException("not a blend: \"" + text
                        + "\"; accepted: a tradition, or several with shares such as british-isles:0.5,china:0.5");
            }
            Tradition tradition = new Tradition(pair[0]);
            if (shares.put(tradition, pair.length == 1 ? 1 : share(pair[1], text)) != null) {
                throw new IllegalArgumentException("the blend \"" + text + "\" names " + tradition + " twice");
            }
        }
        return new TraditionBlend(shares);
    }

    private static double share(String number, String text) {
        if (!number.matches("\\d{1,7}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException(
                    "\"" + number + "\" in \"" + text + "\" is not a share; accepted: numbers such as 0.5");
        }
        return Double.parseDouble(number);
    }

    /** The traditions, in order of their identifiers. */
    public List<Tradition> traditions() {
        return List.copyOf(shares.keySet());
    }

    /** That of the largest share, the first of equals. */
    public Tradition main() {
        double most = Collections.max(shares.values());
        return traditions().stream()
                .filter(tradition -> shares.get(tradition) == most)
                .findFirst()
                .orElseThrow();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (shares.size() == 1) {
            return shares.firstKey().id();
        }
        return shares.entrySet().stream()
                .map(entry -> entry.getKey().id() + ":" + written(entry.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String written(double share) {
        return BigDecimal.valueOf(share).stripTrailingZeros().toPlainString();
    }
}
