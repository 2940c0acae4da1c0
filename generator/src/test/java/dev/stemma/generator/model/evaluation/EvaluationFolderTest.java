package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFolderTest {
    private static final Digest ONE = Digest.of(new byte[] {1});
    private static final Digest OTHER = Digest.of(new byte[] {2});

    @TempDir
    private Path folder;

    @Test
    void resultsAreReplacedByThoseOfTheSameEvaluationOnly() throws Exception {
        EvaluationFolder mine = EvaluationFolder.open(folder, ONE);
        mine.writeResults(document(ONE, 1));

        EvaluationFolder.open(folder, ONE).writeResults(document(ONE, 2));

        assertThat(mine.results()).hasBinaryContent(document(ONE, 2));
        assertThatThrownBy(() -> EvaluationFolder.open(folder, OTHER))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith(mine.results() + " holds other results");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(mine.results());
        }
    }

    private static byte[] document(Digest evaluation, int figure) {
        return ("{\"evaluation\":\"" + evaluation + "\",\"figure\":" + figure + "}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aFileThatIsNoResultIsKept() throws Exception {
        Files.writeString(folder.resolve(EvaluationFolder.RESULTS), "precious");

        assertThatThrownBy(() -> EvaluationFolder.open(folder, ONE)).isInstanceOf(EvaluationException.class);
        assertThat(folder.resolve(EvaluationFolder.RESULTS)).hasContent("precious");
    }

    /** Otherwise figures of a program that was changed and built again would be mixed with those of before. */
    @Test
    void anotherBuildOfTheProgramIsAnotherProgram() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(classes.resolve("A.class"), "one");
        Digest before = ProgramDigest.of(classes);

        assertThat(ProgramDigest.of(classes)).isEqualTo(before);
        Files.writeString(classes.resolve("A.class"), "two");
        assertThat(ProgramDigest.of(classes)).isNotEqualTo(before);
        Files.writeString(classes.resolve("A.class"), "one");
        Files.move(classes.resolve("A.class"), classes.resolve("B.class"));
        assertThat(ProgramDigest.of(classes)).isNotEqualTo(before);
        assertThat(ProgramDigest.ofThisProgram()).isEqualTo(ProgramDigest.ofThisProgram());
        assertThat(EvaluationFolder.identity(ONE)).isNotEqualTo(EvaluationFolder.identity(OTHER));
    }
}
