package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.DatasetProof;
import dev.stemma.generator.corpus.DatasetProofs;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.MiningTerms;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A list of 100,000 works asked for works that are not in it, by file and by melody: a proof made and written; read and
 * held against the roots; beside SHA-256 of 97 bytes, of which a check takes two for each step. CPU time of the
 * thread, in turns, the later half of the rounds. Its trees are built once, which is shown too.
 *
 * <pre>
 *     benchmarks/run dataset [--works N] [--rounds N]
 * </pre>
 */
public final class DatasetBenchmark {
    private static final int QUESTIONS = 200;

    private DatasetBenchmark() {}

    public static void main(String[] arguments) throws CorpusException {
        Options options = Options.parse(arguments, "--works", "--rounds");
        int works = options.number("--works").orElse(100_000);
        int rounds = options.number("--rounds").orElse(40);
        DatasetManifest list = list(works);
        long start = System.nanoTime();
        DatasetProofs proofs = list.proofs();
        double trees = (System.nanoTime() - start) / 1e6;
        double[] make = new double[rounds];
        double[] check = new double[rounds];
        double[] hash = new double[rounds];
        int bytes = 0;
        for (int round = 0; round < rounds; round++) {
            List<byte[]> files = new ArrayList<>();
            long begun = threadNanos();
            for (int i = 0; i < QUESTIONS; i++) {
                Digest absent = digest("absent " + round + " " + i);
                files.add(proofs.prove(absent, List.of(absent)).toJson());
            }
            long made = threadNanos();
            for (byte[] file : files) {
                boolean there = DatasetProof.read(file)
                        .against(proofs.roots())
                        .orElseThrow()
                        .any();
                if (there) {
                    throw new IllegalStateException("a work that is absent was found");
                }
                bytes = Math.max(bytes, file.length);
            }
            long checked = threadNanos();
            byte[] leaf = new byte[97];
            for (int i = 0; i < QUESTIONS * 10; i++) {
                leaf[i % 97] ^= Digest.of(leaf).bytes()[0];
            }
            long hashed = threadNanos();
            make[round] = (made - begun) / 1e3 / QUESTIONS;
            check[round] = (checked - made) / 1e3 / QUESTIONS;
            hash[round] = (hashed - checked) / 1e3 / QUESTIONS / 10;
        }
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "dataset")
                .put("java", System.getProperty("java.version"))
                .put("works", works)
                .put("treesMillis", trees)
                .put("proofBytes", bytes);
        System.out.printf("%d works, trees in %.0f ms, a proof of at most %d bytes%n", works, trees, bytes);
        double one = later(hash).median();
        report(json, "make", later(make), one);
        report(json, "check", later(check), one);
        System.out.println(json);
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Sample later(double[] figures) {
        return Sample.of(Arrays.stream(figures, figures.length / 2, figures.length));
    }

    private static void report(ObjectNode json, String name, Sample sample, double hash) {
        System.out.printf(
                "%-6s median %8.1f us (%.1f to %.1f), %.0f SHA-256 of 97 bytes%n",
                name, sample.median(), sample.least(), sample.most(), sample.median() / hash);
        json.putObject(name)
                .put("median", sample.median())
                .put("least", sample.least())
                .put("most", sample.most())
                .put("hashes", sample.median() / hash);
    }

    private static DatasetManifest list(int works) {
        List<CatalogueEntry> entries = new ArrayList<>();
        for (int i = 0; i < works; i++) {
            entries.add(new CatalogueEntry(
                    "large/" + i,
                    "Work " + i,
                    List.of("Trad."),
                    Tradition.HYMN,
                    "a library",
                    Licence.Standard.CC0_1_0,
                    digest("file " + i),
                    List.of(digest("melody " + i)),
                    MiningTerms.UNSTATED));
        }
        return new DatasetManifest("large", entries);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
