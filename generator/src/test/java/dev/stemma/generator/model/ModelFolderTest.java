package dev.stemma.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    @TempDir
    private Path folder;

    private ModelFolder write(ModelFolder model) throws IOException {
        Files.write(folder.resolve(ModelFolder.CONFIG), model.configFile());
        Files.write(folder.resolve(ModelFolder.WEIGHTS), model.weightsFile());
        return model;
    }

    @Test
    void aModelReadsBackWithItsDigest() throws Exception {
        ModelFolder model = write(TestModels.random(1));
        ModelFolder read = ModelFolder.read(folder);
        assertThat(read.digest()).isEqualTo(model.digest());
        assertThat(read.config()).isEqualTo(model.config());
        assertThat(read.weightsFile()).isEqualTo(model.weightsFile());
    }

    @Test
    void aMixtureReadsBackWithEveryBitOfItsPredictions() throws Exception {
        ModelFolder model = write(TestModels.mixture(1));
        ModelFolder read = ModelFolder.read(folder);
        assertThat(read.digest()).isEqualTo(model.digest());
        assertThat(read.weightsFile()).isEqualTo(model.weightsFile());
        TokenSequence tune = TestModels.scales(3, 4).get(0);
        assertThat(BitsPerNote.of(read.model(), tune)).isEqualTo(BitsPerNote.of(model.model(), tune));
    }

    @Test
    void membersThatAreStatedButMissingAreRefused() throws Exception {
        write(TestModels.mixture(1));
        Files.write(folder.resolve(ModelFolder.WEIGHTS), TestModels.random(1).weightsFile());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining("long:interval");
    }

    @Test
    void membersOfAnotherVersionAreRefused() throws Exception {
        write(TestModels.mixture(1));
        String config = Files.readString(folder.resolve(ModelFolder.CONFIG));
        Files.writeString(folder.resolve(ModelFolder.CONFIG), config.replace("long:interval\"", "long:other\""));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining("long:other");
    }

    @Test
    void everyNumberCountsInTheDigest() {
        assertThat(TestModels.random(1).digest())
                .isNotEqualTo(TestModels.random(2).digest());
    }

    @Test
    void theConfigurationCountsInTheDigestButNotItsLayout() throws Exception {
        ModelFolder model = write(TestModels.random(1));
        String config = Files.readString(folder.resolve(ModelFolder.CONFIG));
        Files.writeString(folder.resolve(ModelFolder.CONFIG), config.replaceAll("\\s*\\n\\s*", ""));
        assertThat(ModelFolder.read(folder).digest()).isEqualTo(model.digest());
        Files.writeString(folder.resolve(ModelFolder.CONFIG), config.replace("Random numbers", "Other numbers"));
        assertThat(ModelFolder.read(folder).digest()).isNotEqualTo(model.digest());
    }

    @Test
    void weightsOfAnotherShapeAreRefusedWithBothShapes() throws Exception {
        write(TestModels.random(1));
        String config = Files.readString(folder.resolve(ModelFolder.CONFIG));
        Files.writeString(folder.resolve(ModelFolder.CONFIG), config.replace("\"hidden\" : 16", "\"hidden\" : 32"));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining("2 layers of 32 units")
                .withMessageContaining("2 layers of 16 units");
    }

    @Test
    void anIndexOfOtherWorksIsRefusedWithBothNumbers() throws Exception {
        write(TestModels.random(1));
        String config = Files.readString(folder.resolve(ModelFolder.CONFIG));
        Files.writeString(folder.resolve(ModelFolder.CONFIG), config.replace("\"works\" : 0", "\"works\" : 3"));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining("tokens, 3 works")
                .withMessageContaining("tokens, 0 works");
    }

    @Test
    void damagedFilesAreRefusedByName() throws Exception {
        write(TestModels.random(1));
        byte[] weights = Files.readAllBytes(folder.resolve(ModelFolder.WEIGHTS));
        Files.write(folder.resolve(ModelFolder.WEIGHTS), Arrays.copyOf(weights, weights.length / 2));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining(ModelFolder.WEIGHTS);
        Files.write(folder.resolve(ModelFolder.CONFIG), "{}".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFolder.read(folder))
                .withMessageContaining(ModelFolder.CONFIG);
    }
}
