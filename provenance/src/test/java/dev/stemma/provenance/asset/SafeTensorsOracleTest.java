package dev.stemma.provenance.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format's own library, where Python has it, reads what we write and writes what we read. */
class SafeTensorsOracleTest {
    private static final String COPY = """
            import sys
            from safetensors import safe_open
            from safetensors.numpy import save_file
            with safe_open(sys.argv[1], "numpy") as file:
                tensors = {name: file.get_tensor(name) for name in file.keys()}
                for name in sorted(tensors):
                    print(name, tensors[name].dtype, tensors[name].tolist())
                save_file(tensors, sys.argv[2], file.metadata())
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void requireLibrary() throws Exception {
        assumeTrue(python("import safetensors, numpy").code() == 0, "no Python with safetensors and numpy");
    }

    @Test
    void theLibraryReadsOurFilesAndWeReadItsCopies() throws Exception {
        SafeTensors ours = SafeTensors.EMPTY
                .withMetadata("title", "乐 \"\\\n")
                .withFloats("weights", List.of(2L, 2L), new float[] {1, -2, 0.5f, 1e-40f})
                .withFloats("scalar", List.of(), new float[] {3})
                .withLongs("é", List.of(1L, 2L), new long[] {Long.MIN_VALUE, 7})
                .withInts("none", List.of(0L, 3L), new int[0])
                .withBytes("odd", List.of(3L), new byte[] {1, 2, -1});
        Path written = Files.write(folder.resolve("ours.safetensors"), ours.write());
        Path copied = folder.resolve("copy.safetensors");

        Outcome outcome = python(COPY, written.toString(), copied.toString());

        assertThat(outcome.output())
                .contains("é int64 [[-9223372036854775808, 7]]", "odd uint8 [1, 2, 255]", "scalar float32 3.0");
        assertThat(SafeTensors.read(Files.readAllBytes(copied))).isEqualTo(ours);
    }

    private record Outcome(int code, String output) {}

    private static Outcome python(String script, String... arguments) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder("python3", "-c", script).redirectErrorStream(true);
            builder.command().addAll(List.of(arguments));
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(127, "python3 cannot be run: " + e.getMessage());
        }
    }
}
