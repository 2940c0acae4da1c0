package dev.stemma.studio.workbench;

import dev.stemma.generator.notation.MelodyFile;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.journals.JournalLines;
import java.util.Optional;

/**
 * A file that was handed over rather than found on the disk, with what came beside it.
 *
 * @param name how it is called, without folders; nothing is ever looked for under it
 * @param store credentials beside it
 * @param journal lines of its journal beside it
 * @param proof that it is in a log, beside it
 */
public record Given(
        String name, byte[] content, Optional<byte[]> store, Optional<byte[]> journal, Optional<byte[]> proof) {
    private static final String UNNAMED = "file";

    public Given {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = PlainText.brief(last).strip();
        name = plain.isEmpty() ? UNNAMED : plain;
    }

    /** Without a proof. */
    public Given(String name, byte[] content, Optional<byte[]> store, Optional<byte[]> journal) {
        this(name, content, store, journal, Optional.empty());
    }

    /** A file alone. */
    public static Given of(String name, byte[] content) {
        return new Given(name, content, Optional.empty(), Optional.empty());
    }

    public Given withStore(byte[] bytes) {
        return new Given(name, content, Optional.of(bytes), journal, proof);
    }

    public Given withJournal(byte[] lines) {
        return new Given(name, content, store, Optional.of(lines), proof);
    }

    public Given withProof(byte[] bytes) {
        return new Given(name, content, store, journal, Optional.of(bytes));
    }

    /** How many bytes it takes. */
    public long size() {
        return (long) content.length
                + store.map(bytes -> bytes.length).orElse(0)
                + journal.map(lines -> lines.length).orElse(0)
                + proof.map(bytes -> bytes.length).orElse(0);
    }

    /** Entries of its journal that do not lie in it. */
    public JournalSegment.Rest rest() {
        return journal.map(JournalLines::in).orElse(JournalSegment.Rest.NONE);
    }

    /** What kind of file it is, by its content. */
    public Optional<String> mediaType() {
        try {
            return Optional.of(MelodyFile.format(content).mediaType());
        } catch (NotationException noScore) {
            return Carrier.detect(ByteSource.of(content)).map(Carrier::mediaType);
        }
    }
}
