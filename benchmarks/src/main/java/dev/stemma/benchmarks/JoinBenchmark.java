package dev.stemma.benchmarks;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.sampling.DrawnNote;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Composition;
import dev.stemma.generator.session.Keep;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Wish;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Whether melodies keep their quality before a bar that is given: bars 3 and 4 of eight are written again, once with the
 * bars behind them given ({@code fill}) and once with these to be written too, and the bits of the last three notes of
 * bar 4 are compared. Bits are the model's own, of rhythm and pitch. Beside them: the CPU time of a {@code fill}.
 *
 * <pre>benchmarks/run joins [--tunes N] [--particles N,N,...]</pre>
 */
public final class JoinBenchmark {
    private static final int NOTES = 3;
    private static final double LOG_2 = StrictMath.log(2);

    private JoinBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        List<String> options = Arrays.asList(arguments);
        int tunes = Integer.parseInt(value(options, "--tunes", "100"));
        ModelFolder model = ModelFolder.read(Path.of("models", "melody-2"));
        System.out.printf(
                "model %s, %d tunes each of british-isles, hymn, art-song; Java %s%n",
                model.config().id(), tunes, System.getProperty("java.version"));
        for (String particles : value(options, "--particles", "1,4,16,64").split(",")) {
            measure(new Composer(model), tunes, Integer.parseInt(particles));
        }
    }

    private static String value(List<String> options, String name, String usual) {
        int at = options.indexOf(name);
        return at < 0 ? usual : options.get(at + 1);
    }

    private static void measure(Composer composer, int tunes, int particles) throws RequestException {
        List<Double> before = new ArrayList<>();
        List<Double> free = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        int refused = 0;
        for (String tradition : List.of("british-isles", "hymn", "art-song")) {
            for (int seed = 0; seed < tunes; seed++) {
                Wish wish = Wish.of(new Tradition(tradition));
                Melody tune = composer.compose(composer.complete(wish, seed)).melody();
                try {
                    Request request = composer.completeWithin(
                            tune, true, wish.but().particles(particles).build(), seed + 7919);
                    long start = cpuNanos();
                    Composition filled = composer.fill(tune, new BarRange(3, 4), List.of(), Keep.NOTHING, request);
                    millis.add((cpuNanos() - start) / 1e6);
                    Request alone = composer.completeWithin(
                            tune, true, wish.but().particles(1).build(), seed + 7919);
                    Composition freely = composer.fill(tune, new BarRange(3, 8), List.of(), Keep.NOTHING, alone);
                    Bar join = tune.bars().get(4);
                    lastBefore(filled, join.start(), before);
                    lastBefore(freely, join.start(), free);
                } catch (RequestException e) {
                    refused++;
                }
            }
        }
        millis.sort(Double::compare);
        System.out.printf(
                Locale.ROOT,
                "%3d particles: bits per note before the join %.3f, freely %.3f, ratio %.3f (%d and %d notes, %d"
                        + " refused); CPU of a fill %.0f ms median, %.0f ms 95th percentile%n",
                particles,
                mean(before),
                mean(free),
                mean(before) / mean(free),
                before.size(),
                free.size(),
                refused,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100));
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void lastBefore(Composition composition, Ticks join, List<Double> bits) {
        List<DrawnNote> notes = composition.drawn().stream()
                .filter(drawn -> drawn.note().onset().isBefore(join))
                .toList();
        notes.subList(Math.max(0, notes.size() - NOTES), notes.size())
                .forEach(drawn -> bits.add(-drawn.logProbability() / LOG_2));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }
}
