package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * PyTorch, one thread, in a process of its own: a launcher runs {@code pytorch_lstm.py}, which prints a line of JSON with
 * the median of its own repetitions. Its network has an embedding of 128 before the first layer.
 */
final class PytorchContender implements Contender {
    static final String NAME = "pytorch";

    private final List<String> command;
    private final String figure;
    private final double micros;

    /** One stream, step by step. */
    PytorchContender(Path launcher, Shape shape) {
        this(
                List.of(
                        launcher.toString(),
                        "pytorch_lstm.py",
                        "generate",
                        "--hidden",
                        String.valueOf(shape.hidden()),
                        "--batch",
                        "1"),
                "cpuMicrosPerStep",
                1);
    }

    private PytorchContender(List<String> command, String figure, double micros) {
        this.command = command;
        this.figure = figure;
        this.micros = micros;
    }

    /** Steps of training on batches of 32 sequences of 128 tokens. */
    static PytorchContender training(Path launcher, int hidden) {
        return new PytorchContender(
                List.of(launcher.toString(), "pytorch_lstm.py", "train", "--hidden", String.valueOf(hidden)),
                "cpuMillisPerStep",
                1e3);
    }

    @Override
    public String name() {
        return NAME;
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
            if (code != 0 || !figures.path(figure).isNumber()) {
                throw new IllegalStateException("PyTorch ended with " + code + ": " + output);
            }
            return figures.get(figure).asDouble() * micros;
        } catch (IOException e) {
            throw new UncheckedIOException("PyTorch cannot be run: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PyTorch ran", e);
        }
    }
}
