package dev.stemma.studio.journals;

import dev.stemma.provenance.identity.OwnerOnly;
import dev.stemma.provenance.record.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one history of a piece: {@code PIECE.jsonl}, its {@link Cover} in {@code PIECE.cover.json}, and the file from
 * which it comes, if it does, in {@code PIECE.source}.
 *
 * @param number of the history, from 1; see {@link JournalFolder}
 */
public record PieceFiles(Path folder, UUID piece, int number) {
    private static final Pattern JOURNAL =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-([1-9]\\d{0,3}))?\\.jsonl");

    /** Those of a journal. */
    public static Optional<PieceFiles> of(Path journal) {
        Matcher name = JOURNAL.matcher(String.valueOf(journal.getFileName()));
        return name.matches()
                ? Optional.of(new PieceFiles(
                        journal.toAbsolutePath().getParent(),
                        UUID.fromString(name.group(1)),
                        name.group(2) == null ? 1 : Integer.parseInt(name.group(2))))
                : Optional.empty();
    }

    /** By which it is found: the piece's own identifier, or one derived from it where there are several histories. */
    public UUID id() {
        return number == 1 ? piece : UUID.nameUUIDFromBytes((piece + "-" + number).getBytes(StandardCharsets.US_ASCII));
    }

    private Path path(String ending) {
        return folder.resolve(piece + (number == 1 ? "" : "-" + number) + ending);
    }

    Path journalPath() {
        return path(".jsonl");
    }

    /** Opens the journal, and keeps others from writing to it. */
    JournalFile open() throws IOException {
        return JournalFile.open(journalPath());
    }

    /** What is in the journal, to which others may be writing. */
    public Journal peek() throws IOException {
        return JournalFile.peek(journalPath());
    }

    /** When somebody last wrote to the journal or the cover. */
    public Instant changed() throws IOException {
        Instant journal = Files.getLastModifiedTime(journalPath()).toInstant();
        Path cover = path(".cover.json");
        Instant other = Files.exists(cover) ? Files.getLastModifiedTime(cover).toInstant() : journal;
        return other.isAfter(journal) ? other : journal;
    }

    public Cover cover() throws IOException {
        Path cover = path(".cover.json");
        return Files.exists(cover) ? Cover.read(Files.readAllBytes(cover)) : Cover.BLANK;
    }

    public void keep(Cover cover) throws IOException {
        OwnerOnly.write(path(".cover.json"), cover.encoded());
    }

    /** Whether the other cover is another one. */
    boolean replaceCover(UnaryOperator<Cover> change) throws IOException {
        Cover before = cover();
        Cover after = change.apply(before);
        if (after.equals(before)) {
            return false;
        }
        keep(after);
        return true;
    }

    /** Whether there was one that is meant; the piece goes on without it. */
    boolean eraseSource(Predicate<byte[]> meant) throws IOException {
        return source().filter(meant).isPresent() && Files.deleteIfExists(path(".source"));
    }

    /** The file from which the piece comes, if it is kept. */
    public Optional<byte[]> source() throws IOException {
        Path source = path(".source");
        return Files.exists(source) ? Optional.of(Files.readAllBytes(source)) : Optional.empty();
    }

    public void keepSource(byte[] content) throws IOException {
        OwnerOnly.write(path(".source"), content);
    }
}
