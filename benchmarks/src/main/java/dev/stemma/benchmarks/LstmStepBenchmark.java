package dev.stemma.benchmarks;

import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmState;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of the kernel for several streams at once, by width of the layers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LstmStepBenchmark {
    @Param({"128", "256"})
    public int hidden;

    @Param({"1", "8", "32", "256"})
    public int streams;

    private LstmNetwork network;
    private LstmState[] states;
    private int[][] features;

    @Setup
    public void start() {
        network = new LstmNetwork(KernelContender.weights(new Shape(128, hidden)));
        states = Stream.generate(network::start).limit(streams).toArray(LstmState[]::new);
        features = new int[streams][1];
        for (int i = 0; i < streams; i++) {
            features[i][0] = i % 128;
        }
    }

    @Benchmark
    public LstmState[] step() {
        network.step(states, features);
        return states;
    }
}
