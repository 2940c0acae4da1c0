package dev.stemma.studio.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that are not as they were, with their neighbours.
 *
 * @param place whether they are of the content or of the credentials
 * @param offset of the first byte shown
 */
public record Difference(Place place, int offset, byte[] before, byte[] after) {
    /** In which part. */
    public enum Place {
        CONTENT,
        CREDENTIALS
    }

    private static final int SHOWN = 16;
    private static final int MOST = 6;

    /** The first differences of two arrays of one length. */
    static List<Difference> between(Place place, byte[] before, byte[] after) {
        List<Difference> differences = new ArrayList<>();
        int at = Arrays.mismatch(before, after);
        while (at >= 0 && differences.size() < MOST) {
            int start = at - at % SHOWN;
            int end = Math.min(start + SHOWN, before.length);
            differences.add(new Difference(
                    place, start, Arrays.copyOfRange(before, start, end), Arrays.copyOfRange(after, start, end)));
            int next = Arrays.mismatch(before, end, before.length, after, end, after.length);
            at = next < 0 ? next : end + next;
        }
        return differences;
    }
}
