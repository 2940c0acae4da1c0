package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.music.Tradition;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well a melody is predicted as one of each tradition. The one that needs the fewest bits is taken for its own (Pearce,
 * "Statistical learning and probabilistic prediction in music cognition: mechanisms of stylistic enculturation", Annals of
 * the New York Academy of Sciences, 2018).
 *
 * @param own to which the melody belongs, one of those judged among
 * @param bits by each tradition, at least two
 */
public record Judgement(String name, Tradition own, SortedMap<Tradition, BitsPerNote> bits) {
    public Judgement {
        bits = Collections.unmodifiableSortedMap(new TreeMap<>(bits));
        if (bits.size() < 2) {
            throw new IllegalArgumentException("traditions are told apart from two on, found " + bits.keySet());
        }
        if (!bits.containsKey(own)) {
            throw new IllegalArgumentException(name + " is of " + own + ", judged among " + bits.keySet());
        }
    }

    /** The tradition with the fewest bits a note, the first of equals. */
    public Tradition verdict(Aspect aspect) {
        return bits.entrySet().stream()
                .min((a, b) -> Double.compare(aspect.of(a.getValue()), aspect.of(b.getValue())))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /** Whether the verdict is the melody's own tradition. */
    public boolean isRight(Aspect aspect) {
        return verdict(aspect).equals(own);
    }

    /** How many bits a note the best of the other traditions needs more than its own; below zero if it needs fewer. */
    public double margin(Aspect aspect) {
        double other = bits.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(own))
                .mapToDouble(entry -> aspect.of(entry.getValue()))
                .min()
                .orElseThrow();
        return other - aspect.of(bits.get(own));
    }

    /** Cultural distance, between two traditions: the difference in bits a note, divided by the square root of 2. */
    public double distance(Tradition one, Tradition other, Aspect aspect) {
        return Math.abs(aspect.of(bits.get(one)) - aspect.of(bits.get(other))) / Math.sqrt(2);
    }
}
