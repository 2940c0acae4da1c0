package dev.stemma.benchmarks;

import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmState;
import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.provenance.asset.SafeTensors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a melody costs in a JVM that has just started: read the weights, run 200 steps, nothing warmed up.
 *
 * <pre>
 *     benchmarks/run cold        # several JVMs in a row, one line of JSON each
 * </pre>
 */
public final class ColdStart {
    private static final Shape SHAPE = new Shape(128, 256);
    private static final int STEPS = 200;

    private ColdStart() {}

    /** {@code write FILE} makes a network, {@code FILE} runs it. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2) {
            SafeTensors tensors = KernelContender.weights(SHAPE).addTo(SafeTensors.EMPTY);
            Files.write(Path.of(arguments[1]), tensors.write());
            return;
        }
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        long entered = System.nanoTime();
        long jvm = System.currentTimeMillis() - started;
        byte[] file = Files.readAllBytes(Path.of(arguments[0]));
        LstmNetwork network = new LstmNetwork(LstmWeights.from(SafeTensors.read(file)));
        long loaded = System.nanoTime();
        LstmState state = network.start();
        int token = 0;
        for (int i = 0; i < STEPS; i++) {
            network.step(state, token);
            token = Shape.highest(state.logits());
        }
        long done = System.nanoTime();
        System.out.printf(
                "{\"jvmMillis\":%d,\"loadMillis\":%.1f,\"steps\":%d,\"stepsMillis\":%.1f,\"processCpuMillis\":%.0f}%n",
                jvm, (loaded - entered) / 1e6, STEPS, (done - loaded) / 1e6, CpuTime.micros() / 1e3);
    }
}
