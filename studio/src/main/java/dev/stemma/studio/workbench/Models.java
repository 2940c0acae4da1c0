package dev.stemma.studio.workbench;

import dev.stemma.generator.model.ModelConfig;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.Replay;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The models at hand: folders of one folder, and of further ones after it, each read once. */
public final class Models {
    /** The model that is asked where none is named. */
    public static final String DEFAULT = "melody-2";

    private final Path folder;
    private final List<Path> folders;
    private final Map<String, ModelFolder> open = new ConcurrentHashMap<>();
    private final Map<ModelFolder, KnownModel> known = new ConcurrentHashMap<>();

    /** @param further folders; a model there of a name that there is before is not found by it */
    Models(Path folder, Path... further) {
        this.folder = folder;
        this.folders = Stream.concat(Stream.of(folder), Stream.of(further)).toList();
    }

    /**
     * A model by the name of its folder.
     *
     * @param id {@value #DEFAULT} if nothing is said, or the first by name where that is not at hand
     */
    public ModelFolder open(Optional<String> id) throws WorkbenchException {
        String wanted = wanted(id);
        ModelFolder opened = open.get(wanted);
        return opened != null ? opened : read(wanted);
    }

    private String wanted(Optional<String> id) throws WorkbenchException {
        List<String> known = ids();
        String wanted = id.or(() -> known.stream().findFirst())
                .orElseThrow(() -> new WorkbenchException(
                        "there is no model in " + folder, "train one: stemma train CORPUS --out DIR"));
        if (!known.contains(wanted)) {
            throw new WorkbenchException(
                    "there is no model " + wanted + " in " + folder, "there are: " + String.join(", ", known));
        }
        return wanted;
    }

    /** The folder of a model: the path itself if one lies there, else that of the name, chosen as by {@link #open}. */
    Path folder(Optional<Path> name) throws WorkbenchException {
        if (name.isPresent() && Files.exists(name.get().resolve(ModelFolder.CONFIG))) {
            return name.get();
        }
        return place(wanted(name.map(path -> String.valueOf(path.getFileName()))));
    }

    /** One at a time: it takes many times its size while it is read, and all who ask at once for it wait for the same. */
    private synchronized ModelFolder read(String wanted) throws WorkbenchException {
        ModelFolder readMeanwhile = open.get(wanted);
        if (readMeanwhile != null) {
            return readMeanwhile;
        }
        try {
            ModelFolder model = ModelFolder.read(place(wanted));
            open.put(wanted, model);
            return model;
        } catch (ModelException e) {
            throw cannotBeUsed(wanted, e);
        }
    }

    /**
     * Finds models by their digests, those here and further ones; for any number of threads.
     *
     * @param further folders of a model, or of several
     */
    Replay.Models byDigest(List<Path> further) {
        Map<Digest, Optional<ModelFolder>> found = new ConcurrentHashMap<>();
        return digest -> found.computeIfAbsent(digest, wanted -> find(wanted, further));
    }

    /** A model to hear what people do to a piece: that of the last request if it is at hand, else the first by name. */
    Optional<ModelFolder> listener(Journal journal) {
        return journal.entries().stream()
                .map(Entry::operation)
                .filter(Generation.Requested.class::isInstance)
                .map(request -> ((Generation.Requested) request).model())
                .reduce((earlier, later) -> later)
                .flatMap(digest -> find(digest, List.of()))
                .or(this::first);
    }

    private Optional<ModelFolder> first() {
        try {
            return Optional.of(open(Optional.empty()).requireIntact());
        } catch (WorkbenchException | ModelException unusable) {
            return Optional.empty();
        }
    }

    private Optional<ModelFolder> find(Digest digest, List<Path> further) {
        List<Path> found = new ArrayList<>();
        further.forEach(each -> found.addAll(models(each)));
        folders.forEach(each -> found.addAll(models(each)));
        for (Path each : found) {
            try {
                ModelFolder model = each.equals(place(each.getFileName().toString()))
                        ? open(Optional.of(each.getFileName().toString()))
                        : ModelFolder.read(each);
                if (model.digest().equals(digest)) {
                    return Optional.of(model.requireIntact());
                }
            } catch (WorkbenchException | ModelException unusable) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** The folder itself if it is that of a model, else those in it that are. */
    private static List<Path> models(Path folder) {
        if (Files.exists(folder.resolve(ModelFolder.CONFIG))) {
            return List.of(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve(ModelFolder.CONFIG)))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** What there is to know of all models that can be used, the default model first. */
    public List<KnownModel> known() throws WorkbenchException {
        List<KnownModel> usable = new ArrayList<>();
        for (String id : ids()) {
            try {
                ModelFolder model = open(Optional.of(id));
                KnownModel told = known.get(model);
                if (told == null) {
                    told = KnownModel.of(model);
                    known.put(model, told);
                }
                usable.add(told);
            } catch (WorkbenchException unusable) {
                continue;
            }
        }
        return usable;
    }

    /** Whether a folder has this name. */
    public boolean has(String id) {
        return ModelConfig.isId(id) && Files.exists(place(id).resolve(ModelFolder.CONFIG));
    }

    /** Where a model of this name lies, or would. */
    Path folder(String id) {
        return place(id);
    }

    /** Refuses what a damaged model made; its digests are computed while it is at work. */
    void requireIntact(ModelFolder model) throws WorkbenchException {
        try {
            model.requireIntact();
        } catch (ModelException e) {
            throw cannotBeUsed(model.config().id(), e);
        }
    }

    private static WorkbenchException cannotBeUsed(String id, ModelException cause) {
        return new WorkbenchException(
                "the model " + id + " cannot be used: " + cause.getMessage(),
                "restore its folder from where you have it",
                cause);
    }

    /** The folder of a model: the first of its name that there is. */
    private Path place(String id) {
        return folders.stream()
                .map(each -> each.resolve(id))
                .filter(each -> Files.exists(each.resolve(ModelFolder.CONFIG)))
                .findFirst()
                .orElse(folder.resolve(id));
    }

    /** The default model first, the others by folder and name. */
    private List<String> ids() throws WorkbenchException {
        Set<String> ids = new LinkedHashSet<>();
        if (has(DEFAULT)) {
            ids.add(DEFAULT);
        }
        for (Path each : folders) {
            ids.addAll(ids(each));
        }
        return List.copyOf(ids);
    }

    private static List<String> ids(Path folder) throws WorkbenchException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve(ModelFolder.CONFIG)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new WorkbenchException(folder + " cannot be read: " + e.getMessage(), "check its rights", e);
        }
    }
}
