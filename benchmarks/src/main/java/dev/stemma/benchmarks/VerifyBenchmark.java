package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.benchmarks.NativeValidator.Times;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.studio.workbench.FilesToVerify;
import dev.stemma.studio.workbench.ManyVerifications;
import dev.stemma.studio.workbench.VerificationOptions;
import dev.stemma.studio.workbench.Workbench;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Verifying and signing beside c2pa-rs, which takes turns with us, with the same keys and files; then a folder of a thousand
 * melodies on one thread and on two, and one file from the shell. Wall time: of code that is warm, but for the shell.
 *
 * <pre>
 *     benchmarks/run verify [--rounds N] [--runs N] [--validator FOLDER]
 * </pre>
 *
 * <p>c2pa-rs reads no MIDI; beside our 8 kB melody stands its time for a WAV file of 8 kB with the same credentials.
 */
public final class VerifyBenchmark {
    private static final int FILES = 1_000;
    private static final double WARM_UP_MILLIS = 3_000;
    private static final Clock CLOCK = Clock.systemUTC();

    private interface Work {
        void run() throws Exception;
    }

    private final Shell shell;
    private final NativeValidator validator;
    private final SignedFiles files;
    private final int rounds;
    private final int runs;
    private final ObjectNode json = new ObjectMapper().createObjectNode();

    private VerifyBenchmark(Shell shell, NativeValidator validator, int rounds, int runs) throws Exception {
        this.shell = shell;
        this.validator = validator;
        this.rounds = rounds;
        this.runs = runs;
        validator.makeAuthority(shell.folder().resolve("authority"));
        this.files = new SignedFiles(shell.folder());
        json.put("benchmark", "verify").put("java", System.getProperty("java.version"));
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--rounds", "--runs", "--validator");
        Path folder = options.path("--validator").orElse(Path.of("..", "shared", "tools", "c2pa-validator"));
        try (Shell shell = new Shell()) {
            new VerifyBenchmark(
                            shell,
                            NativeValidator.in(folder),
                            options.number("--rounds").orElse(3),
                            options.number("--runs").orElse(30))
                    .measure();
        }
    }

    private void measure() throws Exception {
        load("before");
        System.out.printf(
                "%-24s %26s   %26s %17s%n", "ms: least, median, most", "Stemma", "c2pa-rs", "ratio: medians, least");
        byte[] small = files.sign("small.wav", SignedFiles.wav(8_000));
        byte[] melody = files.sign("melody.mid", SignedFiles.midi(8_000));
        byte[] medium = files.sign("medium.wav", SignedFiles.wav(1_000_000));
        byte[] large = files.sign("large.wav", SignedFiles.wav(10_000_000));
        compare("verify WAV 8 kB", "validate native ", "small.wav", () -> verify(small));
        compare("verify MIDI 8 kB", "validate native ", "small.wav", () -> verify(melody));
        compare("verify WAV 1 MB", "validate native ", "medium.wav", () -> verify(medium));
        compare("verify WAV 10 MB", "validate native ", "large.wav", () -> verify(large));
        byte[] plain = SignedFiles.wav(1_000_000);
        Path source = Files.write(shell.folder().resolve("plain.wav"), plain);
        compare("sign WAV 1 MB, ES256", "sign es256", "small.wav", source, () -> sign(plain));
        folder(melody);
        fromTheShell();
        load("after");
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    private void verify(byte[] file) {
        Verdict verdict = Verifier.verify(ByteSource.of(file), Optional.empty(), files.policy(), CLOCK);
        if (verdict.state() != Verdict.State.TRUSTED) {
            throw new IllegalStateException("a file that is compared is trusted, found " + verdict);
        }
    }

    private void sign(byte[] plain) throws Exception {
        new Signer(UUID::randomUUID, CLOCK).embed(plain, SignedFiles.definition(), files.signer());
    }

    private void compare(String name, String label, String asset, Work work) throws Exception {
        compare(name, label, asset, List.of(), work);
    }

    private void compare(String name, String label, String asset, Path source, Work work) throws Exception {
        Path authority = shell.folder().resolve("authority");
        compare(
                name,
                label,
                asset,
                List.of(
                        "--chain", authority.resolve("leaf.pem").toString(),
                        "--key", authority.resolve("leaf.key").toString(),
                        "--alg", "es256",
                        "--source", source.toString()),
                work);
    }

    private void compare(String name, String label, String asset, List<String> signing, Work work) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Times> theirs = new ArrayList<>();
        double start = System.nanoTime() / 1e6;
        while (System.nanoTime() / 1e6 - start < WARM_UP_MILLIS) {
            work.run();
        }
        for (int round = 0; round < rounds; round++) {
            Map<String, Times> times = validator.measure(
                    shell.folder().resolve(asset), shell.folder().resolve("authority"), runs, signing);
            theirs.add(times.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(label))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no time of " + label + " in " + times)));
            for (int run = 0; run < runs; run++) {
                ours.add(millis(work));
            }
        }
        report(name, Sample.of(ours.stream().mapToDouble(each -> each)), theirs);
    }

    private void report(String name, Sample ours, List<Times> theirs) {
        double least = Sample.of(theirs.stream().mapToDouble(Times::least)).least();
        double median = Sample.of(theirs.stream().mapToDouble(Times::median)).median();
        double most = Sample.of(theirs.stream().mapToDouble(Times::most)).most();
        double ratio = ours.median() / median;
        System.out.printf(
                "%-24s %8.2f %8.2f %8.2f   %8.2f %8.2f %8.2f %8.2f %8.2f%n",
                name, ours.least(), ours.median(), ours.most(), least, median, most, ratio, ours.least() / least);
        ObjectNode entry = json.putObject(name);
        row(entry.putObject("stemmaMillis"), ours.least(), ours.median(), ours.most());
        row(entry.putObject("c2paRsMillis"), least, median, most);
        entry.put("ratio", rounded(ratio)).put("ratioOfLeast", rounded(ours.least() / least));
    }

    private void folder(byte[] melody) throws Exception {
        Path folder = Files.createDirectory(shell.folder().resolve("melodies"));
        for (int i = 0; i < FILES; i++) {
            Files.write(folder.resolve(i + ".mid"), melody);
        }
        Workbench workbench = new Workbench(shell.folder().resolve("home"), Path.of("models"), CLOCK);
        VerificationOptions options = new VerificationOptions(
                List.of(shell.folder().resolve("authority").resolve("root.pem")),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        List<FilesToVerify.Subject> subjects =
                FilesToVerify.of(shell.folder(), List.of(folder)).files();
        for (int threads : new int[] {1, 2}) {
            double[] wall = new double[rounds];
            double cpu = 0;
            for (int round = 0; round < rounds; round++) {
                double before = CpuTime.micros();
                wall[round] = millis(
                        () -> new ManyVerifications(workbench.inspecting().verifier(options), threads)
                                .run(subjects, examined -> 1, one -> {}));
                cpu += (CpuTime.micros() - before) / 1e3;
            }
            Sample sample = new Sample(wall);
            double cores = cpu / Sample.of(Arrays.stream(wall)).mean() / rounds;
            System.out.printf(
                    "%d melodies, %d thread%s: ms %.0f %.0f %.0f, cores used %.2f%n",
                    FILES, threads, threads == 1 ? "" : "s", sample.least(), sample.median(), sample.most(), cores);
            ObjectNode entry = json.putObject("folder, threads " + threads);
            row(entry, sample.least(), sample.median(), sample.most());
            entry.put("cores", rounded(cores));
        }
    }

    private void fromTheShell() throws Exception {
        String root = shell.folder().resolve("authority").resolve("root.pem").toString();
        Path file = shell.folder().resolve("small.wav");
        List<String> stemma =
                List.of(Path.of("stemma").toAbsolutePath().toString(), "verify", "--trust", root, file.toString());
        List<String> theirs = validator.command(Path.of(root), file);
        shell.millis(stemma);
        double[] ours = new double[runs];
        double[] other = new double[runs];
        double[] jvm = new double[runs];
        for (int run = 0; run < runs; run++) {
            jvm[run] = shell.millis(List.of(Shell.java(), "-version"));
            ours[run] = shell.millis(stemma);
            other[run] = shell.millis(theirs);
        }
        System.out.println("from the shell, ms: least, median, most");
        Shell.report("stemma verify", new Sample(ours), json.putObject("stemmaVerifyMillis"));
        Shell.report("c2pa-rs in node", new Sample(other), json.putObject("c2paValidateMillis"));
        Shell.report("java -version", new Sample(jvm), json.putObject("javaVersionMillis"));
    }

    /** How busy the machine is with everything: with more than one process to a core, compare the least, not the medians. */
    private void load(String when) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.printf("load %s: %.1f on %d cores%n", when, load, cores);
        json.put("load " + when, rounded(load));
    }

    private static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void row(ObjectNode entry, double least, double median, double most) {
        entry.put("least", rounded(least)).put("median", rounded(median)).put("most", rounded(most));
    }

    private static double rounded(double figure) {
        return Math.round(100 * figure) / 100.0;
    }
}
