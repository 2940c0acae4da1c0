package dev.stemma.generator.corpus;

import dev.stemma.provenance.record.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Works to learn from and works to be judged by. Which side a group falls on depends on its name and the seed alone, so
 * adding works to a corpus moves none of the others.
 */
public record Split(List<Work> training, List<Work> heldOut) {
    public Split {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * A group is held out if the first 64 bits of {@code SHA-256(seed as 8 bytes, big-endian || group in UTF-8)}, read
     * as a fraction of one, lie below {@code fraction}.
     *
     * @param fraction share to hold out, 0 to 1; reached on average, not exactly
     */
    public static Split of(List<Work> works, long seed, double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("the share to hold out is 0 to 1, found " + fraction);
        }
        List<Work> training = new ArrayList<>();
        List<Work> heldOut = new ArrayList<>();
        for (Work work : works) {
            (position(work.group(), seed) < fraction ? heldOut : training).add(work);
        }
        return new Split(training, heldOut);
    }

    /**
     * The same, but for a few works, where one side could be empty: the group nearest to the border then changes sides.
     *
     * @throws IllegalArgumentException if the works are of fewer than two groups
     */
    public static Split ofAtLeastOne(List<Work> works, long seed, double fraction) {
        if (works.stream().map(Work::group).distinct().count() < 2) {
            throw new IllegalArgumentException("found " + works.size()
                    + (works.size() == 1 ? " work" : " works of one group")
                    + ", expected works of at least two: one to learn from and one to be judged by");
        }
        Split split = of(works, seed, fraction);
        if (split.heldOut().isEmpty() || split.training().isEmpty()) {
            boolean nothingHeldOut = split.heldOut().isEmpty();
            Comparator<Work> byPosition = Comparator.comparingDouble(work -> position(work.group(), seed));
            String nearest = works.stream()
                    .min(nothingHeldOut ? byPosition : byPosition.reversed())
                    .orElseThrow()
                    .group();
            Map<Boolean, List<Work>> sides = works.stream()
                    .collect(Collectors.partitioningBy(work -> work.group().equals(nearest) == nothingHeldOut));
            return new Split(sides.get(false), sides.get(true));
        }
        return split;
    }

    /** 0 inclusive to 1 exclusive, with 53 bits. */
    private static double position(String group, long seed) {
        MessageDigest digest = Digest.sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        byte[] hash = digest.digest(group.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
    }
}
