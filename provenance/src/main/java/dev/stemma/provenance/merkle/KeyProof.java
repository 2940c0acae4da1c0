package dev.stemma.provenance.merkle;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Shows whether a key is in the {@link SortedTree} of a root, to somebody who knows no more than the root.
 *
 * @param start what it shows at the bottom
 * @param path the nodes beside the way from there to the top, from below, at most {@value #MAX_STEPS}
 */
public record KeyProof(Start start, List<Step> path) {
    /** Enough for any tree that there can be. */
    public static final int MAX_STEPS = 64;

    /** What a proof begins with. */
    public sealed interface Start {}

    /** The key itself. */
    public record Present(byte[] value) implements Start {
        public Present {
            value = value.clone();
        }

        @Override
        public byte[] value() {
            return value.clone();
        }
    }

    /** The two sides of a node, between which the key would stand. */
    public record Between(Span left, Span right) implements Start {}

    /** The top of the tree: the key would stand before or after all. */
    public record Outside(Span top) implements Start {}

    /** The tree is empty. */
    public record Nothing() implements Start {}

    /** A node beside the way. */
    public record Step(boolean onTheLeft, Span node) {}

    /** What a proof shows. */
    public enum Answer {
        PRESENT,
        ABSENT,
        /** It does not belong to this root and key, or shows neither. */
        UNPROVED
    }

    public KeyProof {
        path = List.copyOf(path);
        if (path.size() > MAX_STEPS) {
            throw new IllegalArgumentException("a path has at most " + MAX_STEPS + " steps, found " + path.size());
        }
    }

    /** The value of the key, if the proof says that it is there; worth what {@link #against} says. */
    public Optional<byte[]> value() {
        return start instanceof Present present ? Optional.of(present.value()) : Optional.empty();
    }

    /** What this shows of the key in the tree with this root. Keys and roots have 32 bytes. */
    public Answer against(byte[] root, byte[] key) {
        SortedTree.requireHash("a key", key);
        if (start instanceof Nothing) {
            return path.isEmpty() && MessageDigest.isEqual(SortedTree.emptyRoot(), root)
                    ? Answer.ABSENT
                    : Answer.UNPROVED;
        }
        boolean leadsToTheRoot = bottom(key)
                .flatMap(this::top)
                .filter(top -> MessageDigest.isEqual(SortedTree.rootOf(top), root))
                .isPresent();
        if (!leadsToTheRoot) {
            return Answer.UNPROVED;
        }
        return start instanceof Present ? Answer.PRESENT : Answer.ABSENT;
    }

    /** The node at which the path begins, if what is shown there is so. */
    private Optional<Span> bottom(byte[] key) {
        if (start instanceof Present present) {
            return Optional.of(Span.ofLeaf(key, present.value));
        }
        if (start instanceof Between between) {
            return Optional.of(between)
                    .filter(gap -> gap.left.isBefore(key) && gap.right.isAfter(key))
                    .map(gap -> gap.left.with(gap.right));
        }
        return start instanceof Outside outside
                ? Optional.of(outside.top).filter(top -> path.isEmpty() && (top.isBefore(key) || top.isAfter(key)))
                : Optional.empty();
    }

    /** The top of the tree to which the path leads, if keys ascend all the way. */
    private Optional<Span> top(Span bottom) {
        Span node = bottom;
        for (Step step : path) {
            Span left = step.onTheLeft ? step.node : node;
            Span right = step.onTheLeft ? node : step.node;
            if (!left.isBefore(right)) {
                return Optional.empty();
            }
            node = left.with(right);
        }
        return Optional.of(node);
    }
}
