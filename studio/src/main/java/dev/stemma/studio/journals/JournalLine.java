package dev.stemma.studio.journals;

import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A line of a journal on the disk.
 *
 * <pre>
 * {"kind":"note-added","cbor":"..."}           an entry as it is hashed, in Base64
 * {"kind":"omitted","cbor":"..."}              the digest of an entry that is not at hand
 * {"c2pa:checkpoint":"data:application/..."}   credentials for the lines before it (C2PA 2.5, A.3.17)
 * </pre>
 *
 * What is read is what would be written, byte for byte; each line ends with LF.
 */
sealed interface JournalLine {
    byte LINE_END = '\n';

    /** A place in the journal. */
    record Place(Journal.Link link) implements JournalLine {}

    /** Somebody answered for what stands before. */
    record Checkpoint() implements JournalLine {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] line(String kind, byte[] content) {
        return bytes(
                "{\"kind\":\"" + kind + "\",\"cbor\":\"" + Base64.getEncoder().encodeToString(content) + "\"}\n");
    }

    /** The line of a place in the journal. */
    static byte[] of(Journal.Link link) {
        Optional<Entry> entry = link.entry();
        return entry.isPresent()
                ? of(entry.get())
                : line("omitted", link.digest().bytes());
    }

    /** The line of an entry. */
    static byte[] of(Entry entry) {
        return line(entry.operation().kind(), entry.encoded());
    }

    /**
     * Reads a line.
     *
     * @param line without its end
     */
    static JournalLine read(byte[] line) throws JournalException {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        if (text.startsWith("{\"c2pa:checkpoint\":\"") && text.endsWith("\"}")) {
            return new Checkpoint();
        }
        String middle = "\",\"cbor\":\"";
        int at = text.indexOf(middle);
        if (!text.startsWith("{\"kind\":\"") || at < 0 || !text.endsWith("\"}")) {
            throw new JournalException("is no line of a journal: {\"kind\":\"...\",\"cbor\":\"...\"}");
        }
        Place place = new Place(link(text.substring(at + middle.length(), text.length() - 2)));
        byte[] again = of(place.link);
        if (!Arrays.equals(again, 0, again.length - 1, line, 0, line.length)) {
            throw new JournalException("says another kind than its entry, or is written in another way than ours");
        }
        return place;
    }

    private static Journal.Link link(String base64) throws JournalException {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new JournalException("has an entry that is no Base64: " + e.getMessage(), e);
        }
        if (content.length == Digest.LENGTH) {
            return new Journal.Link(Digest.ofBytes(content), Optional.empty());
        }
        Entry entry = Entry.read(content);
        return new Journal.Link(entry.digest(), Optional.of(entry));
    }
}
