package dev.stemma.generator.model.evaluation;

import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How a set is cut: the melodies of a fold are predicted by what was learned from all the others.
 *
 * @param ofMelodies the fold of each melody, in the order of the set
 */
public record Folds(List<Integer> ofMelodies) {
    /** The largest number that a fold can have. */
    public static final int LARGEST = 9999;

    public Folds {
        ofMelodies = List.copyOf(ofMelodies);
        for (int fold : ofMelodies) {
            if (fold < 0 || fold > LARGEST) {
                throw new IllegalArgumentException("folds are numbered 0 to " + LARGEST + ", found " + fold);
            }
        }
    }

    /**
     * {@code k} folds of nearly equal numbers of groups: groups are sorted by {@code SHA-256(seed as 8 bytes, big-endian
     * || group in UTF-8)}, and a group's fold is its place in that order modulo {@code k}.
     *
     * @throws EvaluationException if there are fewer groups than folds
     */
    public static Folds ranked(MelodySet set, int k, long seed) throws EvaluationException {
        if (k < 2 || k > LARGEST + 1) {
            throw new IllegalArgumentException("accepted: 2 to " + (LARGEST + 1) + " folds, found " + k);
        }
        Map<String, String> hashes = new HashMap<>();
        for (SetMelody melody : set.melodies()) {
            hashes.computeIfAbsent(melody.group(), group -> hash(group, seed));
        }
        if (hashes.size() < k) {
            throw new EvaluationException(k + " folds need at least " + k
                    + " melodies that are no versions of one another; " + set.name() + " has " + hashes.size());
        }
        List<String> order = hashes.keySet().stream()
                .sorted(Comparator.comparing(hashes::get))
                .toList();
        Map<String, Integer> folds = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            folds.put(order.get(i), i % k);
        }
        return new Folds(
                set.melodies().stream().map(melody -> folds.get(melody.group())).toList());
    }

    private static String hash(String group, long seed) {
        MessageDigest digest = Digest.sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        return Digest.ofBytes(digest.digest(group.getBytes(StandardCharsets.UTF_8)))
                .toString();
    }

    /** The folds that have melodies, ascending. */
    public List<Integer> numbers() {
        return List.copyOf(new TreeSet<>(ofMelodies));
    }

    /** Places in the set of the melodies to predict. */
    public int[] tested(int fold) {
        return places(fold, true);
    }

    /** Places in the set of the melodies to learn from. */
    public int[] training(int fold) {
        return places(fold, false);
    }

    private int[] places(int fold, boolean inside) {
        return IntStream.range(0, ofMelodies.size())
                .filter(i -> (ofMelodies.get(i) == fold) == inside)
                .toArray();
    }
}
