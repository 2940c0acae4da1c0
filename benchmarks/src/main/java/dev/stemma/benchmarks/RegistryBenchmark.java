package dev.stemma.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Origin;
import dev.stemma.studio.registry.LibraryQuery;
import dev.stemma.studio.registry.LibraryTable;
import dev.stemma.studio.registry.PieceRow;
import dev.stemma.studio.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The library with many pieces: opening a registry that is new in a JVM that is new too, and once more; putting a
 * piece; a page of fifty, sorted by title, of all pieces and of those that a search finds. Wall time.
 *
 * <pre>
 *     benchmarks/run registry [--pieces N] [--runs N]
 * </pre>
 */
public final class RegistryBenchmark {
    private static final List<String> TUNES = List.of("The Silver Spear", "茉莉花", "Es ist ein Ros entsprungen", "Air");

    private RegistryBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.parse(arguments, "--pieces", "--runs");
        int pieces = options.number("--pieces").orElse(10_000);
        int runs = options.number("--runs").orElse(50);
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("benchmark", "registry")
                .put("java", System.getProperty("java.version"))
                .put("pieces", pieces);
        Path folder = Files.createTempDirectory("registry");
        String url = "jdbc:sqlite:" + folder.resolve("registry.db");
        System.out.printf("%-34s %10s%n", "", "ms");
        try {
            report(
                    json,
                    "opening one that is new",
                    once(() -> Registry.open(url).close()));
            report(json, "opening it once more", once(() -> Registry.open(url).close()));
            try (Registry registry = Registry.open(url)) {
                double all = once(() -> {
                    for (int i = 0; i < pieces; i++) {
                        registry.pieces().put(piece(i));
                    }
                });
                report(json, "putting a piece", all / pieces);
                report(json, "a page of all", median(runs, () -> find(registry, "")));
                report(json, "a page of a search", median(runs, () -> find(registry, "silver mei")));
                report(json, "a page of a search in Chinese", median(runs, () -> find(registry, "茉莉")));
            }
        } finally {
            delete(folder);
        }
        System.out.println(new ObjectMapper().writeValueAsString(json));
    }

    private static LibraryTable.Page find(Registry registry, String search) {
        return registry.library()
                .find(new LibraryQuery(
                        search,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        LibraryQuery.Order.TITLE,
                        false,
                        0,
                        50));
    }

    private static PieceRow piece(int number) {
        Instant changed = Instant.EPOCH.plusSeconds(number);
        return new PieceRow(
                new UUID(0, number),
                TUNES.get(number % TUNES.size()) + " " + number,
                Instant.EPOCH,
                changed,
                false,
                9,
                9,
                new TreeMap<>(Map.of(Origin.MODEL, number % 50, Origin.EDITED, number % 7)),
                Optional.of("irish"),
                Optional.of("D major"),
                Optional.of("4/4"),
                8,
                Optional.of("Melody 1"),
                List.of(number % 2 == 0 ? "Mei" : "Aoife"));
    }

    private static double once(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(int runs, Runnable work) {
        return Sample.of(DoubleStream.generate(() -> once(work)).limit(runs)).median();
    }

    private static void report(ObjectNode json, String name, double millis) {
        System.out.printf("%-34s %10.2f%n", name, millis);
        json.put(name, millis);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
