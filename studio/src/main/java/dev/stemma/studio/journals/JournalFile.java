package dev.stemma.studio.journals;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The journal of a piece on the disk, open for one writer: a line an entry, see {@link JournalLine}. A line is written at
 * once and forced to the disk; if the machine stops meanwhile, the line that is not whole is cut off when the file is opened
 * again.
 */
public final class JournalFile implements AutoCloseable {
    /** Longer files are not read. */
    static final long MOST_BYTES = 256L << 20;

    private final Path path;
    private final FileChannel channel;
    private Journal journal = new Journal();
    private int size;
    private Optional<Digest> head = Optional.empty();
    private Optional<String> notice = Optional.empty();

    private JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens a journal, which may be empty, and keeps others from writing to it.
     *
     * @throws JournalFileException if another program is writing to it, or a line in it is damaged
     */
    static JournalFile open(Path path) throws IOException {
        JournalFile file = hold(path);
        try {
            file.read();
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Keeps others from writing to a journal, without reading it. */
    static JournalFile hold(Path path) throws IOException {
        FileChannel channel = HeldFiles.hold(path)
                .orElseThrow(() -> new JournalFileException(
                        "the journal " + path + " is being written to by another call; wait until that has ended"));
        return new JournalFile(path, channel);
    }

    /** What is in a journal, to which others may be writing. */
    static Journal peek(Path path) throws IOException {
        return HeldFiles.read(path, channel -> {
            JournalFile file = new JournalFile(path, channel);
            file.readLines();
            return file.journal;
        });
    }

    private void read() throws IOException {
        int end = readLines();
        if (end < channel.size()) {
            channel.truncate(end).force(true);
            notice = Optional.of("the last line of the journal " + path
                    + " was not whole, as if the machine had stopped while it was written; it was cut off");
        }
        channel.position(end);
    }

    /** Reads all lines that are whole, and returns where they end. */
    private int readLines() throws IOException {
        byte[] content = content();
        int start = 0;
        int number = 1;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == JournalLine.LINE_END) {
                add(Arrays.copyOfRange(content, start, i), number);
                start = i + 1;
                number++;
            }
        }
        return start;
    }

    private byte[] content() throws IOException {
        if (channel.size() > MOST_BYTES) {
            throw new JournalFileException("the journal " + path + " has " + channel.size()
                    + " bytes; journals of at most " + MOST_BYTES + " bytes are read");
        }
        ByteBuffer content = ByteBuffer.allocate((int) channel.size());
        while (content.hasRemaining()) {
            if (channel.read(content, content.position()) < 0) {
                throw new JournalFileException("the journal " + path + " became shorter while it was read");
            }
        }
        return content.array();
    }

    private void add(byte[] line, int number) throws JournalFileException {
        try {
            if (JournalLine.read(line) instanceof JournalLine.Place place) {
                Optional<Entry> entry = place.link().entry();
                if (entry.isPresent()) {
                    journal.add(entry.get());
                } else {
                    journal.addOmitted(place.link().digest());
                }
                follow(place.link());
            }
        } catch (JournalException e) {
            throw new JournalFileException(
                    "the journal " + path + " is damaged, line " + number + ": " + e.getMessage()
                            + "; restore it from a copy, or move it away: files that were signed carry their own"
                            + " journal",
                    e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** All that was in it when it was opened; the caller may add to it what it appends. */
    public Journal journal() {
        return journal;
    }

    /** What happened to it, if something did, for people. */
    public Optional<String> notice() {
        return notice;
    }

    /**
     * Writes an entry that follows the last one, and returns when it is on the disk.
     *
     * @throws IllegalArgumentException if it does not follow
     */
    void append(Entry entry) throws IOException {
        append(List.of(entry));
    }

    /** The same for several, which come to the disk together. */
    void append(List<Entry> entries) throws IOException {
        int end = size;
        Optional<Digest> last = head;
        for (Entry entry : entries) {
            if (entry.index() != end || !entry.previous().equals(last)) {
                throw new IllegalArgumentException(
                        "entry " + entry.index() + " does not follow the " + end + " entries in " + path);
            }
            end++;
            last = Optional.of(entry.digest());
        }
        append(entries.stream()
                .map(entry -> new Journal.Link(entry.digest(), Optional.of(entry)))
                .toList());
    }

    /** Writes what another journal has more than this one, of which this is the beginning. */
    void appendRestOf(Journal other) throws IOException {
        if (other.size() > size) {
            append(other.links().subList(size, other.size()));
            journal = other.copy();
        }
    }

    private void append(Collection<Journal.Link> links) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        links.forEach(link -> lines.writeBytes(JournalLine.of(link)));
        write(lines.toByteArray());
        links.forEach(this::follow);
    }

    private void follow(Journal.Link link) {
        size++;
        head = Optional.of(link.digest());
    }

    /** Writes credentials for all that stands here: a line as {@code Signer.checkpoint} makes it. */
    public void appendCheckpoint(byte[] line) throws IOException {
        write(line);
    }

    /** All lines, for who signs them. */
    public ByteSource lines() throws IOException {
        return ByteSource.of(content());
    }

    private void write(byte[] line) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(line);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        channel.force(false);
    }

    /** Lets others write to it. */
    @Override
    public void close() throws IOException {
        HeldFiles.close(channel);
    }
}
