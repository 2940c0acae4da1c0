package dev.stemma.generator.corpus;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Permission;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a file says of training and mining itself: {@code cawg.training-mining} in the credentials in it or beside it.
 * Whether these hold is not asked: a reservation counts, whoever made it.
 */
final class OwnTerms {
    private static final String BESIDE = ".c2pa";

    private OwnTerms() {}

    static MiningTerms of(Path file) throws IOException {
        Optional<byte[]> store = within(file);
        return (store.isPresent() ? store : beside(file))
                .flatMap(ManifestStore::parse)
                .flatMap(OwnTerms::stated)
                .map(OwnTerms::terms)
                .orElse(MiningTerms.UNSTATED);
    }

    private static Optional<byte[]> within(Path file) throws IOException {
        try (ByteSource source = ByteSource.open(file)) {
            return Carrier.detect(source)
                    .map(carrier -> carrier.locate(source))
                    .filter(Located.Found.class::isInstance)
                    .map(found -> ((Located.Found) found).store());
        } catch (AssetException malformed) {
            return Optional.empty();
        }
    }

    /** {@code name.ext.c2pa} before {@code name.c2pa} (C2PA 2.5, 11.8). */
    private static Optional<byte[]> beside(Path file) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        List<Path> beside = Stream.of(name, dot > 0 ? name.substring(0, dot) : name)
                .map(each -> file.resolveSibling(each + BESIDE))
                .filter(Files::isRegularFile)
                .toList();
        return beside.isEmpty() || Files.size(beside.get(0)) > Carrier.MAX_STORE
                ? Optional.empty()
                : Optional.of(Files.readAllBytes(beside.get(0)));
    }

    /** As the manifest of the file states them, or else the last that led to it. */
    private static Optional<TrainingMiningAssertion> stated(ManifestStore store) {
        return store.reachable().stream()
                .flatMap(manifest -> manifest.assertions(TrainingMiningAssertion.class))
                .reduce((earlier, later) -> later);
    }

    private static MiningTerms terms(TrainingMiningAssertion stated) {
        SortedMap<String, Permission> purposes = new TreeMap<>();
        for (Map.Entry<String, Permission> entry : stated.entries().entrySet()) {
            if (MiningTerms.KNOWN.contains(entry.getKey())) {
                Use use = entry.getValue().use();
                Optional<String> constraint = entry.getValue()
                        .constraint()
                        .map(Text::line)
                        .filter(words -> use == Use.CONSTRAINED && !words.isEmpty());
                purposes.put(entry.getKey(), new Permission(use, constraint));
            }
        }
        return new MiningTerms(purposes, Optional.empty(), Optional.empty());
    }
}
