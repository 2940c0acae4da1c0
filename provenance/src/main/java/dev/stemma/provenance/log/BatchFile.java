package dev.stemma.provenance.log;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Entries that are on the disk before anything is signed about them, until their tiles are too. After a break-off the log
 * goes on from here: what a checkpoint was ever signed for is found again, and what was cut off never was signed.
 *
 * <pre>
 * beginning  "stemma-log-batches-1\n"  u64 entries before  root[32] of the tree before
 * batch      u32 number of entries  u32 length  (u16 length, entry)...  SHA-256[32] of: u64 entries before, all of the batch
 * </pre>
 */
final class BatchFile implements Closeable {
    /** How many bytes a batch may have. */
    static final int MAX_BATCH = 64 << 20;

    private static final byte[] BEGINNING = Exact.utf8("stemma-log-batches-1\n");
    private static final int HEAD = BEGINNING.length + 8 + 32;
    private static final int FRAME_HEAD = 4 + 4;

    private final FileChannel channel;
    private final long base;
    private final byte[] baseRoot;
    private long end = HEAD;

    private BatchFile(FileChannel channel, long base, byte[] baseRoot) {
        this.channel = channel;
        this.base = base;
        this.baseRoot = baseRoot;
    }

    /** Takes batches that are read. */
    interface Taker {
        void take(List<byte[]> entries) throws IOException;
    }

    /** Makes a file for what comes after so many entries; it is on the disk when this returns. */
    static BatchFile create(Path file, long base, byte[] root) throws IOException {
        byte[] head =
                ByteBuffer.allocate(HEAD).put(BEGINNING).putLong(base).put(root).array();
        LogFiles.writeDurably(file, head);
        return new BatchFile(openChannel(file), base, root);
    }

    static BatchFile open(Path file) throws IOException {
        FileChannel channel = openChannel(file);
        try {
            ByteBuffer head = read(channel, 0, HEAD).orElseThrow(() -> damaged(file));
            byte[] beginning = new byte[BEGINNING.length];
            head.get(beginning);
            if (!Arrays.equals(beginning, BEGINNING)) {
                throw damaged(file);
            }
            long base = head.getLong();
            byte[] root = new byte[32];
            head.get(root);
            return new BatchFile(channel, base, root);
        } catch (IOException | LogException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel openChannel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static LogException damaged(Path file) {
        return new LogException("the log is damaged: " + file + " does not begin as it must; put it back from a copy");
    }

    /** How many entries came before this file. */
    long base() {
        return base;
    }

    byte[] baseRoot() {
        return baseRoot;
    }

    /** Bytes so far. */
    long length() {
        return end;
    }

    /** Gives all batches that are whole, in order, and changes nothing; returns where they end. */
    long readAll(Taker taker) throws IOException {
        long at = HEAD;
        long size = base;
        for (Optional<byte[]> body = frame(at, size); body.isPresent(); body = frame(at, size)) {
            int count = ByteBuffer.wrap(body.get()).getInt();
            List<byte[]> entries =
                    EntryBundle.read(Arrays.copyOfRange(body.get(), FRAME_HEAD, body.get().length), count);
            at += body.get().length + 32;
            size += count;
            taker.take(entries);
        }
        return at;
    }

    /**
     * The same, and cuts off what a break-off left behind them. A batch that was damaged looks like a break-off too: who calls
     * this has seen that all is there that was signed.
     */
    void recover(Taker taker) throws IOException {
        end = readAll(taker);
        if (channel.size() > end) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    /** The batch that begins there, without its checksum. */
    private Optional<byte[]> frame(long at, long size) throws IOException {
        Optional<ByteBuffer> head = read(channel, at, FRAME_HEAD);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        int count = head.get().getInt();
        int length = head.get().getInt();
        if (count < 1 || length < 2L * count || length > MAX_BATCH) {
            return Optional.empty();
        }
        Optional<ByteBuffer> all = read(channel, at, FRAME_HEAD + length + 32);
        return all.map(ByteBuffer::array)
                .map(bytes -> Arrays.copyOf(bytes, FRAME_HEAD + length))
                .filter(body -> Arrays.equals(
                        checksum(size, body), Arrays.copyOfRange(all.get().array(), body.length, body.length + 32)));
    }

    /** Adds a batch; it is on the disk when this returns. */
    void append(long size, List<byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(entry -> EntryBundle.write(entry, out));
        byte[] body = ByteBuffer.allocate(FRAME_HEAD + out.size())
                .putInt(entries.size())
                .putInt(out.size())
                .put(out.toByteArray())
                .array();
        ByteBuffer frame = ByteBuffer.allocate(body.length + 32);
        frame.put(body).put(checksum(size, body)).flip();
        while (frame.hasRemaining()) {
            channel.write(frame, end + frame.position());
        }
        channel.force(false);
        end += frame.limit();
    }

    private static byte[] checksum(long size, byte[] body) {
        return KeyName.sha256(
                ByteBuffer.allocate(8 + body.length).putLong(size).put(body).array());
    }

    private static Optional<ByteBuffer> read(FileChannel channel, long from, int length) throws IOException {
        if (channel.size() - from < length) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.flip());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
