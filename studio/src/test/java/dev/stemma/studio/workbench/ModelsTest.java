package dev.stemma.studio.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    /** A model takes tens of megabytes: a crowd that comes before it is read must not have one each. */
    @Test
    void allWhoAskAtOnceForAModelHaveTheSame(@TempDir Path home) throws Exception {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        Workbench workbench = new Workbench(home, folder.resolve("models"), Clock.systemUTC());
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        try {
            List<Future<ModelFolder>> asked = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                asked.add(crowd.submit(() -> workbench.models().open(Optional.empty())));
            }
            ModelFolder first = asked.get(0).get();
            for (Future<ModelFolder> each : asked) {
                assertThat(each.get()).isSameAs(first);
            }
        } finally {
            crowd.shutdownNow();
        }
    }
}
