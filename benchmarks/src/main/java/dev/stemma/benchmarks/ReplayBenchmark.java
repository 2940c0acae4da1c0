package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.Replay;
import dev.stemma.generator.session.Replayed;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.RecordCheck.Outcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pieces composed and worked on at random, all of whose notes by the model are written once more; and the time that takes for
 * a piece of eight bars in a warm process. Journals that were kept are read instead, so that what one Java wrote is replayed
 * by another.
 *
 * <pre>
 *     benchmarks/run replay [--pieces N] [--model FOLDER] [--keep FOLDER | --kept FOLDER]
 * </pre>
 *
 * Prints a table, then one line of JSON. Ends with an error if a note comes out otherwise.
 */
public final class ReplayBenchmark {
    private static final int WARM_UP_RUNS = 40;
    private static final int WARM_RUNS = 100;

    private ReplayBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments, "--pieces", "--model", "--keep", "--kept");
        int pieces = options.number("--pieces").orElse(1_000);
        ModelFolder model = ModelFolder.read(options.path("--model").orElse(Path.of("models", "melody-2")));
        Replay replay = Replay.unbounded(
                digest -> Optional.of(model).filter(each -> each.digest().equals(digest)));
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "replay").put("model", model.config().id());
        json.put("java", System.getProperty("java.version")).put("pieces", pieces);
        Tally tally = new Tally();
        for (int i = 1; i <= pieces; i++) {
            Journal journal = options.path("--kept").isPresent()
                    ? read(options.path("--kept").get().resolve(i + ".journal"))
                    : tally.made(new RandomWork(model, i).work());
            if (options.path("--keep").isPresent()) {
                keep(journal, options.path("--keep").get().resolve(i + ".journal"));
            }
            tally.add(i, journal, replay.of(journal));
        }
        tally.report(json);
        Sample millis = warm(model, replay);
        System.out.printf("%-24s %8s %8s %8s%n", "ms", "least", "median", "most");
        Shell.report("eight bars, warm, wall", millis, json.putObject("eightBarsMillis"));
        System.out.println(new ObjectMapper().writeValueAsString(json));
        if (!tally.differences.isEmpty()) {
            throw new IllegalStateException("pieces that come out otherwise: " + tally.differences);
        }
    }

    /** What came of all pieces. */
    private static final class Tally {
        private final List<String> differences = new ArrayList<>();
        private int entries;
        private int requests;
        private int notes;
        private int refused;

        Journal made(RandomWork work) {
            refused += work.refused();
            return work.journal();
        }

        void add(int piece, Journal journal, Replayed replayed) {
            entries += journal.size();
            requests += replayed.parts().size();
            notes += replayed.notes();
            if (replayed.outcome() != Outcome.MATCH) {
                differences.add(piece + ": " + replayed.detail());
            }
        }

        void report(ObjectNode json) {
            json.put("entries", entries)
                    .put("replayed", requests)
                    .put("notes", notes)
                    .put("refused", refused)
                    .put("differences", differences.size());
            System.out.printf(
                    "%d entries, %d parts replayed, %d notes, %d steps refused, %d pieces differ%n",
                    entries, requests, notes, refused, differences.size());
        }
    }

    private static Sample warm(ModelFolder model, Replay replay) throws Exception {
        List<Double> millis = new ArrayList<>();
        for (int run = -WARM_UP_RUNS; run < WARM_RUNS; run++) {
            Journal journal = RandomWork.eightBars(model, run + WARM_UP_RUNS);
            long start = System.nanoTime();
            replay.of(journal);
            if (run >= 0) {
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        return Sample.of(millis.stream().mapToDouble(Double::doubleValue));
    }

    /** Each entry behind its length in four bytes. */
    private static void keep(Journal journal, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            for (Entry entry : journal.entries()) {
                byte[] encoded = entry.encoded();
                out.writeInt(encoded.length);
                out.write(encoded);
            }
        }
    }

    private static Journal read(Path file) throws IOException, JournalException {
        Journal journal = new Journal();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            while (in.available() > 0) {
                journal.add(Entry.read(in.readNBytes(in.readInt())));
            }
        }
        return journal;
    }
}
