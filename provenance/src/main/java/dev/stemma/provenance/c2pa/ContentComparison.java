package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteRange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the blocks of a {@link ContentMapAssertion} again in a content that was changed: from the front, from the back, and
 * in between wherever they went, as rsync does. What lies between them was changed. Time is linear in the content.
 */
final class ContentComparison {
    /** Below so many pairs of a place and a block, a block is believed without its neighbour: one error in a thousand. */
    private static final long FEW_PAIRS = 1 << 22;

    private static final int NO_BLOCK = -1;

    /**
     * A part that is not as it was signed.
     *
     * @param place of what is there now, in the content; may be empty
     * @param signedLength number of bytes that were there when it was signed, may be 0
     */
    record Change(ByteRange place, long signedLength) {}

    private final Content content;
    private final int size;
    private final long signedLength;
    private final int[] hashes;

    /** Where each block begins now, or -1. */
    private final long[] found;

    /** How many bytes may still be read to confirm that a block is where it seems to be. */
    private long budget;

    private ContentComparison(Content content, ContentMapAssertion map) {
        this.content = content;
        this.size = map.blockSize();
        this.signedLength = map.length();
        byte[] bytes = map.hashes().content();
        this.hashes = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(hashes);
        this.found = new long[hashes.length];
        Arrays.fill(found, -1);
        this.budget = content.length();
    }

    /** The parts of the content that differ from the one mapped, in order; none if the map does not tell them apart. */
    static List<Change> changes(Content content, ContentMapAssertion map) {
        ContentComparison comparison = new ContentComparison(content, map);
        int head = comparison.matchHead();
        int tail = comparison.matchTail(head);
        comparison.search(head, tail);
        return comparison.gaps();
    }

    private long start(int block) {
        return block == hashes.length ? signedLength : (long) block * size;
    }

    private long length(int block) {
        return start(block + 1) - start(block);
    }

    private boolean isAt(int block, long position) {
        long end = position + length(block);
        return position >= 0 && end <= content.length() && content.hash(position, end) == hashes[block];
    }

    private int matchHead() {
        int block = 0;
        while (block < hashes.length && isAt(block, start(block))) {
            found[block] = start(block);
            block++;
        }
        return block;
    }

    private int matchTail(int head) {
        long shift = content.length() - signedLength;
        int block = hashes.length;
        while (block > head && start(block - 1) + shift >= start(head) && isAt(block - 1, start(block - 1) + shift)) {
            block--;
            found[block] = start(block) + shift;
        }
        return block;
    }

    /** Looks for the blocks from {@code head} to before {@code tail} between those already found. */
    private void search(int head, int tail) {
        int last = Math.min(tail, hashes.length - 1);
        long end = tail == hashes.length ? content.length() : found[tail];
        Map<Integer, Integer> unique = unique(head, last);
        boolean certain = (end - start(head)) * unique.size() < FEW_PAIRS;
        int next = head;
        RollingWindow window = new RollingWindow(content, size, end);
        window.moveTo(start(head));
        while (next < last && window.isInside()) {
            int block = next > head && hashes[next] == window.hash() && follows(next, window.position())
                    ? next
                    : unique.getOrDefault(window.hash(), NO_BLOCK);
            if (block >= next && (certain || isConfirmed(block, window.position()))) {
                found[block] = window.position();
                extendBack(block, next);
                next = block + 1;
                window.moveTo(window.position() + size);
            } else {
                window.step();
            }
        }
    }

    /** Blocks by hash, without those that share theirs, such as silence: where they belong cannot be told. */
    private Map<Integer, Integer> unique(int head, int last) {
        Map<Integer, Integer> unique = new HashMap<>();
        for (int block = head; block < last; block++) {
            unique.merge(hashes[block], block, (one, other) -> NO_BLOCK);
        }
        return unique;
    }

    private boolean follows(int block, long position) {
        return found[block - 1] >= 0 && found[block - 1] + size == position;
    }

    private boolean isConfirmed(int block, long position) {
        if (block > 0 && follows(block, position)) {
            return true;
        }
        budget -= length(block + 1);
        return budget >= 0 && isAt(block + 1, position + size);
    }

    /** Finds the blocks before one that was found, which on their own could not be told apart. */
    private void extendBack(int block, int next) {
        long limit = next == 0 || found[next - 1] < 0 ? 0 : found[next - 1] + size;
        int before = block - 1;
        while (before >= next && found[before + 1] - size >= limit && isAt(before, found[before + 1] - size)) {
            found[before] = found[before + 1] - size;
            before--;
        }
    }

    private List<Change> gaps() {
        List<Change> changes = new ArrayList<>();
        long signedEnd = 0;
        long end = 0;
        for (int block = 0; block < hashes.length; block++) {
            if (found[block] >= 0) {
                addGap(changes, end, found[block], start(block) - signedEnd);
                signedEnd = start(block + 1);
                end = found[block] + length(block);
            }
        }
        addGap(changes, end, content.length(), signedLength - signedEnd);
        return changes;
    }

    private static void addGap(List<Change> changes, long start, long end, long signedLength) {
        if (end > start || signedLength > 0) {
            changes.add(new Change(ByteRange.between(start, end), signedLength));
        }
    }
}
