package dev.stemma.studio.journals;

import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A journal that lies beside a file because it is too long to lie in it: {@code NAME.ext.journal}, with the lines that the
 * journal has on the disk. The file names each entry by its digest, so whatever lies there is taken for nothing else; lines
 * that cannot be read are passed over.
 */
public final class JournalLines implements JournalSegment.Rest {
    /** How its name ends, after the name of the file. */
    public static final String ENDING = ".journal";

    private final Lines lines;
    private Optional<Map<Digest, byte[]>> entries = Optional.empty();

    private JournalLines(Lines lines) {
        this.lines = lines;
    }

    /** Where the lines come from. */
    private interface Lines {
        byte[] read() throws IOException;
    }

    /** Where the journal of a file lies, if it does not lie in it. */
    public static Path pathFor(Path file) {
        return file.resolveSibling(file.getFileName() + ENDING);
    }

    /** What lies beside the file; nothing is read before it is asked for. */
    public static JournalSegment.Rest beside(Path file) {
        Path path = pathFor(file);
        return Files.isRegularFile(path) ? new JournalLines(() -> bounded(path)) : NONE;
    }

    /** Lines that were handed over with a file. */
    public static JournalSegment.Rest in(byte[] lines) {
        return new JournalLines(() -> lines);
    }

    /** The lines of a journal. */
    public static byte[] of(Journal journal) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        journal.links().forEach(link -> lines.writeBytes(JournalLine.of(link)));
        return lines.toByteArray();
    }

    @Override
    public Optional<byte[]> entry(Digest digest) {
        if (entries.isEmpty()) {
            entries = Optional.of(read());
        }
        return Optional.ofNullable(entries.get().get(digest));
    }

    private Map<Digest, byte[]> read() {
        Map<Digest, byte[]> read = new HashMap<>();
        try {
            byte[] content = lines.read();
            int start = 0;
            for (int i = 0; i < content.length; i++) {
                if (content[i] == JournalLine.LINE_END) {
                    add(Arrays.copyOfRange(content, start, i), read);
                    start = i + 1;
                }
            }
        } catch (IOException unreadable) {
            read.clear();
        }
        return read;
    }

    private static byte[] bounded(Path path) throws IOException {
        return Files.size(path) > JournalFile.MOST_BYTES ? new byte[0] : Files.readAllBytes(path);
    }

    private static void add(byte[] line, Map<Digest, byte[]> read) {
        try {
            if (JournalLine.read(line) instanceof JournalLine.Place place) {
                place.link().entry().ifPresent(entry -> read.put(place.link().digest(), entry.encoded()));
            }
        } catch (JournalException damaged) {
            return;
        }
    }
}
