package dev.stemma.studio.journals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.studio.KilledProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a piece is on the disk before anybody sees it, and comes back whatever happened meanwhile. */
class JournalFileTest {
    private static final UUID PIECE = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path temporary;

    private JournalFolder folder;
    private Path path;

    @BeforeEach
    void open() {
        folder = new JournalFolder(temporary.resolve("journals"));
        path = temporary.resolve("journals").resolve(PIECE + ".jsonl");
    }

    /** A journal of {@code entries}, told apart from others by the pitch of its notes. */
    private static Journal journal(int entries, int pitch) throws JournalException {
        Journal journal = new Journal();
        journal.begin(PIECE, Actor.STEMMA, NOON);
        while (journal.size() < entries) {
            JournalNote note = new JournalNote(journal.nextNote(), 100L * journal.size(), 100, pitch);
            journal.add(ANN, NOON, journal.size() - 1, new NoteEdit.Added(note, Optional.empty(), false));
        }
        return journal;
    }

    private void write(Journal journal) throws IOException {
        try (JournalFile file = folder.create(PIECE)) {
            for (Entry entry : journal.entries()) {
                file.append(entry);
            }
        }
    }

    private int sizeOnDisk() throws Exception {
        try (JournalFile file = folder.resume(journal(1, 60))) {
            return file.journal().size();
        }
    }

    @Test
    void eachEntryIsALineThatSaysWhatItIs() throws Exception {
        write(journal(3, 60));

        assertThat(Files.readAllLines(path))
                .hasSize(3)
                .allMatch(line -> line.matches("\\{\"kind\":\"(begun|note-added)\",\"cbor\":\"[A-Za-z0-9+/]+=*\"}"));
        try (JournalFile file = folder.resume(journal(1, 60))) {
            assertThat(file.journal().head()).isEqualTo(journal(3, 60).head());
            assertThat(file.notice()).isEmpty();
        }
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        write(journal(1, 60));

        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatAFileKnowsMoreOfItsHistoryIsWritten() throws Exception {
        write(journal(2, 60));

        try (JournalFile file = folder.resume(journal(5, 60))) {
            assertThat(file.journal().size()).isEqualTo(5);
        }
        assertThat(sizeOnDisk()).isEqualTo(5);
    }

    @Test
    void anotherHistoryOfThePieceHasAFileOfItsOwn() throws Exception {
        write(journal(3, 60));

        try (JournalFile file = folder.resume(journal(3, 72))) {
            assertThat(file.path()).hasFileName(PIECE + "-2.jsonl");
            assertThat(file.journal().head()).isEqualTo(journal(3, 72).head());
        }
        assertThat(sizeOnDisk()).isEqualTo(3);
    }

    @Test
    void anEntryThatIsNotAtHandKeepsItsPlace() throws Exception {
        Journal whole = journal(3, 60);
        Journal known = journal(2, 60);
        known.addOmitted(whole.head());

        folder.resume(known).close();

        assertThat(Files.readAllLines(path).get(2)).startsWith("{\"kind\":\"omitted\",");
        try (JournalFile file = folder.resume(journal(1, 60))) {
            assertThat(file.journal().head()).isEqualTo(whole.head());
            assertThat(file.journal().omitted()).isEqualTo(1);
        }
    }

    @Test
    void twoDoNotWriteAtOnce() throws Exception {
        try (JournalFile file = folder.create(PIECE)) {
            file.append(journal(1, 60).entries().get(0));

            assertThatThrownBy(this::sizeOnDisk)
                    .isInstanceOf(JournalFileException.class)
                    .hasMessageContaining("is being written to by another call");
        }
        assertThat(sizeOnDisk()).isEqualTo(1);
    }

    /** On POSIX, whatever this process closes of a file lets go of it. */
    @Test
    void whatIsHeldStaysHeldWhileItIsLookedAt() throws Exception {
        Journal known = journal(1, 60);
        try (JournalFile file = folder.create(PIECE)) {
            file.append(known.entries().get(0));

            assertThat(JournalFile.peek(path).size()).isEqualTo(1);
            assertThatThrownBy(this::sizeOnDisk).isInstanceOf(JournalFileException.class);
            assertThatThrownBy(() -> folder.erase(PIECE, all -> true, cover -> cover, source -> true))
                    .isInstanceOf(JournalFileException.class);

            assertThat(anotherProgram()).contains("is being written to by another call");
            file.append(journal(2, 60).entries().get(1));
        }
        assertThat(anotherProgram()).isEqualTo(Resuming.TAKEN);
        assertThat(sizeOnDisk()).isEqualTo(2);
    }

    private String anotherProgram() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Resuming.class.getName(),
                        temporary.resolve("journals").toString(),
                        PIECE.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        program.waitFor();
        return said.strip();
    }

    @Test
    void anEntryThatDoesNotFollowIsNotWritten() throws Exception {
        try (JournalFile file = folder.create(PIECE)) {
            Entry second = journal(2, 60).entries().get(1);

            assertThatThrownBy(() -> file.append(second)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(path).isEmptyFile();
    }

    @Test
    void aLastLineThatIsNotWholeIsCutOffWithANote() throws Exception {
        write(journal(3, 60));
        byte[] whole = Files.readAllBytes(path);
        long second = Files.readAllLines(path).get(0).length() + 1;

        for (int end = whole.length - 1; end > second; end--) {
            Files.write(path, Arrays.copyOf(whole, end));
            try (JournalFile file = folder.resume(journal(1, 60))) {
                assertThat(file.journal().size()).isBetween(1, 2);
                assertThat(file.notice().isPresent()).isEqualTo(Files.size(path) < end);
            }
        }
        try (JournalFile file = folder.resume(journal(3, 60))) {
            assertThat(file.journal().head()).isEqualTo(journal(3, 60).head());
        }
        assertThat(Files.readAllBytes(path)).isEqualTo(whole);
    }

    @Test
    void anyOtherDamageIsRefusedWithItsLine() throws Exception {
        write(journal(4, 60));
        List<String> lines = Files.readAllLines(path);
        String wrongKind = lines.get(2).replace("note-added", "note-moved");
        String otherEntry = new String(JournalLine.of(journal(4, 72).entries().get(2)), StandardCharsets.US_ASCII);
        for (String damage :
                List.of("", "{}", "x", wrongKind, lines.get(2).replace("\"}", " \"}"), otherEntry.strip())) {
            Files.write(
                    path,
                    Stream.of(lines.get(0), lines.get(1), damage, lines.get(3)).toList());

            assertThatThrownBy(this::sizeOnDisk)
                    .isInstanceOf(JournalFileException.class)
                    .hasMessageContaining("line 3");
        }
    }

    @Test
    void aProgramKilledWhileItWritesLosesAtMostTheEntryUnderWay() throws Exception {
        Random random = new Random(5);
        int least = 1;
        for (int i = 0; i < 5; i++) {
            least = Math.max(least, killed(random.nextInt(60)));
            assertThat(sizeOnDisk()).isBetween(least, least + 1);
            least = sizeOnDisk();
        }
    }

    /** How many entries the program said were written. */
    private int killed(int lines) throws Exception {
        KilledProgram program =
                KilledProgram.start(Appending.class, temporary.resolve("said"), temporary.resolve("journals"), PIECE);
        program.awaitLines(lines + 1);
        List<String> said = program.kill();
        return 1 + Integer.parseInt(said.get(said.size() - 1));
    }
}
