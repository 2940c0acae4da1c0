package dev.stemma.provenance.log;

import java.util.Arrays;
import java.util.List;

/**
 * What a log signs of its tree (C2SP tlog-checkpoint): {@code origin}, {@code size} and {@code root} in Base64, a line each.
 *
 * @param origin the name of the log
 * @param size number of entries
 * @param root Merkle tree hash, 32 bytes
 * @param extensions further lines, which nobody answers for; we write none
 */
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
        root = root.clone();
        requireLine("the origin", origin);
        extensions.forEach(line -> requireLine("an extension", line));
        if (size < 0) {
            throw new LogException("a log has 0 entries or more, not " + size);
        }
        if (root.length != 32) {
            throw new LogException("the root of a log has 32 bytes, found " + root.length);
        }
    }

    /** A checkpoint without extensions. */
    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, root, List.of());
    }

    private static void requireLine(String what, String line) {
        if (line.isEmpty() || line.indexOf('\n') >= 0) {
            throw new LogException(what + " of a checkpoint is one line that is not empty");
        }
    }

    /** Reads the text of a note. */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() < 4 || !lines.get(lines.size() - 1).isEmpty()) {
            throw new LogException(
                    "expected a checkpoint: the origin, the number of entries and the root, a line each");
        }
        return new Checkpoint(
                lines.get(0),
                Exact.number("the number of entries of a checkpoint", lines.get(1)),
                Exact.hash("the root of a checkpoint", lines.get(2)),
                lines.subList(3, lines.size() - 1));
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /** The text to be signed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(Exact.base64(root))
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Whether both say the same of the tree. */
    boolean isSameTreeAs(Checkpoint other) {
        return origin.equals(other.origin) && size == other.size && Arrays.equals(root, other.root);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint same && same.text().equals(text());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }
}
