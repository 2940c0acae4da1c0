package dev.stemma.generator.corpus;

import dev.stemma.generator.notation.NotationException;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Walks the files of a corpus in order of their names and puts the terms to each tune. */
final class CorpusImporter {
    private static final int MAX_FILE_BYTES = 64 << 20;
    private static final int MAX_ID = 200;

    private final Path root;
    private final Path start;
    private final List<CorpusDescriptor> descriptors;
    private final Map<Path, CorpusDescriptor> found = new HashMap<>();
    private final List<Work> works = new ArrayList<>();
    private final Map<Digest, String> digests = new HashMap<>();
    private final Map<String, String> groups = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    CorpusImporter(Path path, List<CorpusDescriptor> descriptors) {
        this.start = path.toAbsolutePath().normalize();
        this.root = Files.isDirectory(start) ? start : start.getParent();
        this.descriptors = List.copyOf(descriptors);
    }

    CorpusImport load() throws IOException, CorpusException {
        List<ImportReport.FileReport> reports = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path file : files()) {
            CorpusDescriptor descriptor = descriptor(file);
            names.add(descriptor.name());
            reports.add(take(file, descriptor));
        }
        String name = names.size() == 1 ? names.iterator().next() : nameOf(start);
        return new CorpusImport(new Corpus(name, works), new ImportReport(reports));
    }

    private List<Path> files() throws IOException, CorpusException {
        try (Stream<Path> walk = Files.walk(start)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().equals(CorpusDescriptor.FILE_NAME))
                    .sorted((a, b) -> relative(a).compareTo(relative(b)))
                    .toList();
            if (files.stream().noneMatch(file -> MusicFile.of(file).isPresent())) {
                throw new CorpusException(start + ": no music found; accepted: " + MusicFile.ACCEPTED);
            }
            return files;
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private CorpusDescriptor descriptor(Path file) throws IOException, CorpusException {
        for (CorpusDescriptor descriptor : descriptors) {
            if (descriptor.describes(file)) {
                return descriptor;
            }
        }
        for (Path folder = file.getParent(); folder.startsWith(root); folder = folder.getParent()) {
            Path candidate = folder.resolve(CorpusDescriptor.FILE_NAME);
            if (Files.isRegularFile(candidate)) {
                CorpusDescriptor descriptor =
                        found.containsKey(candidate) ? found.get(candidate) : CorpusDescriptor.read(candidate);
                found.put(candidate, descriptor);
                if (descriptor.describes(file)) {
                    return descriptor;
                }
            }
        }
        return CorpusDescriptor.of(nameOf(start), CorpusDescriptor.UNSTATED, Licence.NOT_STATED, "not stated");
    }

    private static String nameOf(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String slug =
                name.replaceFirst("\\.[^.]*$", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty()
                ? "corpus"
                : slug.substring(0, Math.min(60, slug.length())).replaceAll("-$", "");
    }

    private ImportReport.FileReport take(Path file, CorpusDescriptor descriptor) throws IOException {
        List<String> taken = new ArrayList<>();
        List<ImportReport.Left> left = new ArrayList<>();
        List<Found> readings = readings(file);
        boolean music = readings.stream().anyMatch(Found.Tune.class::isInstance);
        CorpusDescriptor terms = music ? descriptor.and(OwnTerms.of(file)) : descriptor;
        for (Found reading : readings) {
            Optional<String> reason;
            if (reading instanceof Found.Tune tune) {
                reason = take(tune, terms, taken);
            } else {
                reason = Optional.of(((Found.Refused) reading).reason());
            }
            reason.ifPresent(text -> left.add(new ImportReport.Left(reading.place(), text)));
        }
        return new ImportReport.FileReport(relative(file), descriptor.name(), taken, left);
    }

    private List<Found> readings(Path file) throws IOException {
        Optional<MusicFile> kind = MusicFile.of(file);
        if (kind.isEmpty()) {
            return refused(file, "no music by its name; accepted: " + MusicFile.ACCEPTED);
        }
        if (Files.size(file) > MAX_FILE_BYTES) {
            return refused(
                    file, "found " + Files.size(file) + " bytes, accepted: at most " + MAX_FILE_BYTES + " in a file");
        }
        String path = relative(file).replaceFirst("\\.[^./]*$", "");
        try {
            return kind.get().read(Files.readAllBytes(file), path);
        } catch (NotationException e) {
            return refused(file, e.getMessage());
        }
    }

    private List<Found> refused(Path file, String reason) {
        return List.of(new Found.Refused(file.getFileName().toString(), reason));
    }

    /** Adds the tune to the works, or says why not. */
    private Optional<String> take(Found.Tune tune, CorpusDescriptor descriptor, List<String> taken) {
        if (tune.melody().notes().isEmpty()) {
            return Optional.of("no notes in it");
        }
        Digest digest = Digest.of(tune.bytes());
        if (digests.containsKey(digest)) {
            return Optional.of("the same bytes as " + digests.get(digest));
        }
        Optional<String> group =
                descriptor.group().map(tune.attributes()::get).map(name -> descriptor.name() + "/" + Text.line(name));
        if (descriptor.onePerGroup() && group.isPresent() && groups.containsKey(group.get())) {
            return Optional.of("a version of " + groups.get(group.get()) + " (group " + group.get() + ")");
        }
        CatalogueEntry entry = entry(tune, descriptor, digest);
        works.add(new Work(entry, group.orElse(entry.id()), List.of(tune.melody())));
        digests.put(digest, entry.id());
        group.ifPresent(name -> groups.putIfAbsent(name, entry.id()));
        taken.add(entry.id());
        return Optional.empty();
    }

    private CatalogueEntry entry(Found.Tune tune, CorpusDescriptor descriptor, Digest digest) {
        String prefix = descriptor.name() + "/";
        String key = Text.line(tune.key().startsWith(prefix) ? tune.key() : prefix + tune.key(), MAX_ID);
        String id = key;
        for (int n = 2; !ids.add(id); n++) {
            id = key + "~" + n;
        }
        String title = Text.line(tune.title());
        String source = tune.source()
                .map(Text::line)
                .filter(text -> !text.isEmpty())
                .orElse(descriptor.source()
                        + tune.detail().map(detail -> ", " + detail).orElse(""));
        return new CatalogueEntry(
                        id,
                        title.isEmpty() ? id : title,
                        tune.creators().stream()
                                .map(Text::line)
                                .filter(creator -> !creator.isEmpty())
                                .toList(),
                        descriptor.tradition(),
                        Text.line(source),
                        descriptor.licence(),
                        digest)
                .with(List.of(tune.melody()), descriptor.mining());
    }
}
