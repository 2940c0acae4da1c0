package dev.stemma.studio.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.record.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkProofTest {
    private static final Digest WORK = Digest.of(new byte[0]);

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("..", "models", "melody-2"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aModelIsAskedByTheRootsThatItsConfigurationStates() throws Exception {
        assertThat(new WorkProof(ModelFolder.read(folder))
                        .of(WORK)
                        .get("present")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aModelWhoseListIsNotTheOneOfItsRootsAnswersNothing() throws Exception {
        Path file = folder.resolve(ModelFolder.CONFIG);
        String config = Files.readString(file);
        JsonNode dataset = new ObjectMapper().readTree(config).get("dataset");
        Files.writeString(file, config.replace(dataset.get("melodies").asText(), WORK.toString()));
        ModelFolder lying = ModelFolder.read(folder);

        assertThatThrownBy(() -> new WorkProof(lying))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("other sorted roots than the list of works has");
    }
}
