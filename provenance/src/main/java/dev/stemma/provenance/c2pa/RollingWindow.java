package dev.stemma.provenance.c2pa;

/** A block's length of a content, its hash at hand, moving along. */
final class RollingWindow {
    private static final int BUFFER = 1 << 16;

    /** One byte after the other, read in larger pieces. */
    private static final class Bytes {
        private final Content content;
        private final byte[] buffer = new byte[BUFFER];
        private long start;
        private int count;

        Bytes(Content content) {
            this.content = content;
        }

        byte at(long position) {
            if (position < start || position >= start + count) {
                start = position;
                count = (int) Math.min(BUFFER, content.length() - position);
                content.read(position, buffer, count);
            }
            return buffer[(int) (position - start)];
        }
    }

    private final Content content;
    private final int size;
    private final long end;
    private final BlockHash hash;
    private final Bytes leaving;
    private final Bytes entering;
    private long position;

    /** A window that stays before {@code end}. */
    RollingWindow(Content content, int size, long end) {
        this.content = content;
        this.size = size;
        this.end = end;
        this.hash = new BlockHash(size);
        this.leaving = new Bytes(content);
        this.entering = new Bytes(content);
    }

    long position() {
        return position;
    }

    /** The hash of the bytes in the window; of no meaning outside. */
    int hash() {
        return hash.hash();
    }

    boolean isInside() {
        return position + size <= end;
    }

    void moveTo(long target) {
        position = target;
        if (isInside()) {
            hash.reset();
            byte[] buffer = new byte[Math.min(BUFFER, size)];
            for (long from = target; from < target + size; from += buffer.length) {
                int count = (int) Math.min(buffer.length, target + size - from);
                content.read(from, buffer, count);
                hash.update(buffer, 0, count);
            }
        }
    }

    void step() {
        if (position + size < end) {
            hash.roll(leaving.at(position), entering.at(position + size));
        }
        position++;
    }
}
