package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.benchmarks.TrainingContender.TrainingShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Steps of training of two LSTM layers of 256 units on batches of 32 sequences of 128 tokens of 128: Deeplearning4j with
 * its own layers, Deeplearning4j with ours, and PyTorch. They take turns, round by round; medians are compared.
 *
 * <pre>
 *     benchmarks/run train [--rounds N] [--pytorch LAUNCHER]
 * </pre>
 *
 * <p>{@code OMP_NUM_THREADS} must be 1 before the JVM starts; {@code benchmarks/run} sees to it. Prints a table, then one
 * line of JSON.
 */
public final class TrainBenchmark {
    private static final TrainingShape SHAPE = new TrainingShape(128, 256, 32, 128);

    private TrainBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = 5;
        List<Contender> contenders = new ArrayList<>();
        contenders.add(TrainingContender.wholeSequences(SHAPE));
        contenders.add(TrainingContender.dense(SHAPE));
        contenders.add(TrainingContender.own(SHAPE));
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--rounds" -> rounds = Integer.parseInt(arguments[i + 1]);
                case "--pytorch" -> {
                    Path launcher = Path.of(arguments[i + 1]);
                    if (!Files.isExecutable(launcher)) {
                        throw new IllegalArgumentException(launcher + " cannot be run");
                    }
                    contenders.add(PytorchContender.training(launcher, SHAPE.hidden()));
                }
                default ->
                    throw new IllegalArgumentException(
                            "accepted: --rounds N, --pytorch LAUNCHER; found " + arguments[i]);
            }
        }
        report(Contender.inTurns(contenders, rounds), rounds);
    }

    private static void report(Map<String, double[]> figures, int rounds) throws IOException {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "train").put("layers", Shape.LAYERS).put("hidden", SHAPE.hidden());
        json.put("vocabulary", SHAPE.vocabulary()).put("batch", SHAPE.batch()).put("length", SHAPE.length());
        json.put("rounds", rounds).put("java", System.getProperty("java.version"));
        ObjectNode tokens = json.putObject("tokensPerCpuSecond");
        ObjectNode ratios = json.putObject("ofPytorch");
        double peer = figures.containsKey(PytorchContender.NAME) ? perSecond(figures.get(PytorchContender.NAME)) : 0;
        System.out.printf(
                "%-16s %12s %12s %12s %12s %12s%n",
                "CPU ms a step", "median", "least", "most", "tokens/s", "of PyTorch");
        figures.forEach((name, values) -> {
            Sample sample = new Sample(values);
            double perSecond = perSecond(values);
            tokens.put(name, Math.round(perSecond));
            if (peer > 0) {
                ratios.put(name, Math.round(perSecond / peer * 1000) / 1000.0);
            }
            System.out.printf(
                    "%-16s %12.1f %12.1f %12.1f %12.0f %12s%n",
                    name,
                    sample.median() / 1e3,
                    sample.least() / 1e3,
                    sample.most() / 1e3,
                    perSecond,
                    peer > 0 ? "%.3f".formatted(perSecond / peer) : "-");
        });
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    private static double perSecond(double[] microsPerStep) {
        return SHAPE.tokens() / new Sample(microsPerStep).median() * 1e6;
    }
}
