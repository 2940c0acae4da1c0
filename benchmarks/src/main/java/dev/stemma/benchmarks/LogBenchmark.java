package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.log.LogPolicy;
import dev.stemma.provenance.log.LogProof;
import dev.stemma.provenance.log.LogReader;
import dev.stemma.provenance.log.NoteKey;
import dev.stemma.provenance.log.SignatureType;
import dev.stemma.provenance.log.TransparencyLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A transparency log that grows to many entries, batch by batch: entries a second, beside a bare file that takes the same
 * bytes with one fsync a batch and signs nothing; memory as it grows; then proofs from the disk. Both take turns. Wall time.
 *
 * <pre>
 *     benchmarks/run log [--entries N] [--batch N] [--bytes N] [--proofs N]
 * </pre>
 */
public final class LogBenchmark {
    private static final int BATCHES_A_ROUND = 40;
    private static final long BARE_FILE = 256L << 20;

    private LogBenchmark() {}

    private interface Work {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.parse(arguments, "--entries", "--batch", "--bytes", "--proofs");
        int entries = options.number("--entries").orElse(1_000_000);
        int batch = options.number("--batch").orElse(256);
        int bytes = options.number("--bytes").orElse(1_000);
        int proofs = options.number("--proofs").orElse(2_000);
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "log")
                .put("java", System.getProperty("java.version"))
                .put("entries", entries)
                .put("batch", batch)
                .put("bytes", bytes);
        Path folder = Files.createTempDirectory("log");
        byte[] seed = new byte[32];
        new Random(1).nextBytes(seed);
        NoteKey key = NoteKey.of("stemma.example/benchmark", SignatureType.ED25519, seed);
        try {
            try (TransparencyLog log = TransparencyLog.create(folder.resolve("log"), key)) {
                grow(log, folder.resolve("bare"), entries, batch, bytes, json);
            }
            double opened = millis(
                    () -> TransparencyLog.open(folder.resolve("log"), key).close());
            report(json, "opening it again, ms", opened);
            prove(new LogReader(folder.resolve("log")), LogPolicy.of(key.verifier()), proofs, json);
        } finally {
            delete(folder);
        }
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    private static void grow(TransparencyLog log, Path bare, int entries, int batch, int bytes, ObjectNode json)
            throws IOException {
        List<Double> ours = new ArrayList<>();
        List<Double> peer = new ArrayList<>();
        double spent = 0;
        long early = 0;
        try (FileChannel file = FileChannel.open(bare, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (log.size() < entries) {
                List<List<byte[]>> round = round(log.size(), batch, bytes);
                int count = batch * BATCHES_A_ROUND;
                double mine = millis(() -> round.forEach(log::append));
                double bareTime = millis(() -> appendBare(file, round));
                ours.add(count / mine * 1e3);
                peer.add(count / bareTime * 1e3);
                spent += mine;
                if (early == 0 && log.size() >= entries / 10) {
                    early = heap();
                }
            }
        }
        Sample rate = Sample.of(ours.stream().mapToDouble(Double::doubleValue));
        Sample bareRate = Sample.of(peer.stream().mapToDouble(Double::doubleValue));
        report(json, "entries a second, whole run", log.size() / spent * 1e3);
        report(json, "entries a second, median round", rate.median());
        report(json, "... least round", rate.least());
        report(json, "a bare file, median round", bareRate.median());
        report(json, "ratio, bare : ours", bareRate.median() / rate.median());
        report(json, "heap after a tenth, MB", early / 1e6);
        report(json, "heap after all, MB", heap() / 1e6);
    }

    private static List<List<byte[]>> round(long first, int batch, int bytes) {
        SplittableRandom random = new SplittableRandom(first);
        List<List<byte[]>> round = new ArrayList<>();
        for (int i = 0; i < BATCHES_A_ROUND; i++) {
            List<byte[]> entries = new ArrayList<>();
            for (int j = 0; j < batch; j++) {
                byte[] entry = new byte[bytes];
                random.nextBytes(entry);
                entries.add(entry);
            }
            round.add(entries);
        }
        return round;
    }

    private static void appendBare(FileChannel file, List<List<byte[]>> round) throws IOException {
        for (List<byte[]> batch : round) {
            if (file.position() > BARE_FILE) {
                file.position(0);
            }
            ByteBuffer bytes = ByteBuffer.allocate(
                    batch.stream().mapToInt(entry -> entry.length).sum());
            batch.forEach(bytes::put);
            bytes.flip();
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }
    }

    private static void prove(LogReader log, LogPolicy policy, int proofs, ObjectNode json) {
        SplittableRandom random = new SplittableRandom(7);
        long size = log.size();
        for (int i = 0; i < proofs; i++) {
            log.prove(random.nextLong(size));
        }
        List<LogProof> made = new ArrayList<>();
        Sample making = Sample.of(DoubleStream.generate(() -> once(() -> made.add(log.prove(random.nextLong(size)))))
                .limit(proofs));
        Sample checking = Sample.of(made.stream().mapToDouble(proof -> {
            byte[] entry = log.entry(proof.index());
            return once(() -> {
                if (!proof.check(entry, policy).isAccepted()) {
                    throw new IllegalStateException("a proof does not hold");
                }
            });
        }));
        Sample growth = Sample.of(DoubleStream.generate(() -> once(() -> log.consistency(random.nextLong(size))))
                .limit(proofs));
        report(json, "inclusion proof, ms, median", making.median());
        report(json, "... 99 of 100", making.quantile(0.99));
        report(json, "checking it, ms, median", checking.median());
        report(json, "consistency proof, ms, median", growth.median());
        report(json, "... 99 of 100 of these", growth.quantile(0.99));
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double once(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double millis(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void report(ObjectNode json, String name, double figure) {
        System.out.printf("%-34s %12.3f%n", name, figure);
        json.put(name, figure);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
