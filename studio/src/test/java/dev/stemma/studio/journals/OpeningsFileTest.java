package dev.stemma.studio.journals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Opening;
import dev.stemma.studio.journals.OpeningsFile.Known;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and texts lie beside the journal, where they can be erased. */
class OpeningsFileTest {
    private static final UUID PIECE = UUID.fromString("00000000-0000-4000-8000-00000000000a");
    private static final Known ANN = new Known(
            new Opening(
                    Opening.Kind.PERSON, new CborValue.Bytes(new byte[16]), "ann", Optional.of(Digest.of(new byte[] {1
                    }))),
            Optional.of("ann"));
    private static final Known TEXT = new Known(
            new Opening(
                    Opening.Kind.TEXT,
                    new CborValue.Bytes(new byte[16]),
                    "\"second\" try\n\u2014 \u4e8c \ud834\udd1e\u0000",
                    Optional.empty()),
            Optional.empty());

    @TempDir
    private Path temporary;

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        OpeningsFile file = new JournalFolder(temporary.resolve("journals")).openings(PIECE);
        assertThat(file.read()).isEmpty();

        file.append(ANN);
        file.append(TEXT);

        assertThat(file.read()).containsExactly(ANN, TEXT);
    }

    @Test
    void aLastLineThatIsNotWholeGivesWayToTheNext() throws Exception {
        OpeningsFile file = new JournalFolder(temporary).openings(PIECE);
        file.append(ANN);
        Files.writeString(path(), "{\"commitment\":\"00", StandardOpenOption.APPEND);

        assertThat(file.read()).containsExactly(ANN);
        file.append(TEXT);
        assertThat(file.read()).containsExactly(ANN, TEXT);
    }

    @Test
    void aLineThatOpensNothingIsRefused() throws Exception {
        OpeningsFile file = new JournalFolder(temporary).openings(PIECE);
        file.append(ANN);
        String line = Files.readString(path());
        for (String damage : new String[] {line.replace("\"text\":\"ann\"", "\"text\":\"bo\""), "{}\n", "[]\n", "\n"}) {
            Files.writeString(path(), damage);

            assertThatThrownBy(file::read)
                    .isInstanceOf(JournalFileException.class)
                    .hasMessageContaining("line 1");
        }
    }

    private Path path() {
        return temporary.resolve(PIECE + ".openings.jsonl");
    }
}
