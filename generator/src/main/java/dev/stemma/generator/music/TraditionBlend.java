package dev.stemma.generator.music;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One tradition, or several with their shares, written {@code british-isles:0.5,china:0.5}. Two ways of writing the same
 * shares ({@code a:1,b:1}) give the same blend.
 *
 * @param shares of each tradition, above 0, summing to one
 */
public record TraditionBlend(SortedMap<Tradition, Double> shares) {
    /** Traditions in a blend, at most. */
    public static final int MOST = 4;

    public TraditionBlend {
        double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (shares.isEmpty()
                || shares.size() > MOST
                || shares.values().stream().anyMatch(share -> !(share > 0 && share <= 1e6))) {
            throw new IllegalArgumentException("a blend has 1 to " + MOST
                    + " traditions with shares above 0 and at most 1000000, found " + shares);
        }
        SortedMap<Tradition, Double> normalised = new TreeMap<>();
        shares.forEach((tradition, share) -> normalised.put(tradition, share / total));
        shares = Collections.unmodifiableSortedMap(normalised);
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

    /** As {@link #parse} reads it, shares rounded to four decimals. */
    @Override
    public String toString() {
        if (shares.size() == 1) {
            return shares.firstKey().id();
        }
        return shares.entrySet().stream()
                .map(entry -> entry.getKey().id() + ":" + rounded(entry.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String rounded(double share) {
        return BigDecimal.valueOf(share)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
