package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * PyTorch, one stream, in a process of its own: a launcher runs {@code pytorch_lstm.py generate}, which prints a line of
 * JSON with {@code cpuMicrosPerStep}, the median of its own repetitions. Its network has an embedding of 128 before the
 * first layer.
 */
final class PytorchContender implements Contender {
    private final List<String> command;

    PytorchContender(Path launcher, Shape shape) {
        command = List.of(
                launcher.toString(),
                "pytorch_lstm.py",
                "generate",
                "--hidden",
                String.valueOf(shape.hidden()),
                "--batch",
                "1");
    }

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public double measure() {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            JsonNode figures = new ObjectMapper().readTree(output);
            if (code != 0 || !figures.path("cpuMicrosPerStep").isNumber()) {
                throw new IllegalStateException("PyTorch ended with " + code + ": " + output);
            }
            return figures.get("cpuMicrosPerStep").asDouble();
        } catch (IOException e) {
            throw new UncheckedIOException("PyTorch cannot be run: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PyTorch ran", e);
        }
    }
}
