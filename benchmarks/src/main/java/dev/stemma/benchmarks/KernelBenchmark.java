package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One stream through a network of two LSTM layers of 256 units, 128 tokens: our kernel beside Deeplearning4j and PyTorch,
 * and our kernel with up to 256 streams at once, the cost of one token of one stream. They take turns, round by round, so that what disturbs the machine disturbs all; medians over the rounds are compared.
 *
 * <pre>
 *     benchmarks/run kernel [--rounds N] [--pytorch LAUNCHER]
 * </pre>
 *
 * <p>{@code OMP_NUM_THREADS} must be 1 before the JVM starts; {@code benchmarks/run} sees to it. Prints a table, then one
 * line of JSON.
 */
public final class KernelBenchmark {
    private static final Shape SHAPE = new Shape(128, 256);
    private static final int[] STREAMS = {1, 4, 16, 64, 256};

    private KernelBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = 7;
        List<Contender> contenders = new ArrayList<>();
        for (int streams : STREAMS) {
            contenders.add(new KernelContender(SHAPE, streams));
        }
        contenders.add(new Deeplearning4jContender(SHAPE));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--rounds" -> rounds = Integer.parseInt(arguments[i + 1]);
                case "--pytorch" -> {
                    Path launcher = Path.of(arguments[i + 1]);
                    if (!Files.isExecutable(launcher)) {
                        throw new IllegalArgumentException(launcher + " cannot be run");
                    }
                    contenders.add(new PytorchContender(launcher, SHAPE));
                }
                default ->
                    throw new IllegalArgumentException(
                            "accepted: --rounds N, --pytorch LAUNCHER; found " + arguments[i]);
            }
        }
        report(Contender.inTurns(contenders, rounds), rounds);
    }

    private static void report(Map<String, double[]> figures, int rounds) throws IOException {
        double ours = new Sample(figures.get("kernel")).median();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "kernel").put("layers", Shape.LAYERS).put("hidden", SHAPE.hidden());
        json.put("vocabulary", SHAPE.vocabulary()).put("rounds", rounds);
        json.put("java", System.getProperty("java.version"));
        ObjectNode micros = json.putObject("cpuMicrosPerStep");
        ObjectNode ratios = json.putObject("timesOfKernel");
        System.out.printf("%-16s %10s %10s %10s %10s%n", "CPU us a step", "median", "least", "most", "ratio");
        figures.forEach((name, values) -> {
            Sample sample = new Sample(values);
            double median = sample.median();
            micros.put(name, round(median));
            ratios.put(name, round(median / ours));
            System.out.printf(
                    "%-16s %10.1f %10.1f %10.1f %10.2f%n", name, median, sample.least(), sample.most(), median / ours);
        });
        ObjectNode atOnce = json.putObject("tokensOfOneStream");
        System.out.printf("%n%-16s %10s%n", "tokens at once", "times");
        for (int streams : STREAMS) {
            double times = ours / new Sample(figures.get(KernelContender.name(streams))).median();
            atOnce.put(String.valueOf(streams), round(times));
            System.out.printf("%-16d %10.2f%n", streams, times);
        }
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
