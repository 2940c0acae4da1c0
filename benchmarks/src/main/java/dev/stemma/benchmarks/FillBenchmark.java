package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Keep;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bars 3 and 4 of eight written again with the default number of particles: in a process that is warm, over different
 * tunes and seeds, and from the shell to the signed file, {@code ./stemma fill}. Wall time, as somebody waits for it; in
 * the process, CPU time of all its threads too.
 *
 * <pre>
 *     benchmarks/run fill [--runs N] [--model FOLDER]
 * </pre>
 *
 * <p>{@code --model} is of the process; the shell takes the product's model. Prints a table, then one line of JSON.
 */
public final class FillBenchmark {
    private static final List<String> TRADITIONS = List.of("british-isles", "hymn", "art-song");
    private static final int WARM_UP_RUNS = 60;
    private static final int WARM_RUNS_EACH = 5;
    private static final BarRange BARS = BarRange.parse("3-4");

    private FillBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--runs", "--model");
        int runs = options.number("--runs").orElse(20);
        ModelFolder folder = ModelFolder.read(options.path("--model").orElse(Path.of("models", "melody-2")));
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "fill").put("model", folder.config().id());
        json.put("java", System.getProperty("java.version")).put("runs", runs);
        System.out.printf("%-24s %8s %8s %8s%n", "ms", "least", "median", "most");
        warm(folder, WARM_RUNS_EACH * runs, json);
        fromShell(runs, json);
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    private static void warm(ModelFolder folder, int runs, ObjectNode json) throws ModelException, RequestException {
        Composer composer = new Composer(folder.requireIntact());
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        int refused = 0;
        for (int run = -WARM_UP_RUNS; run < runs; run++) {
            Wish wish = Wish.of(new Tradition(TRADITIONS.get(Math.floorMod(run, TRADITIONS.size()))));
            Melody tune = composer.compose(composer.complete(wish.but().bars(8).build(), run + WARM_UP_RUNS))
                    .melody();
            Request request = composer.completeWithin(tune, true, wish, run);
            double cpuBefore = CpuTime.micros();
            long start = System.nanoTime();
            try {
                composer.fill(tune, BARS, List.of(), Keep.NOTHING, request);
            } catch (RequestException e) {
                refused++;
                continue;
            }
            if (run >= 0) {
                wall.add((System.nanoTime() - start) / 1e6);
                cpu.add((CpuTime.micros() - cpuBefore) / 1e3);
            }
        }
        json.put("warmRuns", wall.size()).put("warmRefused", refused);
        Shell.report("warm, wall", sample(wall), json.putObject("warmMillis"));
        Shell.report("warm, CPU", sample(cpu), json.putObject("warmCpuMillis"));
    }

    private static Sample sample(List<Double> figures) {
        return Sample.of(figures.stream().mapToDouble(Double::doubleValue));
    }

    private static void fromShell(int runs, ObjectNode json) throws IOException, InterruptedException {
        try (Shell shell = new Shell()) {
            String tune = shell.folder().resolve("tune.mid").toString();
            shell.millis(List.of("./stemma", "compose", "--bars", "8", "--seed", "1", "--out", tune));
            double[] fill = new double[runs];
            double[] start = new double[runs];
            for (int run = 0; run < runs; run++) {
                String out = shell.folder().resolve(run + ".mid").toString();
                Stream<String> words = Stream.of(
                        "./stemma",
                        "fill",
                        tune,
                        "--bars",
                        BARS.toString(),
                        "--seed",
                        String.valueOf(run),
                        "--out",
                        out);
                start[run] = shell.millis(List.of(Shell.java(), "-version"));
                fill[run] = shell.millis(words.toList());
            }
            Shell.report("stemma fill, wall", new Sample(fill), json.putObject("fillMillis"));
            Shell.report("java -version", new Sample(start), json.putObject("javaVersionMillis"));
        }
    }
}
