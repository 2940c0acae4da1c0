package dev.stemma.generator.model;

import dev.stemma.generator.corpus.CorpusException;
import dev.stemma.generator.corpus.WorkList;
import dev.stemma.generator.model.kernel.LstmNetwork;
import dev.stemma.generator.model.kernel.LstmWeights;
import dev.stemma.generator.model.mixture.LearnedMembers;
import dev.stemma.generator.model.mixture.MixtureModel;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.SafeTensors;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A model as it lies on disk: {@code config.json} and {@code model.safetensors}; beside them {@code card.md},
 * {@code dataset.json}, whose works are read only when they are to be named, and {@code training.json}. Damage to any of
 * these but the card becomes known: the list of works must have the root that the configuration states, and the model the
 * digest that the training record states.
 *
 * <p>Tensors, each laid out as the class says that is named:
 *
 * <ul>
 *   <li>{@code lstm.*} and {@code output.*}: the network ({@link LstmWeights});
 *   <li>{@code markov.*}: what followed what in the training works ({@link dev.stemma.generator.model.markov.PackedCounts});
 *   <li>{@code mixer.*}: how much each member counts ({@link LearnedMembers}); these and the counts are left out where the
 *       network is the only member;
 *   <li>{@code runs.*}: the index of works ({@link WorkIndex}), numbered as in {@code dataset.json}.
 * </ul>
 */
public final class ModelFolder {
    public static final String CONFIG = "config.json";
    public static final String WEIGHTS = "model.safetensors";
    public static final String DATASET = "dataset.json";
    public static final String TRAINING = "training.json";

    /** Credentials of the list of works, if it has been signed. */
    public static final String DATASET_CREDENTIALS = DATASET + ".c2pa";

    private static final long LARGEST_FILE = 256L << 20;

    private final ModelConfig config;
    private final SafeTensors tensors;
    private final LstmWeights weights;
    private final Optional<LearnedMembers> members;
    private final WorkIndex index;
    private final CompletableFuture<WorkList> works;
    private final CompletableFuture<Digest> digest;
    private final CompletableFuture<Optional<String>> damage;

    /** A model of a network alone that is not on disk yet. */
    public ModelFolder(ModelConfig config, LstmWeights weights, WorkIndex index) {
        this(config, weights, Optional.empty(), index);
    }

    /**
     * A model that is not on disk yet.
     *
     * @throws IllegalArgumentException if the configuration states other members
     */
    public ModelFolder(ModelConfig config, LstmWeights weights, Optional<LearnedMembers> members, WorkIndex index) {
        this(
                config,
                tensors(weights, members, index),
                weights,
                members,
                index,
                CompletableFuture.failedFuture(new ModelException("the model " + config.id() + " is not on disk")),
                Optional.empty());
    }

    private static SafeTensors tensors(LstmWeights weights, Optional<LearnedMembers> members, WorkIndex index) {
        SafeTensors tensors = index.addTo(weights.addTo(SafeTensors.EMPTY));
        return members.isPresent() ? members.get().addTo(tensors) : tensors;
    }

    private ModelFolder(
            ModelConfig config,
            SafeTensors tensors,
            LstmWeights weights,
            Optional<LearnedMembers> members,
            WorkIndex index,
            CompletableFuture<WorkList> works,
            Optional<Path> folder) {
        requireFit(config, members);
        this.members = members;
        this.config = config;
        this.tensors = tensors;
        this.weights = weights;
        this.index = index;
        this.works = works;
        this.digest = CompletableFuture.supplyAsync(() -> digest(config, tensors));
        this.damage = digest.thenApply(computed -> folder.flatMap(read -> Intactness.damage(read, config, computed)));
    }

    /**
     * Reads a model. Digests are computed beside other work: {@link #requireIntact} says whether they agree.
     *
     * @throws ModelException if a file is missing, damaged, or does not fit the other, saying which
     */
    public static ModelFolder read(Path folder) throws ModelException {
        ModelConfig config = ModelConfigJson.read(bytes(folder.resolve(CONFIG)));
        try {
            SafeTensors tensors = SafeTensors.read(bytes(folder.resolve(WEIGHTS)));
            LstmWeights weights = LstmWeights.from(tensors);
            WorkIndex index = WorkIndex.from(tensors);
            requireFit(config, weights, index);
            CompletableFuture<WorkList> works =
                    CompletableFuture.supplyAsync(() -> works(folder.resolve(DATASET), config));
            return new ModelFolder(
                    config, tensors, weights, LearnedMembers.from(tensors), index, works, Optional.of(folder));
        } catch (AssetException | IllegalArgumentException e) {
            throw new ModelException(folder.resolve(WEIGHTS) + ": " + e.getMessage(), e);
        }
    }

    private static WorkList works(Path file, ModelConfig config) {
        try {
            WorkList works = WorkList.read(bytes(file), config.dataset().root());
            if (works.size() != config.dataset().works()) {
                throw new ModelException(file + " lists " + works.size() + " works, config.json states "
                        + config.dataset().works());
            }
            return works;
        } catch (ModelException e) {
            throw new CompletionException(e);
        } catch (CorpusException e) {
            throw new CompletionException(new ModelException(file + ": " + e.getMessage(), e));
        }
    }

    private static void requireFit(ModelConfig config, LstmWeights weights, WorkIndex index) {
        String stated = config.layers() + " layers of " + config.hidden() + " units, "
                + MelodyContext.featureCount(config.vocabulary()) + " features, "
                + config.vocabulary().size() + " tokens, " + config.dataset().works() + " works";
        String found = weights.layers().size() + " layers of " + weights.hidden() + " units, " + weights.inputs()
                + " features, " + weights.outputs() + " tokens, " + index.works() + " works";
        if (!stated.equals(found)) {
            throw new IllegalArgumentException(
                    "does not fit config.json\n  stated: " + stated + "\n  found:  " + found);
        }
    }

    private static void requireFit(ModelConfig config, Optional<LearnedMembers> members) {
        ModelConfig.Members found =
                members.isPresent() ? ModelConfig.Members.standard(config.vocabulary()) : ModelConfig.Members.NETWORK;
        if (!config.members().equals(found)) {
            throw new IllegalArgumentException(
                    "does not fit config.json\n  stated: " + config.members() + "\n  found:  " + found);
        }
        members.ifPresent(learned -> learned.requireFit(config.vocabulary()));
    }

    static byte[] bytes(Path file) throws ModelException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new ModelException(file + " has " + Files.size(file) + " bytes; accepted: " + LARGEST_FILE);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ModelException("a model folder needs " + file + ", which cannot be read", e);
        }
    }

    /**
     * SHA-256 over the canonical configuration and then each tensor in order of name, credentials and other metadata
     * left out. Each part is preceded by its length, numbers are unsigned 64-bit little-endian:
     *
     * <pre>
     * length, config.json in canonical form
     * for each tensor: length, name in UTF-8; length, element type; rank; each dimension; length, data as in the file
     * </pre>
     */
    private static Digest digest(ModelConfig config, SafeTensors tensors) {
        MessageDigest sha = Digest.sha256();
        part(sha, ModelConfigJson.canonical(config));
        for (Map.Entry<String, SafeTensors.Tensor> entry : tensors.tensors().entrySet()) {
            SafeTensors.Tensor tensor = entry.getValue();
            part(sha, entry.getKey().getBytes(StandardCharsets.UTF_8));
            part(sha, tensor.type().name().getBytes(StandardCharsets.UTF_8));
            number(sha, tensor.shape().size());
            tensor.shape().forEach(dimension -> number(sha, dimension));
            ByteBuffer data = tensor.data();
            number(sha, data.remaining());
            sha.update(data);
        }
        return Digest.ofBytes(sha.digest());
    }

    private static void part(MessageDigest sha, byte[] bytes) {
        number(sha, bytes.length);
        sha.update(bytes);
    }

    private static void number(MessageDigest sha, long value) {
        sha.update(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }

    public ModelConfig config() {
        return config;
    }

    /** SHA-256 over configuration and tensors, computed beside other work. */
    public Digest digest() {
        return digest.join();
    }

    /**
     * The list of works that the model learnt from, as the index numbers them, read beside other work.
     *
     * @throws ModelException if the model is not on disk, or if the list is damaged or not that of the configuration
     */
    public WorkList works() throws ModelException {
        try {
            return works.join();
        } catch (CompletionException e) {
            throw new ModelException(e.getCause().getMessage(), e);
        }
    }

    /**
     * Waits until all that was read has been compared with the digests that the folder states.
     *
     * @throws ModelException if a byte is not as it was written, naming the file and both digests
     */
    public ModelFolder requireIntact() throws ModelException {
        Optional<String> found = damage.join();
        if (found.isPresent()) {
            throw new ModelException(found.get());
        }
        return this;
    }

    /** The runs of the works that the model learnt from. */
    public WorkIndex index() {
        return index;
    }

    /** What it learned beside its network; nothing if that is its only member. */
    public Optional<LearnedMembers> members() {
        return members;
    }

    /** The model, ready to predict. */
    public MelodyModel model() {
        NetworkModel network = network();
        return members.isPresent() ? new MixtureModel(network, members.get()) : network;
    }

    /** Its network alone. */
    public NetworkModel network() {
        return new NetworkModel(config.vocabulary(), new LstmNetwork(weights));
    }

    /**
     * The model with some of its members only, as in {@link MixtureModel#only}.
     *
     * @param names none for all
     * @throws IllegalArgumentException if the model has no such member, or if those are not enough
     */
    public MelodyModel model(Set<String> names) {
        MelodyModel model = model();
        if (names.isEmpty() || model instanceof NetworkModel && names.equals(Set.of("network"))) {
            return model;
        }
        if (model instanceof MixtureModel mixture) {
            return mixture.only(names);
        }
        throw new IllegalArgumentException("the model " + config.id() + " is a network alone, found " + names);
    }

    /** {@code config.json} as it is written. */
    public byte[] configFile() {
        return ModelConfigJson.pretty(config);
    }

    /** {@code model.safetensors} as it is written. */
    public byte[] weightsFile() {
        return tensors.write();
    }
}
