package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the Markov models and their mixing cost beside the network that they go with: a model's network alone and the whole
 * of it read the same melodies, one at a time and up to 256 at once. They take turns, round by round.
 *
 * <pre>
 *     benchmarks/run mixture [--rounds N] [--model FOLDER]
 * </pre>
 *
 * <p>A step is one token: what is expected, and taking it. Prints a table, then one line of JSON.
 */
public final class MixtureBenchmark {
    private static final int[] STREAMS = {1, 16, 256};
    private static final int WARM_UP_ROUNDS = 3;

    private MixtureBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--rounds", "--model");
        int rounds = options.number("--rounds").orElse(7);
        ModelFolder folder = ModelFolder.read(options.path("--model").orElse(Path.of("models", "melody-2")));
        MelodyModel whole = folder.model();
        MelodyModel network = folder.network();
        List<int[]> melodies = MixtureContender.drawn(whole);
        List<Contender> contenders = new ArrayList<>();
        for (int streams : STREAMS) {
            contenders.add(new MixtureContender("network", network, streams, melodies));
            contenders.add(new MixtureContender("mixture", whole, streams, melodies));
        }
        double[][] figures = measure(contenders, rounds);
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "mixture").put("model", folder.config().id());
        json.put("layers", folder.config().layers())
                .put("hidden", folder.config().hidden());
        json.put("rounds", rounds).put("java", System.getProperty("java.version"));
        report(contenders, figures, json);
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    /** Microseconds a step, by contender and round, contenders taking turns. */
    private static double[][] measure(List<Contender> contenders, int rounds) {
        double[][] figures = new double[contenders.size()][rounds];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                double micros = contenders.get(i).measure();
                if (round >= 0) {
                    figures[i][round] = micros;
                }
            }
        }
        return figures;
    }

    private static void report(List<Contender> contenders, double[][] figures, ObjectNode json) {
        ObjectNode micros = json.putObject("cpuMicrosPerStep");
        ObjectNode ratios = json.putObject("timesOfNetwork");
        System.out.printf("%-16s %10s %10s %10s %10s%n", "CPU us a step", "median", "least", "most", "ratio");
        double one = new Sample(figures[0]).median();
        for (int i = 0; i < figures.length; i++) {
            String name = contenders.get(i).name();
            Sample sample = new Sample(figures[i]);
            double ratio = sample.median() / one;
            micros.put(name, round(sample.median()));
            ratios.put(name, round(ratio));
            System.out.printf(
                    "%-16s %10.1f %10.1f %10.1f %10.2f%n", name, sample.median(), sample.least(), sample.most(), ratio);
        }
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
