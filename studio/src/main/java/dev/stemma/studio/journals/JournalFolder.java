package dev.stemma.studio.journals;

import dev.stemma.provenance.identity.OwnerOnly;
import dev.stemma.provenance.record.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The journals of one person on one machine: {@code PIECE.jsonl}, with the openings of its commitments in {@code
 * PIECE.openings.jsonl} beside it. If a piece is worked on elsewhere too and comes back with another history, that has a file
 * of its own: {@code PIECE-2.jsonl}. Only their owner can read them.
 */
public final class JournalFolder {
    private static final int MOST_HISTORIES = 1_000;

    private static final Pattern PIECE_WITH_OPENINGS =
            Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}" + Pattern.quote(OpeningsFile.ENDING));

    private final Path folder;

    public JournalFolder(Path folder) {
        this.folder = folder;
    }

    /** The journal of a piece that begins now. */
    public JournalFile create(UUID piece) throws IOException {
        OwnerOnly.createFolder(folder);
        Path path = path(piece, 1);
        OwnerOnly.createFile(path);
        return JournalFile.open(path);
    }

    /**
     * The journal that has all that a file says of its history, and perhaps more, as work went on since.
     *
     * @param known the journal of the file; what is not on the disk of it is written there
     */
    public JournalFile resume(Journal known) throws IOException {
        OwnerOnly.createFolder(folder);
        for (int history = 1; history <= MOST_HISTORIES; history++) {
            Path path = path(known.piece(), history);
            if (!Files.exists(path)) {
                OwnerOnly.createFile(path);
            }
            JournalFile file = JournalFile.open(path);
            if (agree(file.journal(), known)) {
                file.appendRestOf(known);
                return file;
            }
            file.close();
        }
        throw new JournalFileException(
                "the piece " + known.piece() + " has more than " + MOST_HISTORIES + " histories in " + folder);
    }

    /** The journal that goes on from what a file says of its history, as far as it is on the disk; nothing is written. */
    public Journal peek(Journal known) throws IOException {
        for (int history = 1; Files.exists(path(known.piece(), history)); history++) {
            Journal journal = JournalFile.peek(path(known.piece(), history));
            if (journal.size() > known.size() && agree(journal, known)) {
                return journal;
            }
        }
        return known;
    }

    /** Whether one is the beginning of the other. */
    private static boolean agree(Journal one, Journal other) {
        int shorter = Math.min(one.size(), other.size());
        return shorter == 0
                || one.links()
                        .get(shorter - 1)
                        .digest()
                        .equals(other.links().get(shorter - 1).digest());
    }

    private Path path(UUID piece, int history) {
        return folder.resolve(piece + (history == 1 ? "" : "-" + history) + ".jsonl");
    }

    /** The pieces that have openings here, in no order that means something. */
    public List<UUID> piecesWithOpenings() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> PIECE_WITH_OPENINGS.matcher(name).matches())
                    .map(name -> UUID.fromString(name.substring(0, name.length() - OpeningsFile.ENDING.length())))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Erases openings of a piece, and what its covers and the files from which it comes hold of somebody, while nobody else
     * works on it.
     *
     * @throws JournalFileException if somebody does, or the openings are damaged
     */
    public Erased erase(
            UUID piece, Predicate<OpeningsFile.Known> which, UnaryOperator<Cover> cover, Predicate<byte[]> source)
            throws IOException {
        List<JournalFile> held = new ArrayList<>();
        try {
            int covers = 0;
            int sources = 0;
            for (int history = 1; Files.exists(path(piece, history)); history++) {
                held.add(JournalFile.hold(path(piece, history)));
                PieceFiles files = PieceFiles.of(path(piece, history)).orElseThrow();
                covers += files.replaceCover(cover) ? 1 : 0;
                sources += files.eraseSource(source) ? 1 : 0;
            }
            return new Erased(openings(piece).erase(which), covers, sources);
        } finally {
            for (JournalFile file : held) {
                file.close();
            }
        }
    }

    /**
     * What was erased of a piece.
     *
     * @param openings names and texts of its journal
     * @param covers titles and names that are kept beside it
     * @param sources files from which it comes
     */
    public record Erased(int openings, int covers, int sources) {
        public boolean isNothing() {
            return openings + covers + sources == 0;
        }
    }

    /** All pieces whose journals are here, each history for itself. */
    public List<PieceFiles> pieces() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> PieceFiles.of(file).stream()).toList();
        }
    }

    /** The files of the history with an identifier, see {@link PieceFiles#id}. */
    public Optional<PieceFiles> find(UUID id) throws IOException {
        return Files.exists(path(id, 1))
                ? PieceFiles.of(path(id, 1))
                : pieces().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The openings of a piece's commitments. */
    public OpeningsFile openings(UUID piece) {
        return new OpeningsFile(folder.resolve(piece + OpeningsFile.ENDING));
    }
}
